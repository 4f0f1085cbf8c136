"""Premises: what a question takes for granted, held against what the sources say."""
