"""One row for each lever: the figures with it taken away or set otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from evals.corpora import Split, documents_of, index_of, questions_of
from evals.levers import NOT_TAKEN, Lever
from evals.retrieval import MAIN, Outcome, Topic, measured, topics_of
from evals.similarities import Similarities
from evals.systems import Ours
from index.embedder import Embedder, MiniLM
from index.passage_index import PassageIndex
from index.retriever import Retriever
from index.settings import INDEXED, SEARCHED, IndexSettings, SearchSettings
from sources.settings import Settings

WORDINGS = ("close", "paraphrase", "disjoint")

SEARCH_LEVERS: dict[str, SearchSettings] = {
    "without late interaction": replace(SEARCHED, late=0.0),
    "without passage vectors": replace(SEARCHED, passage=0.0),
    "without sentence vectors": replace(SEARCHED, sentence=0.0),
    "without BM25": replace(SEARCHED, lexical=0.0),
    "without usual names": replace(SEARCHED, usual_names=False),
    "without glossary": replace(SEARCHED, glossary=0.0, usual_names=False),
    "stop words at full weight": replace(SEARCHED, stop_word=1.0),
    "late interaction alone": replace(SEARCHED, passage=0.0, sentence=0.0, lexical=0.0),
    "40 candidates": replace(SEARCHED, candidates=40, reranked=40),
}
INDEX_LEVERS: dict[str, IndexSettings] = {
    "tokens without text around": replace(INDEXED, window_chars=0),
    "without title and heading": replace(INDEXED, titled=False),
    "passages of 600, lists of 900": replace(INDEXED, max_chars=600, max_list_chars=900),
    "passages of 200, lists of 400": replace(INDEXED, max_chars=200, max_list_chars=400),
}


def ablation(split: Split, settings: Settings) -> Iterator[str]:
    """Lines of the table, as they are measured: levers of the search, of the index, not taken."""
    embedder = MiniLM(settings.embedding_model)
    topics = {name: topics_of(questions_of(name, split)) for name in ("own", "mixed")}
    yield f"{MAIN} on {split}, own and mixed: " + ", ".join(WORDINGS)
    indexes = {name: index_of(name, settings, embedder) for name in ("own", "mixed")}
    for name, chosen in {"as it is": SEARCHED, **SEARCH_LEVERS}.items():
        yield _row(name, {k: Retriever(i, chosen) for k, i in indexes.items()}, topics)
    tables = {k: Similarities.of(i, topics[k]) for k, i in indexes.items()}
    for name, lever in NOT_TAKEN.items():
        yield f"{name:32}" + "   ".join(_tried(lever, table) for table in tables.values())
    for name, indexed in INDEX_LEVERS.items():
        with TemporaryDirectory() as folder:
            built = {k: _index(k, Path(folder), indexed, settings, embedder) for k in topics}
            yield _row(name, {k: Retriever(i) for k, i in built.items()}, topics)


def _index(
    name: str, folder: Path, indexed: IndexSettings, settings: Settings, embedder: Embedder
) -> PassageIndex:
    index = PassageIndex(folder / name, embedder, indexed)
    index.sync(documents_of("mixed" if name == "mixed" else "own", settings))
    return index


def _row(name: str, retrievers: dict[str, Retriever], topics: dict[str, tuple[Topic, ...]]) -> str:
    cells = []
    for key, retriever in retrievers.items():
        outcome = measured(Ours(retriever), topics[key])
        cells.append(" ".join(_cell(outcome, w, topics[key]) for w in WORDINGS))
    return f"{name:32}" + "   ".join(cells)


def _tried(lever: Lever, table: Similarities) -> str:
    recall = table.recall(lever(table))
    each = [recall[[w in t.groups for t in table.topics]] for w in WORDINGS]
    return " ".join(f"{found.mean():.3f}" if len(found) else "    –" for found in each)


def _cell(outcome: Outcome, wording: str, topics: Sequence[Topic]) -> str:
    found = outcome.estimate(MAIN, [t for t in topics if wording in t.groups])
    return f"{found.mean:.3f}" if found else "    –"
