"""A conversation as Markdown; whatever comes from a document is escaped."""

from assistant.export.markdown import escaped
from ui.exports.layout import LEGEND, Run, blocks
from ui.history import Conversation


def markdown(conversation: Conversation) -> bytes:
    """The conversation as a file's bytes."""
    lines = [f"# {escaped(conversation.title)}"]
    for block in blocks(conversation):
        words = "".join(_run(run) for run in block.runs)
        match block.kind:
            case "question":
                lines.append(f"## {words}")
            case "item":
                lines.append(f"{'-' if block.label == '•' else block.label} {words}")
            case "source":
                lines.append(f"{escaped(block.label)} {words}")
            case _:
                lines.append(words)
    lines.append(f"*{LEGEND}*")
    return ("\n\n".join(lines) + "\n").encode()


def _run(run: Run) -> str:
    lead = " " if run.text[:1].isspace() else ""
    trail = " " if run.text[-1:].isspace() else ""
    words = escaped(run.text)
    return f"{lead}*{words}*{trail}" if run.ours and words else f"{lead}{words}{trail}"
