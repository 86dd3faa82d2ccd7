"""Charters, sections, answers, fingerprints, sign-offs: pure Python, no input or output."""
