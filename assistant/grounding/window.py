"""What a hub model reads beside a claim: short evidence whole, of long evidence the best part."""

from collections.abc import Sequence

from assistant.grounding.selection import Selected, sentences_of

# Evidence up to this length is read whole.
WHOLE_CHARS = 420
_MAX_CHARS = 700


def window(evidence: Sequence[str], selected: Selected) -> str:
    """The selected sentences in order of the text, or all the evidence where it is short."""
    if sum(map(len, evidence)) <= WHOLE_CHARS:
        return " ".join(" ".join(evidence).split())
    chosen: list[str] = []
    used = 0
    for sentence in selected.sentences:
        if chosen and used + len(sentence) > _MAX_CHARS:
            break
        chosen.append(sentence)
        used += len(sentence)
    order = {s: n for n, s in enumerate(s for text in evidence for s in sentences_of(text))}
    return " ".join(" ".join(sorted(chosen, key=lambda s: order.get(s, 0))).split())
