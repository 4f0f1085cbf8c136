"""What can be tuned in the index and the search, with the values chosen on the dev questions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """How documents become passages and vectors.

    Attributes:
        max_chars: Shorter paragraphs of a section are put together up to this length.
        max_list_chars: A paragraph or a list up to this length stays whole, so that a
            list's items are found together; a longer one is cut between sentences.
        window_chars: Text on each side that the embedder reads with a passage for its
            token vectors, so that a pronoun or "the report" carries what it stands for.
        titled: Whether title and heading are put before what is embedded.
    """

    max_chars: int = 300
    max_list_chars: int = 600
    window_chars: int = 400
    titled: bool = True


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How candidates are found and ranked.

    A passage's relevance is late interaction (0..1) plus these weights times its
    cosine, its best sentence's cosine, and its BM25 score over the best one.

    Attributes:
        candidates: How many each ranking proposes; sentences propose twice as many.
        reranked: How many of the fused candidates are looked at closely.
        late: Weight of late interaction.
        passage: Weight of the passage's cosine.
        sentence: Weight of the best sentence's cosine.
        lexical: Weight of BM25.
        glossary: Weight of a term that the glossary adds, beside 1 for the question's own.
        usual_names: Whether the question is also read with the glossary's usual names.
        stop_word: Weight of a stop word's token in late interaction, before the rest's idf.
    """

    candidates: int = 100
    reranked: int = 120
    late: float = 1.0
    passage: float = 0.5
    sentence: float = 0.5
    lexical: float = 0.05
    glossary: float = 0.4
    usual_names: bool = True
    stop_word: float = 0.2


INDEXED = IndexSettings()
SEARCHED = SearchSettings()
