"""Scanned pages that come in: files, pages, codes, and ink in the boxes beside them."""
