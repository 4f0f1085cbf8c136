"""Print twenty answers of all kinds from the library: `python -m evals.twenty`."""

from assistant.assistant import Turn
from assistant.build import build_assistant
from assistant.llm import NO_MODEL
from sources.settings import Settings

# Each is asked alone, but for a tuple, whose questions follow one another.
QUESTIONS: tuple[str | tuple[str, ...], ...] = (
    "What are the three pillars?",
    "How many people have died in Syria?",
    "Who wants the Syria file sent to The Hague?",
    "When did Dieng warn of sectarian violence?",
    "In which country did the AU first use Article 4(h)?",
    "How many troops does the African Standby Force have?",
    "What is R2P?",
    "What is the difference between structural and operational prevention?",
    "Where was the 2022 meeting of the focal points held?",
    "Why was the workshop on South-South cooperation held in Stockholm?",
    "What do Kaye and Dieng say about the International Criminal Court?",
    "Which recommendations came out of the 2022 meeting of R2P Focal Points?",
    "What is the role of civil society in preventing atrocities?",
    "Did the M23 take Goma?",
    "Who wrote “Electoral Violence in Kenya”, and when?",
    "What is the budget of the Global Network of R2P Focal Points?",
    "Combien de personnes ont été déplacées au Mali ?",
    "Who is Almgro?",
    ("Which Ghanaian institution is a model for conflict prevention?", "Why was it created?"),
    ("What are the three pillars of the responsibility to protect?", "And the second one?"),
)


def main() -> None:
    """Print each question with its answer; follow-ups after what they follow."""
    assistant = build_assistant(Settings(), NO_MODEL)
    for number, asked in enumerate(QUESTIONS, start=1):
        history: tuple[Turn, ...] = ()
        for question in (asked,) if isinstance(asked, str) else asked:
            answer = assistant.ask(question, history)
            history = (*history, Turn(question, answer))
            print(f"## {number}. {question}\n[{answer.status.value}]\n{answer.text}\n")


if __name__ == "__main__":
    main()
