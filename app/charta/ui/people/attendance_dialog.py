"""Recording signatures of several people: those who are chosen, and those whom a pasted list names."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.register import Method, SignatureState
from charta.errors import ChartaError
from charta.services.additions import Ready
from charta.services.verdict_words import METHOD_WORDS
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.fields.text import GrowingEdit
from charta.ui.files import documents_folder
from charta.ui.numbers import number
from charta.ui.people.bulk_form import BulkForm, Entry
from charta.ui.people.evidence import read_evidence
from charta.ui.people.person_forms import chosen_day, entered_by, whom
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.text import Text

METHODS: Final = (Method.ATTENDANCE, Method.PAPER)
PAUSE: Final = 300
NAMED: Final = 8
"""So many lines that tell nobody are named."""
Meant = tuple[list[int], list[str]]


class AttendanceDialog(BulkForm):
    """Asks when they signed, who enters it, and what proves it; names are looked up while they are typed."""

    def __init__(
        self, context: UiContext, bench: Workbench, ids: Sequence[int], parent: QWidget | None = None
    ) -> None:
        tr = context.tr
        under_way = tr("The signatures are being recorded…")
        super().__init__(context, tr("Record signatures"), tr("Record"), under_way, parent)
        self._bench = bench
        self._ids = tuple(ids)
        self._meant: Meant = ([], [])
        self._task: Task | None = None
        self._proof = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        if ids:
            self.body.addWidget(Text(whom(context, bench, ids), TextStyle.LABEL))
        self.day = self.ask_day(tr("Signed on"), bench.register.today)
        self.method = self._ask_method()
        self.names = self._ask_names()
        self.by = self.ask_line(tr("Entered by"), entered_by(bench))
        self.note = self.ask_text(tr("Note (optional)"))
        self._ask_proof()
        self._already = Text("", TextStyle.CAPTION, Tone.WARNING)
        self.foot.addWidget(self._already)
        self._timer.timeout.connect(self._look_up)
        self.names.textChanged.connect(self._timer.start)
        self._show_count()
        if not ids:
            self.names.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_size(600, 720)

    @property
    def people(self) -> tuple[int, ...]:
        """The ids of those whose signature would be recorded."""
        return tuple(dict.fromkeys((*self._ids, *self._meant[0])))

    @property
    def found(self) -> str:
        """What is said of the names that were pasted."""
        return self._found.text()

    def attach(self, path: Path) -> None:
        """Keep a file as evidence."""
        try:
            self._proof = read_evidence(path)
        except ChartaError as error:
            self.show_problem(self.told(error))
            return
        self.show_problem("")
        self._file.setText(path.name)
        self._remove.setVisible(True)

    def entry(self) -> Entry:
        """Return the signatures that are recorded; the names are looked up first where they were not yet."""
        signing, ids, known = self._bench.signing, self._ids, self._meant[0]
        is_behind = self._timer.isActive() or self._task is not None
        lines = self._lines() if is_behind else []
        self._stop()
        given = partial(
            signing.prepared,
            method=Method(self.method.currentData()),
            on=chosen_day(self.day),
            by=self.by.text(),
            proof=self._proof,
            note=self.note.toPlainText(),
        )

        def prepare() -> Ready[None]:
            named = signing.meant_by(lines)[0] if is_behind else known
            enter = given(dict.fromkeys((*ids, *named)))
            return lambda: self._tell(enter())

        # Each name is looked for among everybody.
        count = len(self._bench.register.people) if lines else len(self.people)
        return Entry(prepare, count)

    def _tell(self, count: int) -> None:
        # Whose signature of that day was entered before is left out.
        told = self.context.ntr(
            "{people} signature is recorded.",
            "{people} signatures are recorded.",
            count,
            people=number(count, self.context.translator),
        )
        self.context.messages.inform(told)

    def done(self, result: int) -> None:
        """Close; nothing is looked up any more."""
        self._stop()
        super().done(result)

    # -- names --------------------------------------------------------------------------------------------

    def _lines(self) -> list[str]:
        return self.names.toPlainText().splitlines()

    def _look_up(self) -> None:
        self._stop()
        lines, signing = self._lines(), self._bench.signing

        def work(_: Task) -> Meant:
            return signing.meant_by(lines)

        self._task = self.context.background.run(work, Follow(self, self._take, self._failed))

    def _stop(self) -> None:
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _take(self, meant: Meant) -> None:
        self._task = None
        self._meant = meant
        known, unknown = meant
        context, words = self.context, self.context.translator
        told = []
        if known:
            told.append(
                context.ntr(
                    "{people} person is recognised.",
                    "{people} people are recognised.",
                    len(known),
                    people=number(len(known), words),
                )
            )
        if unknown:
            named = ", ".join(context.tr("“{name}”", name=line[:60]) for line in unknown[:NAMED])
            more = f" … (+{len(unknown) - NAMED})" if len(unknown) > NAMED else ""
            told.append(
                context.ntr(
                    "{count} line tells nobody for certain: {lines}",
                    "{count} lines tell nobody for certain: {lines}",
                    len(unknown),
                    lines=named + more,
                )
            )
        self._found.setText(" ".join(told))
        self._found.set_tone(Tone.WARNING if unknown else Tone.NEUTRAL)
        self._found.setVisible(bool(told))
        self._show_count()

    def _failed(self, error: ChartaError) -> None:
        self._task = None
        self.show_problem(self.told(error))

    def _show_count(self) -> None:
        people, words = self.people, self.context.translator
        self.save.setText(
            self.context.ntr(
                "Record {people} signature",
                "Record {people} signatures",
                len(people),
                people=number(len(people), words),
            )
        )
        self.save.setEnabled(bool(people))
        standings = self._bench.register.standings()
        signed = sum(standings[id_].state is SignatureState.SIGNED for id_ in people)
        self._already.setText(
            self.context.ntr(
                "{people} of them has signed already, and would be recorded once more.",
                "{people} of them have signed already, and would be recorded once more.",
                signed,
                people=number(signed, words),
            )
        )
        self._already.setVisible(signed > 0)

    # -- inside -------------------------------------------------------------------------------------------

    def _ask_method(self) -> CalmComboBox:
        combo, tr = CalmComboBox(), self.context.tr
        combo.setAccessibleName(tr("How they signed"))
        combo.set_least(0)
        for method in METHODS:
            combo.addItem(tr(METHOD_WORDS[method]), method.value)
        combo.setCurrentIndex(METHODS.index(Method.PAPER) if len(self._ids) == 1 else 0)
        self.ask(tr("How they signed"), combo)
        return combo

    def _ask_names(self) -> GrowingEdit:
        tr = self.context.tr
        label = tr("Others who signed (optional)") if self._ids else tr("Who signed")
        hint = tr("One person a line, by employee number, e-mail address or name; paste a whole list here.")
        edit = self.ask_text(label, hint=hint)
        edit.setMinimumHeight(self.context.theme.px(84))
        self._found = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._found.hide()
        self.body.addWidget(self._found)
        return edit

    def _ask_proof(self) -> None:
        context, tr = self.context, self.context.tr
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.theme.px(8))
        self._attach = button(context.icons, tr("Attach…"), icon="file-plus")
        self._attach.setAccessibleName(tr("Attach the signed list"))
        self._remove = button(context.icons, tr("Remove"), Kind.QUIET)
        self._file = ElidedLabel(tr("No file"), tone=Tone.NEUTRAL)
        row.addWidget(self._attach)
        row.addWidget(self._file, 1)
        row.addWidget(self._remove)
        self._remove.hide()
        hint = tr("A PDF or a JPEG picture; it is kept beside the charter as evidence.")
        self.ask(tr("The signed list (optional)"), holder, hint, self._attach)
        self._attach.clicked.connect(self._ask_file)
        self._remove.clicked.connect(self._drop_file)

    def _ask_file(self) -> None:
        tr = self.context.tr
        path = self.context.files.open_file(
            tr("Choose the signed list"), documents_folder(), tr("PDF or JPEG"), ("pdf", "jpg", "jpeg")
        )
        if path is not None:
            self.attach(path)

    def _drop_file(self) -> None:
        self._proof = b""
        self._file.setText(self.context.tr("No file"))
        self._remove.hide()
        self._attach.setFocus(Qt.FocusReason.OtherFocusReason)
