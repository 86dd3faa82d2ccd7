"""The pages of the Prepare phase: the organisation and the team."""

from collections.abc import Mapping

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.fields.sheet_form import SheetForm
from charta.ui.page import Page
from charta.ui.section.columns import Columns
from charta.ui.section.guidance import Guidance
from charta.ui.section.panel import SidePanel


class SheetPage(Page):
    """A sheet's questions, with guidance beside them."""

    def __init__(self, context: UiContext, workbench: Workbench, sheet: str) -> None:
        texts = workbench.session.catalogue.sheet(sheet).text(context.language)
        super().__init__(context, texts.title, texts.purpose, overline=context.tr("Prepare"), wide=True)
        self.form = SheetForm(context, workbench, sheet)
        self.panel = SidePanel(context.theme, context.tr("Guidance"))
        self.panel.add(Guidance(context, texts), context.tr("Guidance"))
        self.body.addWidget(Columns(context.theme, self.form, self.panel, self.area, (3, 2)))

    def refresh(self) -> None:
        """Show the sheet as it stands."""
        self.form.refresh()

    def flush(self) -> None:
        """Save what was typed."""
        self.form.flush()

    def unsaved(self) -> Mapping[str, object]:
        """Return the answers that were refused."""
        return self.form.unsaved

    def take_up(self, unsaved: Mapping[str, object]) -> None:
        """Show them again."""
        self.form.take_up(unsaved)

    def focus_first(self) -> None:
        """Put the keyboard on the first question."""
        self.form.focus_first()

    def focus_on(self, name: str) -> None:
        """Put the keyboard on a question, by the id of its field."""
        self.form.focus_on(name)
