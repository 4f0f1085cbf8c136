"""The Draft page: from a brief to talking points, edited with their evidence in view."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from assistant.drafting import Brief, Sentence, TalkingPoints
from assistant.drafting.brief import brief_faults
from assistant.drafting.editing import edited, swapped
from assistant.drafting.recheck import Rechecked
from sources.errors import AssistantError
from ui.desk import Desk
from ui.drafts import Drafts, Kept
from ui.jobs import Job
from ui.pages.common import chosen_filters, filter_fields, open_source, seen_job
from ui.surface import Data, Reply, Visit, number_of, text_of
from ui.views.check import working_html
from ui.views.draft import (
    alternatives_html,
    brief_html,
    editor_html,
    length_html,
    reason_html,
    sentence_html,
    verdict_html,
)

_SENTENCE_CHARS = 2000


@dataclass(frozen=True, slots=True)
class DraftPage:
    """What the Draft page does; drafts are the user's own.

    Attributes:
        desk: Where drafts and verdicts come from.
    """

    desk: Desk
    name: str = "draft"
    title: str = "Draft"
    scripts: tuple[str, ...] = ("draft.js",)

    def open(self, visit: Visit, query: Data) -> Reply:
        """The draft that the address names, else the form."""
        drafts = self._drafts(visit)
        if kept := drafts.load(text_of(query, "d", 16)):
            return Reply({"#r2p-page": editor_html(kept, visit.t)})
        fields = filter_fields(self.desk, visit.t)
        return Reply({"#r2p-page": brief_html(fields, drafts.all(), visit.t)}, url="/draft")

    def act(self, visit: Visit, name: str, data: Data) -> Reply:
        """Draft, recheck, swap, restore, forget."""
        if name == "open_source":
            return open_source(self.desk, visit, data)
        acts = {
            "draft": self._draft,
            "job": self._job,
            "edit": self._edit,
            "alternatives": self._alternatives,
            "swap": self._swap,
            "restore": self._restore,
            "forget": self._forget,
        }
        return acts[name](visit, data) if name in acts else Reply()

    def _draft(self, visit: Visit, data: Data) -> Reply:
        brief = self._brief(data)
        drafts = self._drafts(visit)

        def work(job: Job) -> Kept:
            return drafts.keep(self.desk.draft(brief))

        job = self.desk.jobs.start(visit.user, work)
        return Reply({"#r2p-drafting": working_html(visit.t)}, job=job.id)

    def _brief(self, data: Data) -> Brief:
        filters = chosen_filters(self.desk, data)
        names = ("topic", "forum", "party", "on_behalf", "position", "minutes")
        said: dict[str, Any] = {n: v for n in names if (v := text_of(data, n, 500))}
        must = tuple(m.strip() for m in text_of(data, "must", 4000).splitlines() if m.strip())
        try:
            return Brief(
                **said,
                must=must,
                documents=filters.documents,
                voices=filters.voices,
                pillars=filters.pillars,
                regions=filters.regions,
                since=filters.since,
                until=filters.until,
            )
        except ValidationError as error:
            raise AssistantError(f"The brief won't do: {brief_faults(error)}") from None

    def _job(self, visit: Visit, data: Data) -> Reply:
        job = seen_job(self.desk, visit, data)
        if job is None:
            return Reply({"#r2p-drafting": ""})
        if job.state == "running":
            return Reply(job=job.id, version=job.version)
        if job.state != "done":
            return Reply({"#r2p-drafting": ""}, error=visit.t(job.error), hint=visit.t(job.hint))
        kept: Kept = job.result
        return Reply(
            {"#r2p-page": editor_html(kept, visit.t)},
            say=visit.t("The draft is ready."),
            url=f"/draft?d={kept.id}",
            focus="#r2p-page",
            data={"top": True},
        )

    def _edit(self, visit: Visit, data: Data) -> Reply:
        """The verdict on a sentence as it now reads; the words stay with the browser."""
        drafts, kept, sentence = self._at(visit, data)
        text = text_of(data, "text", _SENTENCE_CHARS)
        first = self._first(kept, sentence)
        outcome = self.desk.drafter.recheck(text, first)
        kept = drafts.change(kept, _worded(sentence.id, text, outcome))
        changed = kept.draft.sentence(sentence.id)
        html = {
            f"#r2p-v-{sentence.id}": verdict_html(changed, visit.t),
            f"#r2p-r-{sentence.id}": reason_html(changed, visit.t),
            "#r2p-length": length_html(kept, visit.t),
        }
        return Reply(html, data={"seq": number_of(data, "seq", 0)})

    def _alternatives(self, visit: Visit, data: Data) -> Reply:
        _, kept, sentence = self._at(visit, data)
        listed = self._others(kept, sentence)
        html = alternatives_html(sentence.id, listed, visit.t)
        said = visit.t("{n} other sentences", n=len(listed))
        return Reply({f"#r2p-alt-{sentence.id}": html}, say=said)

    def _swap(self, visit: Visit, data: Data) -> Reply:
        drafts, kept, sentence = self._at(visit, data)
        listed, n = self._others(kept, sentence), number_of(data, "n")
        if not 0 <= n < len(listed):
            return Reply()

        def with_other(k: Kept) -> Kept:
            first = swapped(k.first, sentence.id, listed[n])
            return replace(k, draft=swapped(k.draft, sentence.id, listed[n]), first=first)

        return self._whole(visit, drafts.change(kept, with_other), sentence.id)

    def _restore(self, visit: Visit, data: Data) -> Reply:
        drafts, kept, sentence = self._at(visit, data)
        first = self._first(kept, sentence)
        outcome = self.desk.drafter.recheck(first.text, first)
        kept = drafts.change(kept, _worded(sentence.id, first.text, outcome))
        html = sentence_html(kept.draft.sentence(sentence.id), visit.t)
        return Reply({f"#r2p-s-{sentence.id}": html, "#r2p-length": length_html(kept, visit.t)})

    def _forget(self, visit: Visit, data: Data) -> Reply:
        drafts = self._drafts(visit)
        drafts.remove(text_of(data, "id", 16))
        fields = filter_fields(self.desk, visit.t)
        page = brief_html(fields, drafts.all(), visit.t)
        return Reply({"#r2p-page": page}, say=visit.t("Deleted"))

    def _whole(self, visit: Visit, kept: Kept, identity: str) -> Reply:
        page = editor_html(kept, visit.t)
        return Reply({"#r2p-page": page}, focus=f"#r2p-e-{identity}")

    def _others(self, kept: Kept, sentence: Sentence) -> list[Sentence]:
        with self.desk.in_turn():
            return self.desk.drafter.alternatives(kept.draft, sentence.id)

    def _first(self, kept: Kept, sentence: Sentence) -> Sentence:
        """The sentence as drafted, with the evidence as it is numbered now."""
        return replace(_found(kept.first, sentence.id), evidence=sentence.evidence)

    def _at(self, visit: Visit, data: Data) -> tuple[Drafts, Kept, Sentence]:
        drafts = self._drafts(visit)
        kept = drafts.load(text_of(data, "draft", 16))
        if kept is None:
            raise AssistantError("This draft is gone.", "Draft it again.")
        return drafts, kept, _found(kept.draft, text_of(data, "id", 60))

    def _drafts(self, visit: Visit) -> Drafts:
        return Drafts(self.desk.settings.home, visit.user)


def _found(draft: TalkingPoints, identity: str) -> Sentence:
    try:
        return draft.sentence(identity)
    except KeyError:
        raise AssistantError("This sentence is gone.", "Load the page again.") from None


def _worded(identity: str, text: str, outcome: Rechecked) -> Callable[[Kept], Kept]:
    """The change of a draft that words one of its sentences."""
    return lambda kept: replace(kept, draft=edited(kept.draft, identity, text, outcome))
