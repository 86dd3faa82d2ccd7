"""Starts Charta: the window, or a command where one is named."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from charta.i18n import preferred_language, translator

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from charta.ui.window import MainWindow


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Charta with the given command line; return the exit code of the process."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and not _names_a_charter(given):
        from charta import cli

        return cli.main(given)
    if not _has_screen():
        words = translator(preferred_language(os.environ))
        sys.stderr.write(
            words.tr("There is no screen to open a window on; “charta --help” lists the commands.") + "\n"
        )
        return 1
    application, _window = show(given)
    return application.exec()


def show(arguments: Sequence[str]) -> "tuple[QApplication, MainWindow]":
    """Show the window; return it with the application, which is still to be run.

    Starting makes much and drops little, so no garbage is looked for meanwhile, nor later among what is there
    to stay.
    """
    gc.disable()
    from charta.ui.application import start

    shown = start(arguments)
    gc.freeze()
    return shown


def _names_a_charter(arguments: Sequence[str]) -> bool:
    if len(arguments) != 1 or arguments[0].startswith("-"):
        return False
    path = Path(arguments[0])
    # The commands are slow to import, and are not needed for what the desktop hands over.
    return path.suffix == ".charta" or (path.exists() and not _is_a_command(arguments[0]))


def _is_a_command(word: str) -> bool:
    from charta.cli import COMMANDS

    return word in COMMANDS


def _has_screen() -> bool:
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or not sys.platform.startswith("linux")


if __name__ == "__main__":
    sys.exit(main())
