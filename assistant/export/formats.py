"""The formats a draft can be exported in."""

import json
from enum import StrEnum

from assistant.drafting.contract import draft_json
from assistant.drafting.points import TalkingPoints
from assistant.export.html import html
from assistant.export.markdown import markdown
from assistant.export.plain import teleprompter


class Format(StrEnum):
    """What a draft can be exported as; each is the file's suffix too."""

    MD = "md"
    DOCX = "docx"
    JSON = "json"
    HTML = "html"
    TXT = "txt"

    @property
    def is_text(self) -> bool:
        """Whether it can be printed."""
        return self is not Format.DOCX


def export(draft: TalkingPoints, form: Format) -> bytes:
    """A draft as a file's bytes; sentences that are red are marked in it.

    Raises:
        AssistantError: DOCX is asked for and Pandoc can't be run.
    """
    match form:
        case Format.MD:
            text = markdown(draft)
        case Format.HTML:
            text = html(draft)
        case Format.TXT:
            text = teleprompter(draft)
        case Format.JSON:
            text = json.dumps(draft_json(draft), ensure_ascii=False, indent=1) + "\n"
        case Format.DOCX:
            # Imported here: only this format needs Pandoc.
            from assistant.export.docx import docx

            return docx(draft)
    return text.encode("utf-8")
