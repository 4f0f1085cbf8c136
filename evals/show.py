"""Print the answers to a question set: `python -m evals.show [own|further] [dev|test]`."""

import sys

from assistant.build import build_assistant
from evals.dataset import SETS, load_questions
from evals.measures import key_fact_share
from sources.settings import Settings


def main() -> None:
    """Print each question of the set with its answer, status and share of key facts."""
    name = sys.argv[1] if len(sys.argv) > 1 else "own"
    split = sys.argv[2] if len(sys.argv) > 2 else "dev"
    assistant = build_assistant(Settings())
    for row in load_questions(SETS[name]):
        if row.split != split:
            continue
        answer = assistant.ask(row.question)
        share = key_fact_share(row.key_facts, answer.text) if row.key_facts else float("nan")
        print(f"## {row.id} [{row.kind}, {row.wording}] {row.question}")
        print(f"   {answer.status.value}, key facts {share:.2f}, {len(answer.text)} characters")
        print(f"   expected: {row.note}")
        print(answer.text, end="\n\n")


if __name__ == "__main__":
    main()
