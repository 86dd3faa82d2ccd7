"""Publishing the charter: what is missing, the endorsement, the next version, and those that there are."""

from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.errors import ChartaError
from charta.services.states import DRAFT
from charta.ui.context import UiContext
from charta.ui.messages import Action
from charta.ui.page import Page
from charta.ui.publication.changes import ChangesDialog
from charta.ui.publication.endorse_dialog import EndorseDialog
from charta.ui.publication.endorsement import EndorsementCard
from charta.ui.publication.headline import Headline
from charta.ui.publication.missing import ENDORSE, MissingCard
from charta.ui.publication.publish_card import PublishCard
from charta.ui.publication.publish_dialog import PublishDialog
from charta.ui.publication.reading import CharterDialog, draft_reading
from charta.ui.publication.version_card import VersionAction
from charta.ui.publication.versions import VersionList


class PublicationPage(Page):
    """Shows the state of the publication, and opens the dialogs that move it on."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        tr = context.tr
        super().__init__(
            context,
            tr("Publication"),
            tr("Have the charter endorsed, publish it under a number, and keep what was published."),
            overline=tr("Publish"),
        )
        self._bench = bench
        self.headline = Headline(context, bench)
        self.missing = MissingCard(context, bench)
        self.endorsement = EndorsementCard(context, bench)
        self.publishing = PublishCard(context, bench)
        self.versions = VersionList(context, bench)
        for part in self._parts():
            self.body.addWidget(part)
        self._connect()
        self.refresh()

    @property
    def is_busy(self) -> bool:
        """Whether files of a version are being written."""
        return self.versions.is_busy

    def refresh(self) -> None:
        """Show how things stand."""
        self.headline.refresh()
        self.missing.refresh()
        self.endorsement.refresh()
        self.publishing.show_missing(self.missing.missing)
        self.versions.refresh()

    def focus_on(self, name: str) -> None:
        """Put the keyboard on the endorsement where it is asked for."""
        super().focus_on(name)
        if name == ENDORSE:
            self.area.ensureWidgetVisible(self.endorsement)

    def endorse(self) -> EndorseDialog:
        """Ask for the endorsement."""
        dialog = EndorseDialog(self.context, self._bench, self)
        dialog.open()
        return dialog

    def read(self) -> CharterDialog | None:
        """Show the charter as it stands; None where it cannot be read."""
        try:
            dialog = draft_reading(self.context, self._bench, self)
        except ChartaError as error:
            self.context.messages.fail(error)
            return None
        dialog.open()
        return dialog

    def publish(self) -> PublishDialog:
        """Ask for what belongs to the next version, and publish it."""
        dialog = PublishDialog(self.context, self._bench, self)
        dialog.published.connect(self._published)
        dialog.open()
        return dialog

    def compare(self) -> ChangesDialog | None:
        """Show what the draft has beyond the version that applies; None where none does."""
        current = self._bench.editions.current()
        if current is None:
            return None
        dialog = self.versions.changes_dialog((current.version.number, DRAFT), self)
        dialog.open()
        return dialog

    def _parts(self) -> tuple[QWidget, ...]:
        return (self.headline, self.missing, self.endorsement, self.publishing, self.versions)

    def _connect(self) -> None:
        self.headline.review_asked.connect(self._review)
        self.headline.read_asked.connect(self._read_version)
        self.missing.go_to.connect(self.go_to)
        self.missing.spot_asked.connect(self.spot_asked)
        self.endorsement.go_to.connect(self.go_to)
        self.endorsement.endorse_asked.connect(self.endorse)
        self.endorsement.read_asked.connect(self.read)
        self.publishing.publish_asked.connect(self.publish)
        self.publishing.changes_asked.connect(self.compare)

    def _review(self, number: str) -> None:
        self.versions.act(VersionAction.REVIEWED, number)

    def _read_version(self, number: str) -> None:
        self.versions.act(VersionAction.READ, number)

    def _published(self, number: str) -> None:
        tr = self.context.tr
        self.refresh()

        def save() -> None:
            self.versions.save_documents(number)

        self.context.messages.inform(
            tr(
                "Version {number} is published and kept with its documents. Next: tell people, and hand out "
                "the forms.",
                number=number,
            ),
            action=Action(tr("Save the documents…"), save),
        )
        if number in self.versions.cards:
            self.versions.cards[number].focus_on(VersionAction.READ)
            self.area.ensureWidgetVisible(self.versions.cards[number])
