"""From settings to a working assistant: the one place where parts are put together."""

from assistant.assistant import Assistant
from assistant.check import Checker
from assistant.evidence_for import DocumentEvidence, LibraryEvidence
from assistant.grounding.overlap import WordOverlap
from assistant.judge import Judge
from index.embedder import MiniLM
from index.passage_index import PassageIndex
from index.retriever import Retriever
from sources.document import Document
from sources.errors import AssistantError
from sources.library import Library
from sources.settings import Settings


def build_index(settings: Settings) -> PassageIndex:
    """The index of the library in `settings.home`."""
    return PassageIndex(settings.home / "index", MiniLM(settings.embedding_model))


def build_assistant(settings: Settings) -> Assistant:
    """An assistant over the library in `settings.home`; models load with the first question."""
    return Assistant(Library(settings), Retriever(build_index(settings)))


def build_judge(settings: Settings) -> Judge:
    """What says whether evidence carries a claim."""
    return Judge(WordOverlap())


def build_checker(settings: Settings, against: Document | None = None) -> Checker:
    """What checks a text against the library in `settings.home`, or against one document.

    Raises:
        AssistantError: The library is empty.
    """
    judge = build_judge(settings)
    if against is not None:
        evidence = DocumentEvidence(against)
        return Checker(judge, lambda keep: evidence)
    retriever = Retriever(build_index(settings))
    if not retriever.index.loaded.passages:
        raise AssistantError("The library is empty.", "Run `r2p ingest` first.")
    return Checker(judge, lambda keep: LibraryEvidence(retriever, keep))
