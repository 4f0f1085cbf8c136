"""Train the judge's encoder: `python -m evals.grounding.train`.

Seeded; reads the training part only, less the rows held out for what is fitted
on top (`evals.grounding.fit`).
"""

import argparse
import random
import sys
import time
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.grounding.embeddings import WordVectors
from assistant.grounding.encoder import FROZEN, WEIGHTS, Network
from evals.grounding.examples import Example, derived, labelled
from evals.grounding.sets import FOLDER, rows

if TYPE_CHECKING:
    import torch

SEED = 7
RATE = 1.5e-4
BATCH = 32
# Share of the derived pairs in each pass: the labelled rows have the last word.
SHARES = (1 / 2, 1 / 3, 1 / 6)
# The learning rate is planned over all passes; the shipped weights are those after two.
PASSES = 2


def main() -> None:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=FOLDER, help="folder of the public sets")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument("--passes", type=int, default=PASSES, help="stop after so many")
    given = parser.parse_args()
    kept = [r for r in rows("train", given.data) if not r.held_out]
    rng = random.Random(SEED)
    vectors = WordVectors()
    true, made = labelled(kept), derived(kept, vectors, rng)
    plan = [[*true, *rng.sample(made, int(share * len(made)))] for share in SHARES]
    print(f"{len(kept)} rows, {sum(map(len, plan))} examples", file=sys.stderr)
    train(plan, rng, given.out, given.passes)


def train(plan: list[list[Example]], rng: random.Random, out: Path, passes: int) -> None:
    """Write the weights after each pass over a part of the plan, in batches of like length."""
    import torch

    torch.manual_seed(SEED)
    network = Network()
    for name, tensor in network.body.named_parameters():
        tensor.requires_grad = not name.startswith(FROZEN)
    weights = [t for t in network.body.parameters() if t.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": weights, "lr": RATE}, {"params": network.head.parameters(), "lr": 10 * RATE}],
        weight_decay=0.01,
    )
    batches = [b for part in plan for b in _batches(part, rng)]
    ends = list(accumulate(-(-len(part) // BATCH) for part in plan))[:passes]
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [RATE, 10 * RATE], total_steps=len(batches), pct_start=0.1
    )
    network.body.train()
    began, running = time.monotonic(), 0.0
    for step, batch in enumerate(batches[: ends[-1]], start=1):
        features = network.features([e.evidence for e in batch], [e.claim for e in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = network.logits(features)
        loss = _loss(logits.float(), torch.tensor([e.label for e in batch]))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        schedule.step()
        running += (loss.item() - running) / min(step, 50)
        if step % 25 == 0:
            spent = time.monotonic() - began
            print(f"{step}/{len(batches)} loss {running:.3f} {spent:.0f} s", file=sys.stderr)
        if step in ends:
            network.save(out)


def _batches(part: list[Example], rng: random.Random) -> list[list[Example]]:
    order = sorted(part, key=lambda e: len(e.evidence) + len(e.claim) + rng.random() * 60)
    found = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    rng.shuffle(found)
    return found


def _loss(logits: "torch.Tensor", labels: "torch.Tensor") -> "torch.Tensor":
    """Cross entropy; where only "not supported" is known, of the two other labels together."""
    import torch

    log = torch.log_softmax(logits, dim=1)
    known = log.gather(1, labels.clamp(min=0).unsqueeze(1)).squeeze(1)
    other = torch.logsumexp(log[:, 1:], dim=1)
    loss: torch.Tensor = -torch.where(labels >= 0, known, other).mean()
    return loss


if __name__ == "__main__":
    main()
