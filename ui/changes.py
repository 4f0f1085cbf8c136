"""Changes of the library from a page or the API: each leaves index and log in step."""

from collections.abc import Callable

from sources.corrections import Correction
from sources.document import Document
from sources.library import Library
from sources.releases import release
from ui.audit import note
from ui.desk import Desk
from ui.jobs import Job
from ui.uploads import Upload, Uploads

Work = Callable[[Job], str]


def adding(desk: Desk, user: str, uploads: tuple[Upload, ...]) -> Work:
    """Work that takes waiting files into the library; its result is the last one's id."""

    def work(job: Job) -> str:
        def change(library: Library) -> None:
            for upload in uploads:
                library.add(upload.path)
            library.sync()

        _in_step(desk, job, change)
        waiting = Uploads(desk.settings.home, user)
        for upload in uploads:
            waiting.discard(upload.id)
            title = upload.document.record.title
            note(desk.settings.home, user, "added", document=upload.document.id, title=title)
        return uploads[-1].document.id if uploads else ""

    return work


def removing(desk: Desk, user: str, document: Document) -> Work:
    """Work that removes a document."""

    def work(job: Job) -> str:
        _in_step(desk, job, lambda library: library.remove(library.document(document.id)))
        title = document.record.title
        note(desk.settings.home, user, "removed", document=document.id, title=title)
        return ""

    return work


def correcting(desk: Desk, user: str, name: str, correction: Correction) -> Work:
    """Work that corrects the record of a document or item."""

    def work(job: Job) -> str:
        document = desk.library.correct(name, correction)
        _in_step(desk, job, lambda library: None)
        fields = ", ".join(sorted(correction.changes()))
        note(desk.settings.home, user, "corrected", document=name, fields=fields)
        return document.id

    return work


def releasing(desk: Desk, user: str, document: Document, span: tuple[int, int]) -> Work:
    """Work that lets a block in quarantine be cited."""

    def work(job: Job) -> str:
        with desk.library.lock():
            release(desk.settings.home, document, (span,))
        _in_step(desk, job, lambda library: None)
        place = f"{span[0]}-{span[1]}"
        note(desk.settings.home, user, "released", document=document.id, span=place)
        return document.id

    return work


def _in_step(desk: Desk, job: Job, change: Callable[[Library], None]) -> None:
    """Change the library, then bring the index in step and let the desk use both."""
    from assistant.build import build_assistant

    fresh = build_assistant(desk.settings)
    library = fresh.library
    with library.lock():
        job.tell(note="reading")
        change(library)

        def advance(done: int, total: int) -> None:
            # Not stopped in the middle: library and index would be out of step.
            job.report(note="indexing", done=done, total=total)

        fresh.retriever.index.sync(library.documents, advance)
    desk.take(fresh)
