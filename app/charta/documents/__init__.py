"""Texts to blocks, blocks to files: one model, one writer per format, one composer per document."""
