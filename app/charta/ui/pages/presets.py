"""The presets as tiles of which one is chosen: what each holds, which fits the organisation, which stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.presets import Preset
from charta.services.reading import ORGANISATION
from charta.ui.context import UiContext
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Button, Kind, button
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.section_header import SectionHeader
from charta.ui.widgets.text import Text

COLUMNS = ((700, 4), (400, 2), (0, 1))
"""From which width on (at 100 %) how many tiles stand beside each other."""


class PresetChoice(QWidget):
    """Shows the presets; a click chooses one."""

    chosen = Signal(str)
    go_to = Signal(str)

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._present = Text("", tone=Tone.NEUTRAL)
        self.tiles = {preset.id: PresetTile(context, preset) for preset in bench.presets.presets}
        self.size_unknown = QWidget()
        self._grid = QGridLayout()
        self._columns = 0
        self._lay_out()
        for tile in self.tiles.values():
            tile.clicked.connect(self._choose)

    def refresh(self) -> None:
        """Show which preset stands and which is suggested."""
        presets, session = self._bench.presets, self._bench.session
        present, suggested = presets.present(), presets.suggested()
        for preset in presets.presets:
            tile = self.tiles[preset.id]
            tile.show_sections(len(presets.sections(preset)))
            tile.show_state(chosen=preset is present, suggested=preset is suggested)
        self._present.setText(
            self._context.ntr(
                "{chosen} of {count} section chosen: {preset}.",
                "{chosen} of {count} sections chosen: {preset}.",
                len(session.catalogue.sections),
                chosen=len(session.included()),
                preset=present.text(self._context.language).name
                if present
                else self._context.tr("your own choice"),
            )
        )
        self.size_unknown.setVisible(suggested is None)

    def focus_first(self) -> None:
        """Put the keyboard on the preset that stands, or on the one that is suggested, or on the first."""
        tiles = list(self.tiles.values())
        chosen = [tile for tile in tiles if tile.isChecked()] or [tile for tile in tiles if tile.is_suggested]
        for tile in (chosen or tiles)[:1]:
            tile.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def text(self) -> str:
        """What is said about the present choice."""
        return self._present.text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the tiles in as many columns as there is room for."""
        super().resizeEvent(event)
        px = self._context.theme.px
        self._arrange(next(columns for least, columns in COLUMNS if event.size().width() >= px(least)))

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        head = QVBoxLayout()
        head.setSpacing(px(4))
        head.addWidget(SectionHeader(self._context.theme, tr("Begin with a preset")))
        head.addWidget(self._present)
        column.addLayout(head)
        self._grid.setSpacing(px(12))
        column.addLayout(self._grid)
        hint = QHBoxLayout(self.size_unknown)
        hint.setContentsMargins(0, 0, 0, 0)
        hint.setSpacing(px(8))
        words = tr("Say how many people work for you, and Charta suggests one of them.")
        hint.addWidget(Text(words, TextStyle.CAPTION, Tone.NEUTRAL), 1)
        link = button(self._context.icons, tr("Your organisation"), Kind.LINK)
        link.clicked.connect(self._go_to_organisation)
        hint.addWidget(link)
        column.addWidget(self.size_unknown)
        self._arrange(2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, number // columns, number % columns)
        for number in range(COLUMNS[0][1]):
            self._grid.setColumnStretch(number, int(number < columns))

    def _choose(self) -> None:
        tile = self.sender()
        if isinstance(tile, PresetTile):
            self.chosen.emit(tile.preset.id)

    def _go_to_organisation(self) -> None:
        self.go_to.emit(ORGANISATION)


class PresetTile(Button):
    """One preset: its name behind a sign, what it holds, how many sections, and whether it is suggested."""

    def __init__(self, context: UiContext, preset: Preset, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preset = preset
        self._context = context
        self._sign = QLabel()
        self._count = Text("", TextStyle.CAPTION)
        self._suggested = Chip(
            context.theme, context.icons, context.tr("Suggested for you"), Tone.ACCENT, icon="lightbulb"
        )
        self._column = QVBoxLayout(self)
        self.setProperty("kind", "tile")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay_out()

    def show_sections(self, count: int) -> None:
        """Show how many sections it has for this organisation."""
        self._count.setText(self._context.ntr("{count} section", "{count} sections", count))

    def show_state(self, *, chosen: bool, suggested: bool) -> None:
        """Show whether the charter has just these sections, and whether they fit the organisation's size."""
        tr = self._context.tr
        self.setChecked(chosen)
        icon, role = ("circle-check", Role.ACCENT) if chosen else ("circle", Role.LINE_STRONG)
        self._sign.setPixmap(self._context.icons.pixmap(icon, role, 20, self.devicePixelRatioF()))
        self._suggested.setVisible(suggested)
        text = self.preset.text(self._context.language)
        self.setAccessibleName(text.name)
        said = (
            self._count.text(),
            tr("Suggested for the size of your organisation") if suggested else "",
            text.what,
        )
        self.setAccessibleDescription(". ".join(filter(None, said)))

    @property
    def is_suggested(self) -> bool:
        """Whether it says that it fits the organisation's size."""
        return not self._suggested.isHidden()

    @property
    def count_text(self) -> str:
        """How many sections it says that it has."""
        return self._count.text()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the words take at a width."""
        return self._column.totalHeightForWidth(width)

    def _lay_out(self) -> None:
        px = self._context.theme.px
        text = self.preset.text(self._context.language)
        self._column.setContentsMargins(px(16), px(12), px(12), px(12))
        self._column.setSpacing(px(8))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Text(text.name, TextStyle.SUBTITLE), 1)
        self._column.addLayout(head)
        self._column.addWidget(Text(text.what, TextStyle.CAPTION, Tone.NEUTRAL))
        self._column.addStretch()
        self._column.addWidget(self._suggested, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._count)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
