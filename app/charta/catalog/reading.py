"""Reads one content file strictly. Every problem is a `ContentError` that names the file and the key."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

import msgspec

from charta.errors import ContentError

T = TypeVar("T")
_Key: TypeAlias = str | int | None
_MESSAGE: Final = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?", re.DOTALL)
_STEP: Final = re.compile(r"\.(?P<name>\w+)|\[(?P<index>\d+)\]|\[\.\.\.\]")
_KEY_PROBLEM: Final = re.compile(r"Object (?P<verb>missing required|contains unknown) field `(?P<name>.*)`")


@dataclass(frozen=True)
class ContentFile:
    """A file of content; `name` is its path relative to the folder of all content, as errors show it."""

    path: Path
    name: str

    def refuse(self, key: str, problem: str) -> ContentError:
        """Return the error that this file has this problem at this key."""
        return ContentError(file=self.name, problem=f"{key}: {problem}" if key else problem)

    def read(self, kind: type[T]) -> T:
        """Return the content as a `kind`; raise `ContentError`."""
        data = self._parsed()
        try:
            return msgspec.convert(data, kind)
        except msgspec.ValidationError as error:
            raise self._explained(data, kind, str(error)) from None

    def _parsed(self) -> dict[str, object]:
        try:
            with self.path.open("rb") as source:
                return tomllib.load(source)
        except FileNotFoundError:
            raise self.refuse("", "it is missing") from None
        except OSError as error:
            raise self.refuse("", f"it cannot be read ({error.strerror})") from error
        except ValueError as error:
            raise self.refuse("", f"it is no TOML ({error})") from error

    def _explained(self, data: object, kind: type[T], message: str) -> ContentError:
        match = _MESSAGE.fullmatch(message)
        what, path = (match["what"], match["path"] or "") if match else (message, "")
        keys: list[_Key] = [
            step["name"] or (None if step["index"] is None else int(step["index"]))
            for step in _STEP.finditer(path)
        ]
        named = _spelled(_with_names(data, kind, message, keys))
        problem = _KEY_PROBLEM.fullmatch(what)
        if problem is None:
            return self.refuse(named, what[:1].lower() + what[1:])
        verdict = "the key is missing" if problem["verb"].startswith("missing") else "there is no such key"
        return self.refuse(f"{named}.{problem['name']}".lstrip("."), verdict)


def _with_names(data: object, kind: type[T], message: str, keys: list[_Key]) -> list[str | int]:
    """Return the path of a problem with every key named.

    msgspec writes `[...]` for a key of a table whose keys are free. Which one it means shows by keeping one
    key at a time: the problem stays the same only with the right one.
    """
    found: list[str | int] = []
    for key in keys:
        if key is not None:
            found.append(key)
            continue
        table = _at(data, found)
        for name in table if isinstance(table, Mapping) else ():
            reduced = _replaced(data, found, {name: _at(table, [name])})
            if _message(reduced, kind) == message:
                data = reduced
                found.append(name)
                break
    return found


def _message(data: object, kind: type[T]) -> str:
    try:
        msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        return str(error)
    return ""


def _at(data: object, path: Sequence[str | int]) -> object:
    for key in path:
        match data, key:
            case dict(), str():
                data = data[key]
            case list(), int():
                data = data[key]
    return data


def _replaced(data: object, path: Sequence[str | int], value: object) -> object:
    if not path:
        return value
    inner = _replaced(_at(data, path[:1]), path[1:], value)
    if isinstance(data, list):
        return [inner if position == path[0] else entry for position, entry in enumerate(data)]
    return {**data, path[0]: inner} if isinstance(data, dict) else data


def _spelled(path: Iterable[str | int]) -> str:
    spelled = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return spelled.lstrip(".")


def repeated(entries: Iterable[str]) -> str | None:
    """Return the first entry that comes twice, None where there is none."""
    seen: set[str] = set()
    for entry in entries:
        if entry in seen:
            return entry
        seen.add(entry)
    return None


def check_unique(file: ContentFile, key: str, entries: Iterable[str]) -> None:
    """Raise `ContentError` for the first entry of a key that comes twice."""
    twice = repeated(entries)
    if twice is not None:
        raise file.refuse(key, f"“{twice}” comes twice")


def key_problem(given: Collection[str], expected: Collection[str]) -> tuple[str, str] | None:
    """Return the first key that is missing or too many, and which of the two; None where all fit."""
    for name in expected:
        if name not in given:
            return name, "the key is missing"
    for name in given:
        if name not in expected:
            return name, "there is no such key"
    return None
