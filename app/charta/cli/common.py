"""What several commands share: opening a charter, printing JSON, the options that recur."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from charta.bootstrap import Charta, Workbench
from charta.i18n import Translator

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
PATH = click.Path(path_type=Path)


@contextmanager
def opened(path: Path, *, to_read: bool = False) -> Iterator[Workbench]:
    """Open the charter for the length of a command; to read it, no right to write is needed."""
    bench = Charta().read(path) if to_read else Charta().open(path)
    try:
        yield bench
    finally:
        bench.close()


def echo_json(value: object) -> None:
    """Print one JSON object."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def file_argument() -> Decorator:
    """Return the argument that names the charter."""
    return click.argument("file", type=PATH)


def json_option(words: Translator) -> Decorator:
    """Return the option that asks for JSON."""
    return click.option("--json", "as_json", is_flag=True, help=words.tr("Print one JSON object."))
