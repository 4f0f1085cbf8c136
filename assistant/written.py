"""Checked sentences of a language model as an answer: who speaks, what is said, where it stands."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Citation, Claim, Status
from assistant.speakers import named, ours
from assistant.verify_answer import Checked
from sources.document import Document


def written_answer(
    plain: Answer, sentences: Sequence[Checked], documents: dict[str, Document], model: str
) -> Answer:
    """The model-free answer with these sentences in its place.

    Sentences of one source stand together, after our words that name it; markers
    count in order of use, and one span has one marker.
    """
    citations: dict[tuple[str, int, int], Citation] = {}
    claims: list[Claim] = []
    paragraphs: list[tuple[str, list[str]]] = []
    for checked in sentences:
        markers = []
        for source in checked.sources:
            key = (source.passage.document_id, source.start, source.end)
            if key not in citations:
                document = documents[source.passage.document_id]
                marker = len(citations) + 1
                citations[key] = Citation.of(document, source.start, source.end, marker)
            markers.append(citations[key].marker)
        claims.append(Claim(checked.text, tuple(markers), checked.verdict))
        records = [citations[k].record for k in citations if citations[k].marker in markers]
        lead = ours(f"From {' and '.join(dict.fromkeys(map(named, records)))}:")
        said = " ".join([checked.text, *(f"[{m}]" for m in markers)])
        if paragraphs and paragraphs[-1][0] == lead:
            paragraphs[-1][1].append(said)
        else:
            paragraphs.append((lead, [said]))
    return replace(
        plain,
        status=Status.ANSWERED,
        text="\n\n".join(" ".join([lead, *said]) for lead, said in paragraphs),
        claims=tuple(claims),
        citations=tuple(citations.values()),
        model=model,
    )
