"""The question for the day on which a version is to be looked at again."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from charta.services.publication import review_day_of
from charta.ui.fields.option import Option
from charta.ui.widgets.form_dialog import FormDialog


class ReviewDay:
    """The day on which a version is to be looked at again, which may be none."""

    def __init__(self, dialog: FormDialog, day: date | None) -> None:
        tr, context = dialog.context.tr, dialog.context
        self.box = QCheckBox()
        self.day = dialog.day_input(tr("Day of the reminder"), day)
        self._option = Option(context.theme, self.box, tr("Remind us to look at it again on"))
        column = QVBoxLayout()
        column.setSpacing(context.theme.px(4))
        column.addWidget(self._option)
        column.addWidget(self.day)
        dialog.body.addLayout(column)
        self.box.setChecked(day is not None)
        self.box.toggled.connect(self.day.setEnabled)
        self.day.setEnabled(day is not None)

    @property
    def value(self) -> date | None:
        """The day, None for no reminder; raises `ReviewDayUnusable` for what is no day."""
        return review_day_of(str(self.day.value() or "")) if self.box.isChecked() else None
