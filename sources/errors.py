"""The one error family of the product: what failed, on which thing, what to do."""


class AssistantError(Exception):
    """A failure that a user can read and act on.

    Args:
        message: What failed and on which thing, one line.
        hint: What the user can do about it, one line; may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        # A file's name or a parser's words may hold line breaks.
        self.message = " ".join(message.split())
        self.hint = " ".join(hint.split())
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class SourceError(AssistantError):
    """A document or its record could not be read, understood or stored."""
