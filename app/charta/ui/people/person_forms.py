"""The forms about one person, or several: who they are, where they are, what they signed or refused."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from charta.bootstrap import Workbench
from charta.domain.people import LINE_LIMIT, Employment, Person, Presence
from charta.domain.register import Fact
from charta.domain.text import clean_line
from charta.services.roster_words import EMPLOYMENT_WORDS, FIELD_WORDS
from charta.services.signing import signing_day_of
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.fields.date import DateInput
from charta.ui.people.bulk_form import BulkForm, Entry
from charta.ui.people.words import NAMED, first_names
from charta.ui.publication.words import team_answer
from charta.ui.theme import TextStyle
from charta.ui.widgets.form_dialog import FormDialog
from charta.ui.widgets.text import Text
from charta.ui.wording.names import language_names

WIDTH: Final = 560
_LINES: Final = ("number", "email", "department", "site", "job", "manager")


class PersonForm(FormDialog):
    """Asks what is known of somebody: new, or known already."""

    def __init__(
        self, context: UiContext, bench: Workbench, person: Person | None, parent: QWidget | None = None
    ) -> None:
        tr = context.tr
        title = tr("Change what is known of {name}", name=person.name) if person else tr("Add somebody")
        super().__init__(context, title, tr("Save") if person else tr("Add"), parent)
        self._bench = bench
        self._person = person
        self.id = person.id if person else 0
        known = person or Person(0, "", "")
        self.lines: dict[str, QLineEdit] = {"name": self.ask_line(tr("Full name"), known.name)}
        hint = tr("The part of the name that lists are sorted by.")
        self.lines["family"] = self.ask_line(tr("Family name (optional)"), known.family, hint)
        for field in _LINES:
            label = tr("{field} (optional)", field=tr(FIELD_WORDS[field]))
            self.lines[field] = self.ask_line(label, str(getattr(known, field)))
        for line in self.lines.values():
            line.setMaxLength(LINE_LIMIT)
        self.status = self._ask_status(known)
        self.language = self._ask_language(known)
        hired = date.fromisoformat(known.hired) if known.hired else None
        self.hired = self.ask_day(tr("Hire date (optional)"), hired)
        self.lines["name"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_size(WIDTH, 640)

    def record(self) -> None:
        """Add the person, or change what is known."""
        name, family = clean_line(self.lines["name"].text()), clean_line(self.lines["family"].text())
        # Somebody may have changed since the form was opened; what the form does not ask stays as it is now.
        known = self._bench.register.person(self.id) if self._person else Person(0, "", "")
        person = replace(
            known,
            name=name,
            family=family if name.endswith(family) else "",
            number=self.lines["number"].text(),
            email=self.lines["email"].text(),
            department=self.lines["department"].text(),
            site=self.lines["site"].text(),
            job=self.lines["job"].text(),
            manager=self.lines["manager"].text(),
            status=Employment(self.status.currentData()),
            language=str(self.language.currentData()),
            hired=_iso(self.hired),
        )
        if self._person:
            self._bench.roster.edit(person)
        else:
            self.id = self._bench.roster.add(person)

    def _ask_status(self, known: Person) -> CalmComboBox:
        entries = [(self.context.tr(words), kind.value) for kind, words in EMPLOYMENT_WORDS.items()]
        return self._ask_choice(self.context.tr(FIELD_WORDS["status"]), entries, known.status.value)

    def _ask_language(self, known: Person) -> CalmComboBox:
        tr = self.context.tr
        names = language_names(self._bench.session, self.context.language)
        entries = [(tr("Not known"), ""), *((name, language) for language, name in names.items())]
        if known.language and known.language not in names:
            entries.append((known.language, known.language))
        return self._ask_choice(tr(FIELD_WORDS["language"]), entries, known.language)

    def _ask_choice(self, label: str, entries: Sequence[tuple[str, str]], chosen: str) -> CalmComboBox:
        combo = CalmComboBox()
        combo.setAccessibleName(label)
        combo.set_least(0)
        for words, value in entries:
            combo.addItem(words, value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        self.ask(label, combo)
        return combo


class PresenceDialog(BulkForm):
    """Says since when people are on leave, back, or gone."""

    def __init__(
        self,
        context: UiContext,
        bench: Workbench,
        ids: Sequence[int],
        presence: Presence,
        parent: QWidget | None = None,
    ) -> None:
        tr = context.tr
        titles = {
            Presence.ON_LEAVE: tr("On leave"),
            Presence.PRESENT: tr("Back at work"),
            Presence.LEFT: tr("Left the organisation"),
        }
        super().__init__(context, titles[presence], tr("Record"), tr("It is being recorded…"), parent)
        self._bench = bench
        self._ids = tuple(ids)
        self._presence = presence
        told = whom(context, bench, ids)
        self.body.addWidget(Text(told, TextStyle.SUBTITLE))
        self.since = self.ask_day(tr("Since"), bench.register.today)
        self.since.describe(tr("Since"), told)
        self.since.controls()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_size(WIDTH, 320)

    def entry(self) -> Entry:
        """Return what is recorded."""
        roster, since = self._bench.roster, chosen_day(self.since)
        return Entry(lambda: roster.marked(self._ids, self._presence, since), len(self._ids))


class RefusalDialog(FormDialog):
    """Records that one person refused to sign."""

    def __init__(self, context: UiContext, bench: Workbench, id_: int, parent: QWidget | None = None) -> None:
        tr = context.tr
        super().__init__(context, tr("Record a refusal"), tr("Record the refusal"), parent)
        self._bench = bench
        self._id = id_
        told = whom(context, bench, [id_])
        self.body.addWidget(Text(told, TextStyle.SUBTITLE))
        self.day = self.ask_day(tr("Refused on"), bench.register.today)
        self.day.describe(tr("Refused on"), told)
        hint = tr("Somebody who was there when the form was offered and refused.")
        self.witness = self.ask_line(tr("Witness"), hint=hint)
        self.by = self.ask_line(tr("Entered by"), entered_by(bench))
        self.note = self.ask_text(tr("Note (optional)"))
        self.witness.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_size(WIDTH, 520)

    def record(self) -> None:
        """Record the refusal."""
        self._bench.signing.refuse(
            self._id,
            chosen_day(self.day),
            self.witness.text(),
            by=self.by.text(),
            note=self.note.toPlainText(),
        )


class CorrectDialog(FormDialog):
    """Says that an entry does not count, and why; it stays in the register, struck through."""

    def __init__(
        self, context: UiContext, bench: Workbench, fact: Fact, told: str, parent: QWidget | None = None
    ) -> None:
        tr = context.tr
        super().__init__(context, tr("Correct an entry"), tr("Strike it through"), parent)
        self._bench = bench
        self._fact = fact
        hint = tr(
            "{entry}\nThe entry stays in the register, struck through with your reason, and does not count "
            "any more.",
            entry=told,
        )
        self.reason = self.ask_text(tr("Why it does not count"), hint=hint)
        self.by = self.ask_line(tr("Entered by"), entered_by(bench))
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_size(WIDTH, 420)

    def record(self) -> None:
        """Record the correction."""
        self._bench.signing.correct(self._fact, self.reason.toPlainText(), by=self.by.text())


def whom(context: UiContext, bench: Workbench, ids: Sequence[int]) -> str:
    """Return about whom something is recorded: a few names, or how many people."""
    names = [bench.register.person(id_).name for id_ in ids[:NAMED]]
    return first_names(names, len(ids), context.translator)


def entered_by(bench: Workbench) -> str:
    """Return who probably enters signatures: the team's person of human resources."""
    return team_answer(bench, "hr")


def chosen_day(day: DateInput) -> date:
    """Return the day that was chosen; raise `SigningDayUnusable`."""
    return signing_day_of(str(day.value() or ""))


def _iso(day: DateInput) -> str:
    """Return a day as an ISO date, empty for none; raise `SigningDayUnusable`."""
    return chosen_day(day).isoformat() if day.value() else ""
