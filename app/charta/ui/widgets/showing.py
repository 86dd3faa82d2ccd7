"""Showing parts of what is still being put together."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def show_part(part: QWidget, shown: bool) -> None:  # noqa: FBT001 - as Qt's own setVisible
    """Show or hide a part, as `setVisible` does, but leave to its page what was never hidden.

    Qt styles a widget when it is first told to show, and again with every parent that it is put into, so that
    telling the parts of a page that is not yet composed takes a third of the time of making it.
    """
    if not shown or part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
        part.setVisible(shown)
