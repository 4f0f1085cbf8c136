"""The Library page: what is in it, what is added, corrected, removed; and explored."""

from collections import Counter
from dataclasses import dataclass, replace

from sources.corrections import read_correction
from sources.document import Document
from sources.errors import AssistantError, SourceError
from sources.register.link import link
from sources.register.statements import load_register
from ui.accounts import Role
from ui.audit import noted
from ui.changes import Work, adding, correcting, releasing, removing
from ui.desk import Desk
from ui.pages.common import open_source, seen_job
from ui.surface import Data, Reply, Visit, number_of, text_of
from ui.uploads import Uploads
from ui.views.changes import changes_html
from ui.views.explore import Cell, cell_html, explore_html
from ui.views.library import Chosen, Row, empty_html, library_html, rows_of, table_html
from ui.views.record import record_html
from ui.views.understood import add_html, progress_html, waiting_html

_FIELDS = ("title", "publisher", "published", "place", "url", "kind", "language", "voice")


@dataclass(frozen=True, slots=True)
class LibraryPage:
    """What the Library page does.

    Attributes:
        desk: Whose library it is.
    """

    desk: Desk
    name: str = "library"
    title: str = "Library"
    scripts: tuple[str, ...] = ("library.js",)

    def open(self, visit: Visit, query: Data) -> Reply:
        """The table, one document, the pictures or the log of changes."""
        view = text_of(query, "view", 20)
        if view == "explore":
            return Reply({"#r2p-page": self._explored(visit)})
        if view == "changes":
            entries = noted(self.desk.settings.home)
            return Reply({"#r2p-page": changes_html(entries, visit.t)})
        if name := text_of(query, "d", 200):
            return Reply({"#r2p-page": self._record(visit, name)})
        return Reply({"#r2p-page": self._listed(visit)})

    def act(self, visit: Visit, name: str, data: Data) -> Reply:
        """Filter, look, add, correct, release, remove."""
        if name == "open_source":
            return open_source(self.desk, visit, data)
        looks = {"filter": self._filter, "cell": self._cell, "job": self._job}
        if name in looks:
            return looks[name](visit, data)
        changes = {
            "add": self._add,
            "discard": self._discard,
            "waiting": self._waiting,
            "correct": self._correct,
            "release": self._release,
            "remove": self._remove,
        }
        if name not in changes:
            return Reply()
        if visit.role is not Role.LIBRARIAN:
            raise AssistantError("Only librarians change the library.", "Ask one of them.")
        return changes[name](visit, data)

    def _listed(self, visit: Visit) -> str:
        add = add_html(self._uploads(visit).all(), self._known(), visit.t)
        rows = self._rows(visit)
        can = visit.role is Role.LIBRARIAN
        return library_html(rows, add, can, visit.t) if rows else empty_html(add, visit.t)

    def _rows(self, visit: Visit) -> list[Row]:
        counted: dict[str, Counter[str | None]] = {}
        for p in self.desk.passages:
            counted.setdefault(p.document_id, Counter())[p.item] += 1
        library = self.desk.assistant.library
        return [
            row
            for d in self.desk.documents
            for row in rows_of(d, library.key(d), counted.get(d.id, Counter()), visit.t)
        ]

    def _record(self, visit: Visit, name: str) -> str:
        library = self.desk.assistant.library
        document, label = library.find(name)
        mine = [p for p in self.desk.passages if p.document_id == document.id]
        n = sum(label in (None, p.item) for p in mine)
        key = library.key(document) + (f"/{label}" if label else "")
        can = visit.role is Role.LIBRARIAN
        return record_html(key, document, document.item(label), n, can, visit.t)

    def _explored(self, visit: Visit) -> str:
        statements = load_register()
        return explore_html(statements, len(link(statements, self.desk.documents)), visit.t)

    def _filter(self, visit: Visit, data: Data) -> Reply:
        chosen = Chosen(
            text_of(data, "text", 100), text_of(data, "voice", 40), text_of(data, "state", 20)
        )
        rows = [r for r in self._rows(visit) if chosen.admits(r)]
        said = visit.t("{n} rows", n=len(rows))
        return Reply({"#r2p-table": table_html(rows, visit.t)}, say=said)

    def _cell(self, visit: Visit, data: Data) -> Reply:
        by = text_of(data, "by", 20)
        known = by if by in Cell.__dataclass_fields__ else "pillar"
        cell = Cell(pillar=text_of(data, "pillar", 4))
        cell = replace(cell, **{known: text_of(data, "value", 200)})
        statements = load_register()
        links = link(statements, self.desk.documents)
        html = cell_html(cell, statements, links, visit.t)
        return Reply({"#r2p-cell": html}, focus="#r2p-cell", data={"show": "#r2p-cell"})

    def _waiting(self, visit: Visit, data: Data) -> Reply:
        html = waiting_html(self._uploads(visit).all(), self._known(), visit.t)
        return Reply({"#r2p-waiting": html, "#r2p-sending": ""})

    def _discard(self, visit: Visit, data: Data) -> Reply:
        self._uploads(visit).discard(text_of(data, "id", 16))
        return self._waiting(visit, data)

    def _add(self, visit: Visit, data: Data) -> Reply:
        waiting = self._uploads(visit).all()
        if not waiting:
            raise SourceError("No file waits.", "Choose files first.")
        return self._started(visit, adding(self.desk, visit.user, waiting))

    def _remove(self, visit: Visit, data: Data) -> Reply:
        return self._started(visit, removing(self.desk, visit.user, self._named(data)))

    def _release(self, visit: Visit, data: Data) -> Reply:
        span = number_of(data, "from"), number_of(data, "to")
        return self._started(visit, releasing(self.desk, visit.user, self._named(data), span))

    def _correct(self, visit: Visit, data: Data) -> Reply:
        name = text_of(data, "name", 200)
        document, label = self.desk.assistant.library.find(name)
        item = document.item(label)
        record = item.record if item else document.record
        said = {field: text_of(data, field, 500).strip() for field in _FIELDS}
        changed = {f: v for f, v in said.items() if v != str(getattr(record, f) or "")}
        authors = tuple(a.strip() for a in text_of(data, "authors", 500).split(";") if a.strip())
        fields = {**changed, **({"authors": authors} if authors != record.authors else {})}
        if not fields:
            return Reply(say=visit.t("Nothing was changed."))
        correction = read_correction(**fields)
        return self._started(visit, correcting(self.desk, visit.user, name, correction))

    def _started(self, visit: Visit, work: Work) -> Reply:
        job = self.desk.jobs.start(visit.user, work)
        return Reply({"#r2p-sending": progress_html("", 0, 0, visit.t)}, job=job.id)

    def _job(self, visit: Visit, data: Data) -> Reply:
        job = seen_job(self.desk, visit, data)
        if job is None:
            return Reply({"#r2p-page": self._listed(visit)})
        if job.state == "running":
            html = progress_html(job.note, job.done, job.total, visit.t)
            return Reply({"#r2p-sending": html}, job=job.id, version=job.version)
        if job.state == "failed":
            return Reply({"#r2p-sending": ""}, error=visit.t(job.error), hint=visit.t(job.hint))
        name = text_of(data, "d", 200)
        gone = not any(d.id == self._id(name) for d in self.desk.documents)
        html = self._listed(visit) if not name or gone else self._record(visit, name)
        url = "" if name and not gone else "/library"
        return Reply({"#r2p-page": html}, say=visit.t("The library is in step."), url=url)

    def _id(self, name: str) -> str:
        try:
            return self.desk.assistant.library.find(name)[0].id
        except AssistantError:
            return ""

    def _named(self, data: Data) -> Document:
        return self.desk.assistant.document(text_of(data, "document", 64))

    def _uploads(self, visit: Visit) -> Uploads:
        return Uploads(self.desk.settings.home, visit.user)

    def _known(self) -> dict[str, str]:
        names = {d.source_file: d.id for d in self.desk.documents}
        return names | {d.id: d.id for d in self.desk.documents}
