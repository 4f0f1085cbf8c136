"""The Check page: any text held against the sources."""

from dataclasses import dataclass, replace

from assistant.check import MAX_CHARS, Check
from sources.errors import AssistantError
from ui.desk import Desk
from ui.jobs import Job
from ui.pages.common import chosen_filters, filter_fields, open_source, seen_job
from ui.surface import Data, Reply, Visit, text_of
from ui.views.check import check_page_html, checked_html, working_html


@dataclass(frozen=True, slots=True)
class CheckPage:
    """What the Check page does.

    Attributes:
        desk: Where verdicts and documents come from.
    """

    desk: Desk
    name: str = "check"
    title: str = "Check"
    scripts: tuple[str, ...] = ("check.js",)

    def open(self, visit: Visit, query: Data) -> Reply:
        """The empty page, or the result that the address names while it is kept."""
        page = check_page_html(filter_fields(self.desk, visit.t), visit.t)
        reply = Reply({"#r2p-page": page})
        job = self.desk.jobs.get(visit.user, text_of(query, "job", 16))
        if job and isinstance(job.result, Check):
            shown = checked_html(job.result, job.id, visit.t)
            return replace(reply, html={**reply.html, "#r2p-checked": shown})
        return reply

    def act(self, visit: Visit, name: str, data: Data) -> Reply:
        """Check, or look how far that is."""
        if name == "open_source":
            return open_source(self.desk, visit, data)
        if name == "check":
            return self._check(visit, data)
        return self._job(visit, data) if name == "job" else Reply()

    def _check(self, visit: Visit, data: Data) -> Reply:
        text = text_of(data, "text", MAX_CHARS)
        if not text.strip():
            raise AssistantError("The text is empty.", "Paste a text with sentences in it.")
        filters = chosen_filters(self.desk, data)

        def work(job: Job) -> Check:
            return self.desk.check(text, filters)

        job = self.desk.jobs.start(visit.user, work)
        return Reply({"#r2p-checked": working_html(visit.t)}, job=job.id)

    def _job(self, visit: Visit, data: Data) -> Reply:
        job = seen_job(self.desk, visit, data)
        if job is None:
            return Reply({"#r2p-checked": ""})
        if job.state == "running":
            return Reply(job=job.id, version=job.version)
        if job.state != "done":
            return Reply({"#r2p-checked": ""}, error=visit.t(job.error), hint=visit.t(job.hint))
        check: Check = job.result
        return Reply(
            {"#r2p-checked": checked_html(check, job.id, visit.t)},
            say=visit.t("{n} statements checked", n=len(check.claims)),
            url=f"/check?job={job.id}",
            data={"show": "#r2p-checked"},
        )
