"""Measures retrieval and answers; imported by nothing."""
