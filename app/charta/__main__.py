"""Starts Charta: the window, or a command where one is named."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from charta import cli
from charta.i18n import preferred_language, translator


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Charta with the given command line; return the exit code of the process."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and not _names_a_charter(given):
        return cli.main(given)
    if not _has_screen():
        words = translator(preferred_language(os.environ))
        sys.stderr.write(
            words.tr("There is no screen to open a window on; “charta --help” lists the commands.") + "\n"
        )
        return 1
    from charta.ui.application import run

    return run(given)


def _names_a_charter(arguments: Sequence[str]) -> bool:
    if len(arguments) != 1 or arguments[0].startswith("-") or arguments[0] in cli.COMMANDS:
        return False
    path = Path(arguments[0])
    return path.suffix == ".charta" or path.exists()


def _has_screen() -> bool:
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or not sys.platform.startswith("linux")


if __name__ == "__main__":
    sys.exit(main())
