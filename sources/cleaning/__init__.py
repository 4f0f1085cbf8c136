"""Cleaning: furniture removed, breaks joined, drop caps mended; never rewritten."""
