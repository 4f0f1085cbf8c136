"""A draft as a Word file with true footnotes, made by Pandoc.

Pandoc gets a syntax tree, not Markdown, so that no title or quote is ever parsed.
"""

import json
import tempfile
from pathlib import Path
from typing import Any

from assistant.drafting.listing import sentence_notes
from assistant.drafting.points import Origin, Sentence, State, TalkingPoints
from assistant.export.layout import FROM_NOTES, LEGEND, Heading, Said, Words, blocks, header_lines
from assistant.export.reference import reference_document
from sources.errors import AssistantError

Node = dict[str, Any]


def docx(draft: TalkingPoints) -> bytes:
    """The draft as a Word file's bytes.

    Raises:
        AssistantError: Pandoc isn't there or fails.
    """
    import pypandoc

    with tempfile.TemporaryDirectory() as folder:
        reference = Path(folder, "reference.docx")
        reference.write_bytes(reference_document(draft))
        made = Path(folder, "draft.docx")
        try:
            pypandoc.convert_text(
                json.dumps(tree(draft)),
                "docx",
                format="json",
                outputfile=str(made),
                extra_args=[f"--reference-doc={reference}"],
            )
        except (OSError, RuntimeError) as error:
            raise AssistantError(
                f"Pandoc can't write the Word file: {error}", "Reinstall pypandoc-binary."
            ) from error
        return made.read_bytes()


def tree(draft: TalkingPoints) -> Node:
    """The draft as a Pandoc document."""
    nodes = [
        _styled("Title", [_text(draft.title)]),
        _styled("Subtitle", [_text(" · ".join(header_lines(draft)))]),
        *_body(draft),
    ]
    if draft.references:
        nodes.append(_header(2, "Sources"))
        nodes += [
            _styled("Source", [_text(f"{n}.  {reference}")])
            for n, reference in enumerate(draft.references, start=1)
        ]
    if draft.citations:
        nodes.append(_styled("Legend", [_span("Ours", [_text(LEGEND)])]))
    meta = {"title-meta": {"t": "MetaString", "c": draft.title}}
    return {"pandoc-api-version": [1, 23], "meta": meta, "blocks": nodes}


def _body(draft: TalkingPoints) -> list[Node]:
    nodes: list[Node] = []
    for block in blocks(draft):
        match block:
            case Heading(level, text):
                nodes.append(_header(level, text))
            case Words(text, warning):
                nodes.append(_styled("Warning" if warning else "Body Text", [_text(text)]))
            case Said(sentences, label, bullet):
                inlines: list[Node] = []
                if label:
                    colon = "" if label[-1] in ".:" else ":"
                    # Bold introduces what follows; a note alone is a sentence like any other.
                    lead = _text(label + colon)
                    inlines.append({"t": "Strong", "c": [lead]} if sentences else lead)
                for sentence in sentences:
                    inlines += [_text(" ")] * bool(inlines) + _sentence(sentence)
                if bullet:
                    nodes.append(_styled("Side Point", inlines))
                else:
                    nodes.append(_styled("Speech", inlines))
    return nodes


def _sentence(sentence: Sentence) -> list[Node]:
    inlines: list[Node] = []
    for segment in sentence.segments:
        apart = segment.ours and bool(sentence.evidence)
        text = _text(segment.text)
        inlines.append(_span("Ours", [text]) if apart else text)
    inlines += [_note(words) for words in sentence_notes(sentence)]
    if sentence.origin is Origin.NOTES:
        inlines.append(_span("Ours", [_text(f" {FROM_NOTES}")]))
    if sentence.state is State.GREEN:
        return inlines
    mark = _text(f" [{sentence.state.value}: {sentence.reason}]")
    return [_span(sentence.state.value.capitalize(), [*inlines, mark])]


def _note(words: str) -> Node:
    return {"t": "Note", "c": [{"t": "Para", "c": [_text(words)]}]}


def _text(words: str) -> Node:
    """Words as they stand; line breaks fold to spaces."""
    lead, trail = words[:1].isspace(), words[1:][-1:].isspace()
    folded = " ".join(words.split())
    return {"t": "Str", "c": f"{' ' * lead}{folded}{' ' * trail}"}


def _span(style: str, inlines: list[Node]) -> Node:
    return {"t": "Span", "c": [["", [], [["custom-style", style]]], inlines]}


def _styled(style: str, inlines: list[Node]) -> Node:
    paragraph = {"t": "Para", "c": inlines}
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], [paragraph]]}


def _header(level: int, text: str) -> Node:
    return {"t": "Header", "c": [level, ["", [], []], [_text(text)]]}
