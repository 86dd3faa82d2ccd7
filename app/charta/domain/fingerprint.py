"""Fingerprints: SHA-256 of a section's canonical wording in every language of the charter."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class SectionText(NamedTuple):
    """What a section says in one language: its title and canonical wording."""

    title: str
    wording: str


def canonical_text(section: str, texts: Mapping[str, SectionText]) -> str:
    """Return the one text that stands for the section: JSON, keys sorted, no insignificant space."""
    content = {"section": section, "texts": {language: list(text) for language, text in texts.items()}}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def parse_canonical(canonical: str) -> Mapping[str, SectionText]:
    """Return the texts by language behind a canonical text; raise ValueError for anything else."""
    try:
        content = json.loads(canonical)
        return {language: SectionText(*map(str, text)) for language, text in content["texts"].items()}
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise ValueError("no canonical text") from error


def fingerprint(canonical: str) -> str:
    """Return the SHA-256 of a canonical text, in hexadecimal."""
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def combined(fingerprints: Iterable[str]) -> str:
    """Return the fingerprint of several sections in their order."""
    return hashlib.sha256("\n".join(fingerprints).encode("ascii")).hexdigest()
