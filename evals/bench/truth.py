"""What was planted in a document: the truth that reading it is held against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Planted:
    """A generated document.

    Attributes:
        name: File name; its suffix tells the format.
        data: The bytes.
        sentences: What has to be in a passage, whole, verbatim and once.
        furniture: What must be in no passage.
        authors: Pairs of a sentence and the author of the item that holds it.
        speakers: Pairs of a sentence and who says it.
        refused: Whether the file holds no text and has to be refused.
    """

    name: str
    data: bytes
    sentences: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    authors: tuple[tuple[str, str], ...] = ()
    speakers: tuple[tuple[str, str], ...] = ()
    refused: bool = False
