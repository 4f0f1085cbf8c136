"""Errors of the index and the search."""

from sources.errors import AssistantError


class RetrievalError(AssistantError):
    """The index can't be built, opened or searched."""
