"""Jobs: started from many requests at once, and ended once."""

import sys
import threading
import time
from collections.abc import Iterator

import pytest

from ui.jobs import Job, Jobs


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads that interrupt one another as often as can be."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("hasty_threads")
def test_jobs_may_be_started_at_once() -> None:
    jobs = Jobs()
    for _ in range(3000):
        jobs.start("ana", lambda job: None)
    faults: list[RuntimeError] = []

    def start() -> None:
        try:
            for _ in range(100):
                jobs.start("ana", lambda job: None)
        except RuntimeError as error:
            faults.append(error)

    starters = [threading.Thread(target=start) for _ in range(4)]
    for starter in starters:
        starter.start()
    for starter in starters:
        starter.join()
    assert faults == []


def test_stopped_job_stays_stopped_whatever_its_work_gives() -> None:
    going = threading.Event()

    def work(job: Job) -> str:
        going.wait(5)
        return "done"

    job = Jobs().start("ana", work)
    job.stop()
    going.set()
    time.sleep(0.05)
    assert (job.state, job.result) == ("stopped", None)
    assert job.ended
