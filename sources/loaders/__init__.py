"""Loaders: the bytes of a file, in any format, to its text, pages and metadata."""

from sources.loaders.dispatch import load
from sources.loaders.formats import SUFFIXES, Format, detect
from sources.loaders.loaded import MAX_BYTES, Loaded, Metadata

__all__ = ["MAX_BYTES", "SUFFIXES", "Format", "Loaded", "Metadata", "detect", "load"]
