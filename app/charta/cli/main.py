"""From words on a command line to an exit code."""

import os
import sys
from collections.abc import Sequence
from typing import Final

import click

from charta import __version__
from charta.cli.problems import one_line
from charta.errors import ChartaError, sentence
from charta.i18n import Translator, preferred_language, translator

COMMANDS: Final = (
    "new",
    "status",
    "answers",
    "check",
    "sign",
    "review",
    "minor",
    "endorse",
    "publish",
    "withdraw",
    "reviewed",
    "redline",
    "evidence",
    "export",
    "agenda",
    "minutes",
    "plan",
    "kit",
    "people",
    "forms",
    "intake",
    "record",
    "verify",
    "log",
    "diagnostic",
    "demo",
)
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
    except BrokenPipeError:
        # Whoever reads our output has closed it (`| head`); that is no problem of ours. What is still
        # buffered goes nowhere, so that closing does not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001 - the outermost edge of the process
        click.echo(one_line(_told(error, words)), err=True)
        return EXIT_PROBLEM
    return 0


def _told(error: Exception, words: Translator) -> str:
    match error:
        case ChartaError():
            return sentence(error, words)
        case click.ClickException():
            return error.format_message()
        case OSError():
            problem = error.strerror or str(error)
            return words.tr("The output could not be written ({problem}).", problem=problem)
        case click.Abort():
            return words.tr("Stopped; what was written before stays.")
        case _:
            problem = f"{type(error).__name__}: {error}"
            return words.tr("Something unexpected happened ({problem}); please report it.", problem=problem)


def _group(words: Translator) -> click.Group:
    from charta.cli import (
        agreeing,
        checking,
        diagnosing,
        log,
        people,
        planning,
        publishing,
        reading,
        reviewing,
        rollout,
        signatures,
        workshops,
        writing,
    )

    group = click.Group(
        "charta",
        help=words.tr("Write, agree on and export a social media charter. “charta [FILE]” opens the window."),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    click.version_option(__version__, prog_name="Charta")(group)
    for module in (
        writing,
        reading,
        log,
        checking,
        agreeing,
        reviewing,
        publishing,
        workshops,
        planning,
        rollout,
        people,
        signatures,
        diagnosing,
    ):
        for command in module.commands(words):
            group.add_command(command)
    return group
