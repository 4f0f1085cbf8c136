"""Loaders: bytes of a file to text."""
