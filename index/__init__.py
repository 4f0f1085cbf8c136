"""Passages of the documents, embedded and indexed, and the search over them."""
