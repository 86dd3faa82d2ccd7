"""Spelling: words against dictionaries."""

from charta.language.spelling import Dictionaries

__all__ = ["Dictionaries"]
