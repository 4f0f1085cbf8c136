"""A conversation as a file: Markdown, Word, PDF."""
