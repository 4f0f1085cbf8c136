"""Benchmarks: data of our own making, and comparisons with others."""
