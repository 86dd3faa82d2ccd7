"""Charta: write, agree on and publish a social media charter."""

from typing import Final

__version__: Final = "0.1.0"
