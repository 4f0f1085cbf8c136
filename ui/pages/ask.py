"""The Ask page: a question, a cited answer, and the source beside it."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.assistant import MAX_QUESTION_CHARS, Assistant, Turn
from sources.errors import AssistantError
from ui.conversation import Exchange, conversation_html, top_html
from ui.reader import citation_view, missing_html, passage_view, reader_html

STATIC = Path(__file__).resolve().parent.parent / "static"
READER_SCRIPT = "watch('value', () => document.dispatchEvent(new Event('r2p-reader')));"
Exchanges = tuple[Exchange, ...]

log = logging.getLogger(__name__)


def add_ask_page(assistant: Assistant) -> None:
    """Puts the page into the gr.Blocks that is open."""
    page = AskPage(assistant)
    size = len(assistant.documents)
    style = (STATIC / "style.css").read_text("utf-8")
    gr.HTML(
        top_html(size), elem_id="r2p-top", head=f"<style>{style}</style>", apply_default_css=False
    )
    exchanges = gr.State(())
    with gr.Column(elem_id="r2p-main"):
        chat = gr.HTML(
            conversation_html((), size),
            elem_id="r2p-chat",
            js_on_load=(STATIC / "ask.js").read_text("utf-8"),
            apply_default_css=False,
        )
        question, button = _composer()
    reader = gr.HTML("", elem_id="r2p-source", js_on_load=READER_SCRIPT, apply_default_css=False)
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    # One answer at a time: the models behind it use every core as it is.
    asking = {**quiet, "concurrency_id": "ask", "concurrency_limit": 1}
    gr.on(
        [question.submit, button.click],
        page.ask,
        [question, exchanges],
        [question, chat, exchanges],
        **asking,
    )
    chat.ask_this(page.ask_this, [exchanges], [chat, exchanges], **asking)
    chat.open_source(page.open_source, [exchanges], [reader], queue=False, **quiet)
    chat.restart(page.restart, [], [chat, exchanges], queue=False, **quiet)


def _composer() -> tuple[gr.Textbox, gr.Button]:
    with gr.Row(elem_id="r2p-composer"):
        question = gr.Textbox(
            label="Your question",
            placeholder="Ask a question",
            elem_id="r2p-question",
            lines=1,
            max_lines=5,
            max_length=MAX_QUESTION_CHARS,
            container=False,
            show_label=False,
        )
        button = gr.Button("Ask", variant="primary", elem_id="r2p-ask", scale=0, min_width=88)
    return question, button


@dataclass(frozen=True, slots=True)
class AskPage:
    """What the page does on each event; the conversation is the session's own.

    Attributes:
        assistant: Where answers and documents come from.
    """

    assistant: Assistant

    def ask(self, question: str, exchanges: Exchanges) -> Iterator[tuple[Any, Any, Any]]:
        """Empties the box and shows the question, then the answer; nothing for no question."""
        for chat, after in self._asked(question, exchanges):
            yield "", chat, after

    def ask_this(self, exchanges: Exchanges, event: gr.EventData) -> Iterator[tuple[Any, Any]]:
        """The same for a question that stands on a button of the page."""
        yield from self._asked(str(event._data.get("question", "")), exchanges)

    def open_source(self, exchanges: Exchanges, event: gr.EventData) -> str:
        """The reader at a citation or passage of an answer of this conversation."""
        turn, request = _number(event, "turn"), _number(event, "request")
        answer = exchanges[turn].answer if 0 <= turn < len(exchanges) else None
        if answer is None:
            return missing_html(request)
        marker, rank = _number(event, "marker"), _number(event, "rank")
        view = citation_view(answer, marker) or passage_view(answer, rank)
        if view is None:
            return missing_html(request)
        try:
            document = self.assistant.document(view.document_id)
        except AssistantError:
            return missing_html(request)
        return reader_html(document, view, turn, request)

    def restart(self) -> tuple[str, Exchanges]:
        """An empty conversation."""
        return conversation_html((), len(self.assistant.documents)), ()

    def _asked(self, question: str, exchanges: Exchanges) -> Iterator[tuple[Any, Any]]:
        if not question.strip():
            yield gr.skip(), gr.skip()
            return
        size = len(self.assistant.documents)
        yield conversation_html(exchanges, size, pending=question), gr.skip()
        after = (*exchanges, self._exchange(question, exchanges))
        yield conversation_html(after, size), after

    def _exchange(self, question: str, exchanges: Exchanges) -> Exchange:
        history = tuple(Turn(e.question, e.answer) for e in exchanges if e.answer)
        try:
            return Exchange(question, self.assistant.ask(question, history))
        except AssistantError as error:
            return Exchange(question, notice=error.message, hint=error.hint)
        except Exception:  # the edge of the program: a page must not show a traceback
            log.exception("The question could not be answered.")
            return Exchange(
                question,
                notice="The question could not be answered.",
                hint="The terminal that runs the assistant says why.",
            )


def _number(event: gr.EventData, name: str) -> int:
    """A whole number that the browser sent, or -1 for anything else."""
    value = event._data.get(name)
    return value if isinstance(value, int) else -1
