"""From words on a command line to an exit code."""

import logging
import os
import sys
from collections.abc import Sequence
from typing import Final

import click

from charta import __version__
from charta.errors import ChartaError, sentence
from charta.i18n import Translator, preferred_language, translator

COMMANDS: Final = ("new", "status", "answers", "sign", "export", "verify", "demo")
EXIT_PROBLEM: Final = 1
EXIT_USAGE: Final = 2


def main(arguments: Sequence[str]) -> int:
    """Run one command; a problem is told in one line on standard error, never as a traceback."""
    words = translator(preferred_language(os.environ))
    try:
        _group(words).main(args=list(arguments), prog_name="charta", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return EXIT_USAGE
    except ChartaError as error:
        return _told(sentence(error, words.tr))
    except click.ClickException as error:
        return _told(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        return _told(words.tr("Stopped; what was written before stays."))
    except BrokenPipeError:
        # Whoever reads our output has closed it (`| head`); that is no problem of ours.
        sys.stdout = None  # type: ignore[assignment]
        return 0
    except Exception as error:
        logging.getLogger("charta").debug("unexpected", exc_info=True)
        return _told(words.tr("Something unexpected happened ({problem}).", problem=_one_line(error)))
    return 0


def _told(text: str) -> int:
    click.echo(_one_line(text), err=True)
    return EXIT_PROBLEM


def _one_line(text: object) -> str:
    return " ".join(str(text).split())


def _group(words: Translator) -> click.Group:
    from charta.cli import agreeing, reading, writing

    group = click.Group(
        "charta",
        help=words.tr("Write, agree on and export a social media charter. “charta [FILE]” opens the window."),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    click.version_option(__version__, prog_name="Charta")(group)
    for module in (writing, reading, agreeing):
        for command in module.commands(words):
            group.add_command(command)
    return group
