"""The documents that the tests of sources use, for the tests of what measures them."""

from tests.sources.conftest import documents, read

__all__ = ["documents", "read"]
