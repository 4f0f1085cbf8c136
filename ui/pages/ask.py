"""The Ask page: a question, a cited answer, and the source beside it."""

from dataclasses import dataclass, replace
from html import escape

from sources.errors import AssistantError
from ui.conversation import (
    ask_html,
    conversation_html,
    exports_html,
    growing_html,
    past_html,
    thanks_html,
)
from ui.desk import Desk
from ui.history import Conversation, Exchange, History
from ui.jobs import Job
from ui.pages.common import chosen_filters, filter_fields, open_source, seen_job
from ui.shelf import is_id
from ui.surface import Data, Reply, Visit, number_of, text_of
from ui.wanted import in_words

_NOTES = {
    "working": "Searching the library …",
    "waiting": "Others are asking as well; yours is next …",
}


@dataclass(frozen=True, slots=True)
class AskPage:
    """What the Ask page does; conversations are the user's own.

    Attributes:
        desk: Where answers and documents come from.
    """

    desk: Desk
    name: str = "ask"
    title: str = "Ask"
    scripts: tuple[str, ...] = ("ask.js",)

    def open(self, visit: Visit, query: Data) -> Reply:
        """The conversation that the address names, else the latest, else an empty one."""
        history = self._history(visit)
        past = history.all()
        conversation = history.load(text_of(query, "c", 16))
        question = text_of(query, "q")
        if conversation is None and past and not question and not text_of(query, "new"):
            conversation = past[0] if "c" not in query else None
        shown = conversation or history.new()
        size = len(self.desk.documents)
        listed = past_html(past, shown.id, visit.t)
        page = ask_html(shown, size, filter_fields(self.desk, visit.t), listed, visit.t)
        under = exports_html(shown.id, visit.t) if shown.exchanges else ""
        reply = Reply(
            {"#r2p-page": page, "#r2p-under": under},
            data={"begin": not shown.exchanges},
            url=f"/?c={shown.id}" if conversation else "/",
        )
        if not question or not size:
            return reply
        asked = self._ask(visit, {"question": question, "c": shown.id})
        return replace(asked, html={"#r2p-page": page, **asked.html})

    def act(self, visit: Visit, name: str, data: Data) -> Reply:
        """Ask, watch, stop, judge or forget."""
        acts = {
            "ask": self._ask,
            "job": self._job,
            "stop": self._stop,
            "thumb": self._thumb,
            "reason": self._reason,
            "forget": self._forget,
        }
        if name == "open_source":
            return open_source(self.desk, visit, data)
        return acts[name](visit, data) if name in acts else Reply()

    def _ask(self, visit: Visit, data: Data) -> Reply:
        question = text_of(data, "question").strip()
        history = self._history(visit)
        conversation = self._conversation(history, data)
        filters = chosen_filters(self.desk, data)
        said = in_words(filters, self.desk, visit.t)

        def work(job: Job) -> Conversation:
            try:
                answer = self.desk.ask(question, conversation.turns, filters, job)
                exchange = Exchange(question, answer, filters=said, asked_with=filters)
            except AssistantError as error:
                exchange = Exchange(question, notice=error.message, hint=error.hint, filters=said)
            job.check()
            return history.change(conversation, lambda latest: latest.with_exchange(exchange))

        job = self.desk.jobs.start(visit.user, work)
        size = len(self.desk.documents)
        chat = conversation_html(conversation, size, visit.t, pending=question)
        return Reply({"#r2p-chat": chat}, job=job.id, data={"fresh": True})

    def _job(self, visit: Visit, data: Data) -> Reply:
        job = seen_job(self.desk, visit, data)
        if job is None or job.state == "stopped":
            return self._shown(visit, self._conversation(self._history(visit), data))
        if job.state == "running":
            return Reply(self._growing(visit, job), job=job.id, version=job.version)
        if job.state == "failed":
            reply = self._shown(visit, self._conversation(self._history(visit), data))
            return replace(reply, error=visit.t(job.error), hint=visit.t(job.hint))
        conversation: Conversation = job.result
        reply = self._shown(visit, conversation)
        answer = conversation.exchanges[-1].answer
        n = len(answer.citations) if answer else 0
        said = {"answered": visit.t("Answer with {n} citations", n=n)}
        return replace(reply, url=f"/?c={conversation.id}", data=said)

    def _growing(self, visit: Visit, job: Job) -> dict[str, str]:
        """The sentences that are there already, or that the search goes on."""
        if job.partial is not None and job.partial.model != "none":
            return {"#r2p-wait": growing_html(job.partial, visit.t)}
        return {"#r2p-wait": escape(visit.t(_NOTES.get(job.note, _NOTES["working"])))}

    def _stop(self, visit: Visit, data: Data) -> Reply:
        if job := self.desk.jobs.get(visit.user, text_of(data, "job", 32)):
            job.stop()
        reply = self._shown(visit, self._conversation(self._history(visit), data))
        return replace(reply, say=visit.t("Stopped"))

    def _thumb(self, visit: Visit, data: Data) -> Reply:
        value = text_of(data, "thumb", 4)
        return self._judged(visit, data, thumb=value if value in ("up", "down") else "")

    def _reason(self, visit: Visit, data: Data) -> Reply:
        reply = self._judged(visit, data, reason=text_of(data, "reason", 500))
        return replace(reply, say=visit.t("Kept"))

    def _judged(self, visit: Visit, data: Data, **changes: str) -> Reply:
        history = self._history(visit)
        conversation, place = self._conversation(history, data), number_of(data, "turn")
        if not 0 <= place < len(conversation.exchanges):
            return Reply()
        before = conversation.exchanges[place]
        if changes.get("thumb") == before.thumb:
            changes = {"thumb": "", "reason": ""}
        after = history.change(
            conversation,
            lambda c: c.with_exchange(replace(c.exchanges[place], **changes), place),  # type: ignore[arg-type]
        )
        return Reply({f"#r2p-thumbs-{place}": thanks_html(after, place, visit.t)})

    def _forget(self, visit: Visit, data: Data) -> Reply:
        history = self._history(visit)
        history.remove(text_of(data, "id", 16))
        current = text_of(data, "c", 16)
        listed = past_html(history.all(), current, visit.t)
        return Reply({"#r2p-past": listed}, say=visit.t("Deleted"))

    def _shown(self, visit: Visit, conversation: Conversation) -> Reply:
        size = len(self.desk.documents)
        past = past_html(self._history(visit).all(), conversation.id, visit.t)
        under = exports_html(conversation.id, visit.t) if conversation.exchanges else ""
        html = {
            "#r2p-chat": conversation_html(conversation, size, visit.t),
            "#r2p-past": past,
            "#r2p-under": under,
        }
        return Reply(html)

    def _conversation(self, history: History, data: Data) -> Conversation:
        identity = text_of(data, "c", 16)
        found = history.load(identity)
        if found or not is_id(identity):
            return found or history.new()
        return replace(history.new(), id=identity)

    def _history(self, visit: Visit) -> History:
        return History(self.desk.settings.home, visit.user)
