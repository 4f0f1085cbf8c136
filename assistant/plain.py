"""A language model's text made harmless: prose without links, images, code or headings."""

import re
from html import unescape

_FENCE = re.compile(r"```.*?(?:```|\Z)", re.S)
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)?|\[([^\]\d][^\]]*)\]\[[^\]]*\]")
_DEFINITION = re.compile(r"^\s*\[[^\]]+\]:\s*\S.*$", re.M)
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<[/!?a-zA-Z][^>]*(?:>|\Z)", re.S)
_ADDRESS = re.compile(
    r"(?:\b[a-z][a-z0-9+.-]{1,20}:(?:/{1,2}|(?=\S*[@?=&%]))|\bwww\.|\bdata:|\bjavascript:)\S*|"
    r"\b[\w.+-]+@[\w-]+\.\w+\S*|"
    r"\b(?:[\w-]+\.)+(?:com|org|net|info|io|dev|example|ru|cn|xyz|co|app|site|test|invalid)"
    r"(?::\d+)?(?:/\S*)?(?!\w)",
    re.I,
)
_HEAD = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+•][ \t]+|\d{1,2}[.)][ \t]+)", re.M)
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*|__|`)(?=\S)(.+?)(?<=\S)\1")
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef"
    "\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
# A model can't pass its words for ours.
_OURS = str.maketrans("", "", "‹›")


def plain_prose(text: str) -> str:
    """The text without anything that a page could load, follow or hide; markers stay.

    Done again until nothing changes, as taking one thing out can put another together.
    """
    before = None
    while before != text:
        before = text
        text = _UNSEEN.sub("", unescape(text)).translate(_OURS)
        text = _DEFINITION.sub(" ", _TAG.sub(" ", _FENCE.sub(" ", text)))
        text = _LINK.sub(r"\1\2", _IMAGE.sub(" ", text))
        text = _ADDRESS.sub(" ", text)
        text = _EMPHASIS.sub(r"\2", _HEAD.sub("", text))
    return text
