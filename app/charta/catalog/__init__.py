"""Reads the shipped content strictly; an error names the file and the key."""

from charta.catalog.checking import check_catalogue
from charta.catalog.loader import load_catalogue

__all__ = ["check_catalogue", "load_catalogue"]
