"""The window: Qt, and only here.

PySide6 reads the source of every module that is imported after it, in search of its own name. What the window
needs before it is shown and has no Qt is therefore imported here, ahead of it.
"""

from charta import errors, i18n, paths, settings

__all__ = ["errors", "i18n", "paths", "settings"]
