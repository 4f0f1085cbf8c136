"""A dispute: what a question assumes, and the sentence that has it otherwise."""

from dataclasses import dataclass

from assistant.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Dispute:
    """A sentence that doesn't bear out what the question takes for granted.

    Attributes:
        piece: The sentence.
        assumed: The question's words that it differs from, or "".
        instead: Its own words in their place, or "".
    """

    piece: Evidence
    assumed: str
    instead: str = ""

    @property
    def told(self) -> str:
        """In a sentence, what is assumed and what the source has."""
        if self.assumed and self.instead:
            return f"The question assumes “{self.assumed}”; the source has “{self.instead}”."
        plain = "The question takes for granted what the sources don't bear out"
        if self.instead:
            return f"{plain}: the source has “{self.instead}”."
        return f"{plain}: “{self.assumed}”." if self.assumed else f"{plain}."
