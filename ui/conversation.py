"""A conversation and its page: what was asked, what came back, what may be asked."""

from dataclasses import dataclass
from html import escape

from assistant.answer import Answer
from ui.render import answer_html, question_list

EXAMPLES = (
    "What are the three pillars of the responsibility to protect?",
    "How many people have died in Syria?",
    "Who wants Syria referred to the International Criminal Court?",
    "What is the role of regional organisations in preventing atrocities?",
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question with its answer, or with the notice of why there is none.

    Attributes:
        question: As asked.
        answer: What the assistant said, or None.
        notice: One line on what failed, "" where nothing did.
        hint: One line on what to do about it, or "".
    """

    question: str
    answer: Answer | None = None
    notice: str = ""
    hint: str = ""


def conversation_html(
    exchanges: tuple[Exchange, ...], library_size: int, pending: str | None = None
) -> str:
    """All exchanges in order, then the question that is being worked on.

    Args:
        exchanges: Oldest first; without any, the page shows what can be asked.
        library_size: How many documents the library holds.
        pending: A question without an answer yet, or None.
    """
    turns = [_turn(exchange, number) for number, exchange in enumerate(exchanges)]
    if pending is not None:
        turns.append(_pending(pending, len(exchanges)))
    if not turns:
        return _welcome() if library_size else _empty_library()
    again = (
        '<p class="r2p-again"><button type="button" class="r2p-quiet r2p-restart">'
        "New conversation</button></p>"
    )
    return "".join(turns) + again


def top_html(library_size: int) -> str:
    """The head of the page: name, and in one line what it is and what it isn't."""
    held = "1 document" if library_size == 1 else f"{library_size} documents"
    return (
        '<header class="r2p-top"><h1>R2P Assistant</h1>'
        f"<p>Answers on the Responsibility to Protect from {held} in the library, every sentence "
        "cited to the exact words. Works offline and without a language model; nothing leaves "
        "this machine.</p></header>"
    )


def _turn(exchange: Exchange, number: int) -> str:
    if exchange.answer is not None:
        body = answer_html(exchange.answer, number)
    else:
        body = (
            f'<p class="r2p-status r2p-notice"><strong>{escape(exchange.notice)}'
            f"</strong> {escape(exchange.hint)}</p>"
        )
    return (
        f'<article class="r2p-turn"><h2 class="r2p-asked">{escape(exchange.question)}</h2>'
        f'<div class="r2p-answer" tabindex="-1" aria-label="Answer">{body}</div></article>'
    )


def _pending(question: str, number: int) -> str:
    return (
        f'<article class="r2p-turn r2p-pending"><h2 class="r2p-asked">{escape(question)}</h2>'
        '<p class="r2p-wait">Searching the library …</p></article>'
    )


def _welcome() -> str:
    return (
        '<section class="r2p-welcome"><h2>What would you like to know?</h2>'
        "<p>Ask in your own words. The answer is put together from the sources’ own sentences; "
        "a numbered marker opens the source at the words it cites.</p>"
        f"{question_list(EXAMPLES)}</section>"
    )


def _empty_library() -> str:
    return (
        '<section class="r2p-welcome"><h2>The library is empty</h2>'
        "<p>Add documents on the command line, then load this page again:</p>"
        "<pre>r2p ingest FILE or FOLDER</pre></section>"
    )
