"""Cited answers composed from retrieved passages."""
