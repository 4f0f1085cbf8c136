"""Long work on behind a page: started once, watched and stopped from any request."""

import logging
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sources.errors import AssistantError

KEPT_S = 3600
log = logging.getLogger(__name__)


class Stopped(Exception):  # noqa: N818 - not an error: somebody pressed Stop
    """Raised inside a job's work once it is to stop."""


@dataclass(slots=True)
class Job:
    """One piece of work.

    Attributes:
        id: Not to be guessed.
        owner: User whose it is; nobody else sees it.
        state: "running", "done", "failed" or "stopped".
        note: What it is at, in words.
        done: Units done.
        total: Units in all, 0 while unknown.
        partial: What is ready to be shown before the end.
        result: What the work gave, once done.
        error: One line on what failed.
        hint: One line on what to do.
        version: Grows with every change.
        ended: Clock time of the end, 0 before.
    """

    id: str
    owner: str
    state: str = "running"
    note: str = ""
    done: int = 0
    total: int = 0
    partial: Any = None
    result: Any = None
    error: str = ""
    hint: str = ""
    version: int = 0
    ended: float = 0.0
    changed: threading.Condition = field(default_factory=threading.Condition)
    stopping: threading.Event = field(default_factory=threading.Event)

    def report(self, **values: Any) -> None:
        """Set attributes and wake who waits, unless the job has ended."""
        with self.changed:
            if self.state != "running":
                return
            for name, value in values.items():
                setattr(self, name, value)
            self.version += 1
            if self.state != "running":
                self.ended = time.time()
            self.changed.notify_all()

    def tell(self, **values: Any) -> None:
        """Set attributes and wake who waits.

        Raises:
            Stopped: The job is to stop.
        """
        self.report(**values)
        self.check()

    def check(self) -> None:
        """Go on, unless the job is to stop.

        Raises:
            Stopped: It is.
        """
        if self.stopping.is_set():
            raise Stopped

    def stop(self) -> None:
        """Ask the work to stop and show it as stopped at once."""
        self.stopping.set()
        self.report(state="stopped")

    def wait(self, seen: int, seconds: float) -> None:
        """Return when there is more than version `seen`, or after so many seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.version > seen, seconds)


class Jobs:
    """The jobs of this process; ended ones are forgotten after an hour."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._starting = threading.Lock()

    def start(self, owner: str, work: Callable[[Job], Any]) -> Job:
        """Begin the work in a thread of its own."""
        job = Job(secrets.token_hex(8), owner)
        with self._starting:
            forgotten = time.time() - KEPT_S
            for old in [j for j in self._jobs.values() if 0 < j.ended < forgotten]:
                del self._jobs[old.id]
            self._jobs[job.id] = job
        threading.Thread(target=_run, args=(job, work), daemon=True).start()
        return job

    def get(self, owner: str, identity: str) -> Job | None:
        """The owner's job with that id, or None."""
        job = self._jobs.get(identity)
        return job if job and job.owner == owner else None


def _run(job: Job, work: Callable[[Job], Any]) -> None:
    # The state comes last: who looks at it without waiting finds the rest there.
    try:
        job.report(result=work(job), state="done")
    except Stopped:
        job.report(state="stopped")
    except AssistantError as error:
        job.report(error=error.message, hint=error.hint, state="failed")
    except Exception:  # the edge of the program: a page must not show a traceback
        log.exception("A job failed.")
        job.report(
            error="This could not be done.",
            hint="The terminal that runs the assistant says why.",
            state="failed",
        )
