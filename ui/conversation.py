"""The Ask page's HTML: turns, the welcome, the box to ask in, earlier conversations."""

from html import escape

from assistant.answer import Answer
from assistant.assistant import MAX_QUESTION_CHARS
from sources.catalogue import date_words
from ui.history import Conversation, Exchange
from ui.render import answer_html, question_list, text_html
from ui.tongue import ENGLISH, Tongue

EXAMPLES = (
    "What are the three pillars of the responsibility to protect?",
    "How many people have died in Syria?",
    "Who wants Syria referred to the International Criminal Court?",
    "What is the role of regional organisations in preventing atrocities?",
)


def ask_html(conversation: Conversation, size: int, filters: str, past: str, t: Tongue) -> str:
    """The whole page.

    Args:
        conversation: The one to show; may be empty.
        size: How many documents the library holds.
        filters: HTML of the filters.
        past: HTML of the earlier conversations.
        t: Language of the labels.
    """
    turns = conversation_html(conversation, size, t)
    return (
        f'<div class="r2p-ask"><aside class="r2p-past" id="r2p-past" '
        f'aria-label="{escape(t("Conversations"))}">{past}</aside>'
        f'<div id="r2p-main"><div id="r2p-chat">{turns}</div>'
        f"{_composer(conversation.id, filters, t)}</div></div>"
    )


def conversation_html(
    conversation: Conversation, size: int, t: Tongue = ENGLISH, pending: str | None = None
) -> str:
    """All exchanges in order, then the question that is being worked on.

    Args:
        conversation: Without exchanges, the page shows what can be asked.
        size: How many documents the library holds.
        t: Language of the labels.
        pending: A question without an answer yet, or None.
    """
    turns = [turn_html(conversation, place, t) for place in range(len(conversation.exchanges))]
    if pending is not None:
        turns.append(pending_html(pending, t("Searching the library …"), t))
    if not turns:
        return _welcome(size, t) if size else _empty_library(t)
    return f'<h1 class="r2p-live">{escape(conversation.title or t("Ask"))}</h1>' + "".join(turns)


def turn_html(conversation: Conversation, place: int, t: Tongue) -> str:
    """One exchange of the conversation."""
    exchange = conversation.exchanges[place]
    if exchange.answer is not None:
        foot = _foot_buttons(conversation.id, exchange, place, t)
        body = answer_html(exchange.answer, place, t, foot)
    else:
        body = (
            f'<p class="r2p-status r2p-notice"><strong>{escape(exchange.notice)}'
            f"</strong> {escape(exchange.hint)}</p>"
            f'<p><button type="button" class="r2p-quiet" data-ask="{escape(exchange.question)}">'
            f"{escape(t('Ask again'))}</button></p>"
        )
    filters = (
        f'<p class="r2p-filtered">{escape(t("Only from: {what}", what=exchange.filters))}</p>'
        if exchange.filters
        else ""
    )
    return (
        f'<article class="r2p-turn" id="r2p-turn-{place}">'
        f'<h2 class="r2p-asked">{escape(exchange.question)}</h2>{filters}'
        f'<div class="r2p-answer" tabindex="-1" role="group" aria-label="{escape(t("Answer"))}">'
        f"{body}</div></article>"
    )


def pending_html(question: str, note: str, t: Tongue) -> str:
    """The question that is being worked on, and how far that is."""
    return (
        f'<article class="r2p-turn r2p-pending"><h2 class="r2p-asked">{escape(question)}</h2>'
        f'<div class="r2p-wait" id="r2p-wait">{escape(note)}</div></article>'
    )


def growing_html(answer: Answer, t: Tongue) -> str:
    """The checked sentences of an answer that is still being written."""
    note = t("{model} is writing; each sentence is checked first …", model=answer.model)
    return f'<div class="r2p-text">{text_html(answer)}</div><p>{escape(note)}</p>'


def past_html(listed: tuple[Conversation, ...], current: str, t: Tongue) -> str:
    """The earlier conversations as links, last changed first."""
    rows = "".join(
        f'<li{_here(c.id == current)}><a href="/?c={c.id}"{_at(c.id == current)}>'
        f"{escape(c.title)}</a>"
        f'<span class="r2p-when">{escape(date_words(c.changed[:10]))}</span>'
        f'<button type="button" class="r2p-plain" data-act="forget" data-id="{c.id}" '
        f'data-confirm="{escape(t("Delete?"))}" '
        f'aria-label="{escape(t("Delete the conversation: {title}", title=c.title))}">'
        "×</button></li>"
        for c in listed
    )
    body = f"<ul>{rows}</ul>" if rows else f"<p>{escape(t('None yet.'))}</p>"
    return (
        f'<p><a class="r2p-button r2p-restart" href="/?new=1">'
        f"{escape(t('New conversation'))}</a></p>"
        f'<details open class="r2p-past-list" id="r2p-past-list"><summary>'
        f"{escape(t('Earlier conversations'))}</summary>{body}</details>"
    )


def thanks_html(conversation: Conversation, place: int, t: Tongue) -> str:
    """The thumbs of an answer, with room for a reason once one is chosen."""
    exchange = conversation.exchanges[place]
    ids = f'data-c="{conversation.id}" data-turn="{place}"'
    buttons = "".join(
        f'<button type="button" class="r2p-quiet r2p-thumb" data-act="thumb" {ids} '
        f'data-thumb="{value}" aria-pressed="{str(exchange.thumb == value).lower()}" '
        f'id="r2p-thumb-{place}-{value}">{escape(t(label))}</button>'
        for value, label in (("up", "Helpful"), ("down", "Not helpful"))
    )
    if not exchange.thumb:
        return buttons
    return (
        f'{buttons}<form class="r2p-reason" data-act="reason">'
        f'<input type="hidden" name="c" value="{conversation.id}">'
        f'<input type="hidden" name="turn" value="{place}">'
        f'<label class="r2p-live" for="r2p-reason-{place}">{escape(t("Why?"))}</label>'
        f'<input id="r2p-reason-{place}" name="reason" maxlength="500" '
        f'value="{escape(exchange.reason)}" '
        f'placeholder="{escape(t("Why? (kept on this machine only)"))}">'
        f'<button class="r2p-quiet">{escape(t("Keep"))}</button></form>'
    )


def _foot_buttons(identity: str, exchange: Exchange, place: int, t: Tongue) -> str:
    conversation = Conversation(identity, "", "", (exchange,) * (place + 1))
    receipt = (
        f'<a class="r2p-quiet" href="/api/v1/conversations/{identity}/receipt/{place}" download>'
        f"{escape(t('Receipt'))}</a>"
        if exchange.answer
        else ""
    )
    return (
        f"{receipt}"
        f'<span class="r2p-thumbs" id="r2p-thumbs-{place}">'
        f"{thanks_html(conversation, place, t)}</span>"
    )


def exports_html(identity: str, t: Tongue) -> str:
    """Links that save the conversation, and one that copies its address."""
    links = "".join(
        f'<a href="/api/v1/conversations/{identity}/export?format={form}" download>{label}</a>'
        for form, label in (("docx", "Word"), ("md", "Markdown"), ("pdf", "PDF"))
    )
    return (
        f'<span class="r2p-save">{escape(t("Save conversation:"))} {links}</span>'
        f'<button type="button" class="r2p-plain" data-link="/?c={identity}">'
        f"{escape(t('Copy link'))}</button>"
    )


def _composer(identity: str, filters: str, t: Tongue) -> str:
    return (
        '<form id="r2p-composer" data-act="ask">'
        f'<input type="hidden" name="c" id="r2p-c" value="{identity}">'
        f'<div id="r2p-filters">{filters}</div><div class="r2p-row">'
        f'<label class="r2p-live" for="r2p-question">{escape(t("Your question"))}</label>'
        f'<textarea id="r2p-question" name="question" rows="1" maxlength="{MAX_QUESTION_CHARS}" '
        f'placeholder="{escape(t("Ask a question"))}"></textarea>'
        f'<button class="r2p-button" id="r2p-ask">{escape(t("Ask"))}</button>'
        f'<button type="button" class="r2p-button r2p-stop" id="r2p-stop" hidden>'
        f"{escape(t('Stop'))}</button></div>"
        f'<div class="r2p-under" id="r2p-under"></div></form>'
    )


def _welcome(size: int, t: Tongue) -> str:
    held = t("1 document") if size == 1 else t("{n} documents", n=size)
    return (
        f'<section class="r2p-welcome"><h1>{escape(t("What would you like to know?"))}</h1><p>'
        + escape(
            t(
                "Answers on the Responsibility to Protect from {held} in the library, put together "
                "from the sources’ own sentences. A numbered marker opens the source at the words "
                "it cites. Nothing leaves this machine.",
                held=held,
            )
        )
        + f"</p>{question_list(EXAMPLES)}</section>"
    )


def _empty_library(t: Tongue) -> str:
    return (
        f'<section class="r2p-welcome"><h1>{escape(t("The library is empty"))}</h1>'
        f"<p>{escape(t('Add documents on the Library page, then ask.'))}</p>"
        f'<p><a class="r2p-button" href="/library">{escape(t("Open the library"))}</a></p>'
        "</section>"
    )


def _here(here: bool) -> str:
    return ' class="r2p-here"' if here else ""


def _at(here: bool) -> str:
    return ' aria-current="true"' if here else ""
