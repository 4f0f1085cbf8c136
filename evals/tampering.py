"""Ways to tamper with a receipt, one for every kind of field, each from a seeded generator."""

import random
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Tamper = Callable[[Json, random.Random], None]


def _word(text: str, rng: random.Random) -> str:
    """The text with one of its longer words turned round."""
    words = text.split(" ")
    places = [i for i, w in enumerate(words) if w.isalpha() and len(w) > 3 and w != w[::-1]]
    place = rng.choice(places)
    words[place] = words[place][::-1]
    return " ".join(words)


def _figure(text: str, rng: random.Random) -> str:
    """The text with one digit raised, or a word denied where it has none."""
    places = [i for i, c in enumerate(text) if c.isdigit()]
    if not places:
        return _word(text, rng)
    place = rng.choice(places)
    return f"{text[:place]}{(int(text[place]) + 1) % 10}{text[place + 1 :]}"


def _citation(receipt: Json, rng: random.Random) -> Json:
    chosen: Json = rng.choice(receipt["citations"])
    return chosen


def _claim(receipt: Json, rng: random.Random) -> Json:
    chosen: Json = rng.choice(receipt["claims"])
    return chosen


def _quote(r: Json, rng: random.Random) -> None:
    cited = _citation(r, rng)
    cited["quote"] = _word(cited["quote"], rng)


def _quote_everywhere(r: Json, rng: random.Random) -> None:
    """A figure or word changed in quote, sentence and text alike."""
    cited = _citation(r, rng)
    before = cited["quote"]
    after = _figure(before, rng)
    cited["quote"] = after
    for claim in r["claims"]:
        claim["text"] = claim["text"].replace(before, after)
    old, new = (" ".join(t.split()) for t in (before, after))
    r["answer"] = r["answer"].replace(old, new)


def _shifted(field: str) -> Tamper:
    def tamper(r: Json, rng: random.Random) -> None:
        _citation(r, rng)[field] += rng.choice((-3, -1, 1, 2, 9))

    return tamper


def _moved(r: Json, rng: random.Random) -> None:
    """The whole citation a few characters on, its length the same."""
    cited, by = _citation(r, rng), rng.choice((1, 4, 20))
    cited["start"] += by
    cited["end"] += by


def _record(field: str, value: Any) -> Tamper:
    def tamper(r: Json, rng: random.Random) -> None:
        _citation(r, rng)["record"][field] = value

    return tamper


def _answer(r: Json, rng: random.Random) -> None:
    r["answer"] = _word(r["answer"], rng)


def _our_words(r: Json, rng: random.Random) -> None:
    r["answer"] = r["answer"].replace("‹", "‹As the Security Council decided, ", 1)


def _added_sentence(r: Json, rng: random.Random) -> None:
    r["answer"] += " Force was authorised. [1]"


def _claim_text(r: Json, rng: random.Random) -> None:
    claim = _claim(r, rng)
    claim["text"] = _figure(claim["text"], rng)


def _claim_verdict(r: Json, rng: random.Random) -> None:
    _claim(r, rng)["verdict"] = rng.choice(("not_found", "contradicted"))


def _claim_probability(r: Json, rng: random.Random) -> None:
    _claim(r, rng)["probability"] = 0.123


def _claim_markers(r: Json, rng: random.Random) -> None:
    _claim(r, rng)["citations"] = [len(r["citations"]) + 1]


def _claim_gone(r: Json, rng: random.Random) -> None:
    r["claims"].remove(_claim(r, rng))


def _marker(r: Json, rng: random.Random) -> None:
    _citation(r, rng)["marker"] += 1


def _citation_gone(r: Json, rng: random.Random) -> None:
    r["citations"].remove(_citation(r, rng))


def _text_marker(r: Json, rng: random.Random) -> None:
    r["answer"] = r["answer"].replace("[1]", "[7]", 1)


def _document(field: str) -> Tamper:
    def tamper(r: Json, rng: random.Random) -> None:
        document = rng.choice(r["documents"])
        value = document[field]
        document[field] = ("0" if value[0] != "0" else "1") + value[1:]

    return tamper


def _document_gone(r: Json, rng: random.Random) -> None:
    r["documents"].pop()


def _other_document(r: Json, rng: random.Random) -> None:
    cited = _citation(r, rng)
    others = {p[0] for p in r["passages"]} - {cited["document_id"]}
    cited["document_id"] = rng.choice(sorted(others)) if others else "none"


def _question(r: Json, rng: random.Random) -> None:
    r["question"] = f"{_word(r['question'], rng)} in Utopia 1850"


def _status(r: Json, rng: random.Random) -> None:
    r["status"] = "premise_disputed" if r["status"] != "premise_disputed" else "answered"


def _passages(r: Json, rng: random.Random) -> None:
    r["passages"].pop(rng.randrange(len(r["passages"])))


def _suggestions(r: Json, rng: random.Random) -> None:
    r["suggestions"] = [*r["suggestions"], "Who pays for this?"]


def _filters(r: Json, rng: random.Random) -> None:
    r["filters"] = {"documents": [r["citations"][0]["document_id"]], "until": "1990"}


def _model(r: Json, rng: random.Random) -> None:
    r["model"] = "openai:invented"


# What can be confirmed from the documents themselves, even when a forger mends the seal.
CONTENT: dict[str, Tamper] = {
    "quote": _quote,
    "quote, sentence and text alike": _quote_everywhere,
    "start": _shifted("start"),
    "end": _shifted("end"),
    "start and end": _moved,
    "locator": lambda r, rng: _citation(r, rng).update(locator="§ XII"),
    "section": lambda r, rng: _citation(r, rng).update(section=["Elsewhere"]),
    "record: title": _record("title", "Another title"),
    "record: authors": _record("authors", ["A. N. Other"]),
    "record: publisher": _record("publisher", "United Nations Security Council"),
    "record: date": _record("published", "1999-01-01"),
    "record: voice": _record("voice", "intergovernmental_text"),
    "document of a citation": _other_document,
    "answer": _answer,
    "our words in the answer": _our_words,
    "sentence added": _added_sentence,
    "sentence: text": _claim_text,
    "sentence: verdict": _claim_verdict,
    "sentence: probability": _claim_probability,
    "sentence: markers": _claim_markers,
    "sentence removed": _claim_gone,
    "citation: marker": _marker,
    "citation removed": _citation_gone,
    "marker in the answer": _text_marker,
    "document: hash of its bytes": _document("bytes_sha256"),
    "document: hash of its text": _document("text_sha256"),
    "document: file": _document("source_file"),
    "document removed": _document_gone,
    "question": _question,
    "status": _status,
    "passages": _passages,
    "suggestions": _suggestions,
    "filters": _filters,
    "model": _model,
}
# What only the seal holds together.
SEALED_ONLY: dict[str, Tamper] = {
    "notice": lambda r, rng: r.update(notice="Approved by the United Nations."),
    "dropped": lambda r, rng: r.update(dropped=r["dropped"] + 2),
    "unresolved": lambda r, rng: r.update(unresolved=r["unresolved"] + 1),
    "version": lambda r, rng: r["made"].update(r2p="9.9.9"),
    "reader": lambda r, rng: r["made"].update(reader=r["made"]["reader"] + 1),
    "judge": lambda r, rng: r["made"].update(judge="another"),
    "embedding model": lambda r, rng: r["made"].update(embedding_model="another"),
    "history": lambda r, rng: r.update(history=["What is R2P?"]),
    "seal": lambda r, rng: r.update(seal="0" * 64),
}
