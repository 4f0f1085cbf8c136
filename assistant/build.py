"""From settings to a working assistant: the one place where parts are put together."""

from assistant.assistant import Assistant
from assistant.check import Checker
from assistant.evidence_for import DocumentEvidence, LibraryEvidence
from assistant.generate import Writer
from assistant.grounding.hub import HubModel
from assistant.grounding.overlap import WordOverlap
from assistant.grounding.trained import FITTED, TrainedJudge
from assistant.judge import Judge
from assistant.llm import connect, model_choice
from assistant.writing import WritingAssistant
from index.embedder import Embedder, MiniLM
from index.passage_index import PassageIndex
from index.retriever import Retriever
from sources.document import Document
from sources.errors import AssistantError
from sources.library import Library
from sources.settings import DEFAULT_MODEL, Settings


def build_index(settings: Settings) -> PassageIndex:
    """The index of the library in `settings.home`."""
    return PassageIndex(settings.home / "index", MiniLM(settings.embedding_model))


def build_assistant(settings: Settings, llm: str | None = None) -> Assistant:
    """An assistant over the library in `settings.home`; its models load with the first question.

    Args:
        settings: Where the library lies, and which language model writes, if any.
        llm: Name of a language model in the settings' place; "none" for none.

    Raises:
        GenerationError: The language model isn't known, lacks its key, or its extra.
    """
    library, retriever = Library(settings), Retriever(build_index(settings))
    choice = model_choice(llm, settings)
    if choice is None:
        return Assistant(library, retriever)
    writer = Writer(
        connect(choice, settings),
        choice.name,
        build_judge(settings, retriever.index.embedder),
        settings.llm_timeout_s,
        settings.llm_evidence_chars,
    )
    return WritingAssistant(library, retriever, writer, choice)


def build_judge(settings: Settings, embedder: Embedder | None = None) -> Judge:
    """What says whether evidence carries a claim: our own model, or the one in the settings.

    Args:
        settings: Which model judges.
        embedder: One that is there already; shared where it is the bundled one.
    """
    if settings.entailment_model:
        return Judge(HubModel(settings.entailment_model))
    if not FITTED.is_file():
        return Judge(WordOverlap())
    if embedder is None or embedder.name != DEFAULT_MODEL:
        embedder = MiniLM()
    return Judge(TrainedJudge(embedder))


def build_checker(settings: Settings, against: Document | None = None) -> Checker:
    """What checks a text against the library in `settings.home`, or against one document.

    Raises:
        AssistantError: The library is empty.
    """
    if against is not None:
        evidence = DocumentEvidence(against)
        return Checker(build_judge(settings), lambda keep: evidence)
    retriever = Retriever(build_index(settings))
    if not retriever.index.loaded.passages:
        raise AssistantError("The library is empty.", "Run `r2p ingest` first.")
    judge = build_judge(settings, retriever.index.embedder)
    return Checker(judge, lambda keep: LibraryEvidence(retriever, keep))
