"""The Evaluate page: figures of the assistant, and people's own labels."""

from dataclasses import dataclass

from sources.errors import AssistantError
from ui.accounts import Role
from ui.desk import Desk
from ui.evaluations import evaluating, failures, figures, load_run, runs
from ui.grading import Grading, GradingSet, Item
from ui.history import History
from ui.pages.common import seen_job
from ui.surface import Data, Reply, Visit, text_of
from ui.views.evaluate import compared_html, evaluate_html, run_html, running_html, runs_html
from ui.views.grading import grade_html, sets_html


@dataclass(frozen=True, slots=True)
class EvaluatePage:
    """What the Evaluate page does.

    Attributes:
        desk: For jobs and the home folder.
    """

    desk: Desk
    name: str = "evaluate"
    title: str = "Evaluate"
    scripts: tuple[str, ...] = ("evaluate.js",)

    def open(self, visit: Visit, query: Data) -> Reply:
        """The overview, or the run that the address names."""
        home = self.desk.settings.home
        run = load_run(home, text_of(query, "run", 60))
        if run:
            found = tuple(figures({k: v for k, v in run.data.items() if k != "trade_off"}))
            return Reply({"#r2p-page": run_html(run, found, failures(run.data), visit.t)})
        return Reply({"#r2p-page": evaluate_html(runs(home), Grading(home).all(), visit.t)})

    def act(self, visit: Visit, name: str, data: Data) -> Reply:
        """Run, watch, stop, compare; make a set, grade, label."""
        acts = {
            "run": self._run,
            "job": self._job,
            "stop": self._stop,
            "compare": self._compare,
            "new_set": self._new_set,
            "grade": self._grade,
            "label": self._label,
        }
        return acts[name](visit, data) if name in acts else Reply()

    def _run(self, visit: Visit, data: Data) -> Reply:
        if visit.role is not Role.LIBRARIAN:
            raise AssistantError("Only librarians run evaluations.", "Ask one of them.")
        work = evaluating(self.desk.settings, text_of(data, "kind", 20))
        job = self.desk.jobs.start(visit.user, work)
        return Reply({"#r2p-running": running_html(0, 0, visit.t)}, job=job.id)

    def _job(self, visit: Visit, data: Data) -> Reply:
        job = seen_job(self.desk, visit, data)
        if job is None or job.state == "stopped":
            return Reply({"#r2p-running": ""}, say=visit.t("Stopped"))
        if job.state == "running":
            html = running_html(job.done, job.total, visit.t)
            return Reply({"#r2p-running": html}, job=job.id, version=job.version)
        if job.state == "failed":
            return Reply({"#r2p-running": ""}, error=visit.t(job.error), hint=visit.t(job.hint))
        listed = runs_html(runs(self.desk.settings.home), visit.t)
        return Reply({"#r2p-running": "", "#r2p-runs": listed}, say=visit.t("The run is done."))

    def _stop(self, visit: Visit, data: Data) -> Reply:
        if job := self.desk.jobs.get(visit.user, text_of(data, "job", 32)):
            job.stop()
        return Reply({"#r2p-running": ""}, say=visit.t("Stopped"))

    def _compare(self, visit: Visit, data: Data) -> Reply:
        home = self.desk.settings.home
        a, b = load_run(home, text_of(data, "a", 60)), load_run(home, text_of(data, "b", 60))
        if a is None or b is None:
            raise AssistantError("One of the runs is gone.", "Load the page again.")
        html = compared_html(tuple(figures(a.data)), tuple(figures(b.data)), visit.t)
        return Reply({"#r2p-compared": html})

    def _new_set(self, visit: Visit, data: Data) -> Reply:
        pairs = [
            (claim.text, tuple(c.quote for c in answer.citations if c.marker in claim.citations))
            for conversation in History(self.desk.settings.home, visit.user).all()
            for exchange in conversation.exchanges
            if (answer := exchange.answer)
            for claim in answer.claims
        ]
        grading = Grading(self.desk.settings.home)
        grading.make(text_of(data, "name", 80), pairs)
        return Reply({"#r2p-grading": sets_html(grading.all(), visit.t)}, say=visit.t("Made"))

    def _grade(self, visit: Visit, data: Data) -> Reply:
        graded = Grading(self.desk.settings.home).load(text_of(data, "set", 16))
        if graded is None:
            raise AssistantError("This set is gone.", "Load the page again.")
        return self._next(visit, graded, self._grader(visit, data))

    def _label(self, visit: Visit, data: Data) -> Reply:
        grader = self._grader(visit, data)
        graded = Grading(self.desk.settings.home).label(
            text_of(data, "set", 16), grader, text_of(data, "item", 8), text_of(data, "label", 20)
        )
        return self._next(visit, graded, grader)

    def _next(self, visit: Visit, graded: GradingSet, grader: str) -> Reply:
        done = graded.labels.get(grader, {})
        item: Item | None = next((i for i in graded.items if i.id not in done), None)
        page = grade_html(graded, grader, item, visit.t)
        return Reply({"#r2p-page": page}, focus="#r2p-label-supported")

    def _grader(self, visit: Visit, data: Data) -> str:
        """Whoever is signed in labels under their own name."""
        return visit.user if visit.signed_in else text_of(data, "grader", 32).strip().lower()
