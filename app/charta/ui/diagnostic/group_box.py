"""Choosing a group by its name: one that is known, a new one, or none."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from charta.domain.diagnostic import SurveyResult
from charta.domain.text import NAME_LIMIT
from charta.ui.context import UiContext


class GroupBox(QComboBox):
    """A line with the known groups to choose from; empty for no group."""

    def __init__(self, context: UiContext, groups: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QLineEdit()
        line.setMaxLength(NAME_LIMIT)
        line.setPlaceholderText(context.tr("No group"))
        self.setEditable(True)
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(["", *groups])
        self.setAccessibleName(context.tr("Group (optional)"))
        self.setMinimumWidth(context.theme.px(220))


def known_groups(result: SurveyResult) -> tuple[str, ...]:
    """Return the names of a survey's groups, whether they are shown or not."""
    return tuple(sorted((*(entry.group for entry in result.groups), *result.hidden)))
