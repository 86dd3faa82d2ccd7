"""The commands: what the window can do, for scripts and for machines without a screen.

Exit code 0 means done, 1 a stated problem in one line on standard error, 2 a wrong use of the command.
"""

from charta.cli.main import COMMANDS, main

__all__ = ["COMMANDS", "main"]
