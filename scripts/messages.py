"""Brings the translations of the screen words up to date with the code, or checks that they are.

Run as `python scripts/messages.py [--check]`. New words are added to each `.po` file without a translation,
words that the code no longer says are removed. With --check nothing is written; the exit code is 1 where a
file is out of date, a word is not translated, or a translation has other gaps than its word.
"""

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
KEYWORDS: dict[str, tuple[int, ...] | None] = {"tr": None, "ntr": (1, 2), "N_": None}
GAP = re.compile(r"\{(\w*)\}")


def template() -> Catalog:
    """Return every word of the code."""
    catalog = Catalog(project="Charta", charset="utf-8")
    found = extract_from_dir(
        ROOT / "app", [("**.py", "python")], keywords=KEYWORDS, comment_tags=["TRANSLATORS:"]
    )
    for file, _, message, comments, context in found:
        catalog.add(message, locations=[(f"app/{file}", 0)], auto_comments=comments, context=context)
    for path in (ROOT / "app").rglob("*.py"):
        for words in within_strings(path.read_text(encoding="utf-8")):
            catalog.add(words if len(words) > 1 else words[0])
    return catalog


def within_strings(code: str) -> Iterator[tuple[str, ...]]:
    """Give the words that are said within f-strings, with their plural; Babel does not see them."""
    parts = (
        part
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
    )
    for call in parts:
        if isinstance(call, ast.Call):
            name = getattr(call.func, "attr", "") or getattr(call.func, "id", "")
            said = [
                arg.value for arg in call.args[: 2 if name == "ntr" else 1] if isinstance(arg, ast.Constant)
            ]
            if name in KEYWORDS and said:
                yield tuple(map(str, said))


def updated(file: Path, words: Catalog) -> Catalog:
    """Return the file's translations, brought up to date with the words of the code."""
    with file.open("rb") as source:
        catalog = read_po(source, locale=file.stem)
    catalog.update(words, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def text(catalog: Catalog) -> bytes:
    """Return the file's content: sorted, without anything that changes by itself."""
    target = BytesIO()
    write_po(target, catalog, width=100, no_location=True, omit_header=True, sort_output=True)
    return _header(catalog) + target.getvalue()


def _header(catalog: Catalog) -> bytes:
    plural = catalog.plural_forms
    return (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalog.locale_identifier}\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {plural}\\n"\n\n'
    ).encode()


def problems(catalog: Catalog) -> Iterator[str]:
    """Give a sentence for each word that is not translated as it must be."""
    for message in catalog:
        if not message.id:
            continue
        if not all(_forms(message)) or message.fuzzy:
            yield f"not translated: {message.id}"
        elif not _gaps_fit(message):
            yield f"other gaps than its word: {message.id}"


def _forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def _gaps_fit(message: Message) -> bool:
    words = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    wanted = {gap for word in words for gap in GAP.findall(word)}
    return all({*GAP.findall(form)} | {"count"} == wanted | {"count"} for form in _forms(message))


def main() -> int:
    """Write or check every translation file."""
    words = template()
    flaws = []
    for file in sorted((ROOT / "resources" / "i18n").glob("*.po")):
        catalog = updated(file, words)
        flaws += [f"{file.name}: {problem}" for problem in problems(catalog)]
        if "--check" not in sys.argv:
            file.write_bytes(text(catalog))
        elif file.read_bytes() != text(catalog):
            flaws.append(f"{file.name}: out of date; run `make messages`")
    print("\n".join(flaws) or "Every screen word is translated.")
    return 1 if flaws and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
