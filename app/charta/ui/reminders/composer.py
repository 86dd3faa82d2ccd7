"""A new message: who gets it, what it says, how it looks when it arrives, and how it goes out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.calendar import is_address
from charta.domain.mail import MessageKind
from charta.services.campaigns import Channel
from charta.services.people_view import Group
from charta.ui.context import UiContext
from charta.ui.people.choice import PeopleChoice
from charta.ui.publication.words import language_name
from charta.ui.reminders.how import HowCard
from charta.ui.reminders.outbox import MailOrder, Outbox
from charta.ui.reminders.preview import PreviewCard
from charta.ui.reminders.texts import TextsCard, read, written
from charta.ui.reminders.who import WhoCard
from charta.ui.widgets.stacks import set_beside, stacked

BESIDE: Final = 820
"""From this width on (at 100 %), the preview and the way out stand beside the choices."""


class Composer(QWidget):
    """Holds what is chosen and written; hands the whole to the outbox."""

    def __init__(self, context: UiContext, bench: Workbench, outbox: Outbox, preview: PreviewCard) -> None:
        super().__init__()
        self._context = context
        self._bench = bench
        self._outbox = outbox
        self._has_begun = False
        self.who = WhoCard(context, bench)
        self.texts = TextsCard(context)
        self.preview = preview
        self.how = HowCard(context)
        px = context.theme.px
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(px(16))
        self._columns.addLayout(stacked(px(16), self.who, self.texts), 1)
        self._columns.addLayout(stacked(px(16), self.preview, self.how), 1)
        self._connect()

    def show_people(self, groups: Mapping[Group, Sequence[str]]) -> None:
        """Show who is meant, in the words that there are for the version that counts."""
        self._offer_words()
        self.who.show_groups(groups)
        self.who.refresh()
        self.show_choice()

    def show_choice(self) -> None:
        """Show what comes of the choices."""
        self.texts.show_audience(to_managers=self.who.is_to_managers)
        self._show_account()
        self._show_preview()

    def choose(self, choice: PeopleChoice) -> None:
        """Write to these people."""
        self.who.choose(choice)

    def start(self) -> None:
        """Send the message to all whom it is for."""
        self.how.problem.show_error(None)
        self.keep_sender()
        recipients = self.who.recipients
        order = MailOrder(self.texts.texts, recipients.lines, self.how.channel, len(recipients.unreachable))
        self._outbox.start(order)

    def keep_sender(self) -> None:
        """Remember who sends, once it was entered."""
        account = self._outbox.account
        entered = self.how.sender_of(account)
        if self._has_begun and entered != account:
            self._outbox.memory.set_account(entered)

    def view(self) -> str:
        """Return what is chosen."""
        return json.dumps([self.who.written(), self.texts.kind.currentData(), self.how.channel.value])

    def show_view(self, view: str) -> None:
        """Choose it again."""
        try:
            who, kind, channel = json.loads(view)
            kind, channel = MessageKind(kind), Channel(channel)
        except (ValueError, TypeError):
            return
        self.texts.begin_with(kind)
        self.how.set_channel(channel)
        self.who.read(str(who))

    def unsaved(self) -> Mapping[str, object]:
        """Return what was written and is in no message yet."""
        texts = self.texts.unsaved
        return {"texts": written(texts)} if texts else {}

    def take_up(self, unsaved: Mapping[str, object]) -> None:
        """Show it again."""
        self.texts.take_up(read(unsaved.get("texts")))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the second column beside the choices or below them."""
        super().resizeEvent(event)
        beside = self.width() >= self._context.theme.px(BESIDE)
        set_beside(self._columns, beside=beside)

    # -- inside -------------------------------------------------------------------------------------------

    def _offer_words(self) -> None:
        messages, screen = self._bench.messages, self._context.language
        names = {language: language_name(self._bench, language, screen) for language in messages.languages}
        self.texts.offer({kind: messages.proposed(kind) for kind in MessageKind}, names)
        if not self._has_begun:
            self._has_begun = True
            self.texts.show_language(self._context.spoken(messages.languages))
            self._begin()

    def _begin(self) -> None:
        """Suggest a first request before the first message of a version, and the charter's own contact."""
        version = self._bench.register.terms.version
        if all(entry.version != version for entry in self._bench.campaigns.campaigns()):
            self.texts.begin_with(MessageKind.FIRST)
        account = self._outbox.account
        if not account.sender_address:
            edition = self._bench.editions.edition(version)
            charter = edition.charters[self._context.spoken(edition.languages)]
            if is_address(charter.contact_email):
                account = replace(account, sender_name=charter.contact, sender_address=charter.contact_email)
        self.how.show_account(account)

    def _show_account(self) -> None:
        """Show the server that is remembered, and the sender as it is entered."""
        if not self._has_begun:
            return
        self.how.show_account(self.how.sender_of(self._outbox.account))
        self.how.show_folder(self._outbox.memory.parent)
        self.how.show_ready(len(self.who.recipients.lines), self._hint())

    def _show_preview(self) -> None:
        if not self._has_begun:
            return
        texts = self.texts.texts
        sender = self.how.sender_of(self._outbox.account)
        make = partial(self._bench.messages.mail, texts)
        self.preview.show_mail(self.who.recipients.lines, make, sender)
        self.how.show_ready(len(self.who.recipients.lines), self._hint())

    def _hint(self) -> str:
        tr = self._context.tr
        if self._outbox.is_busy:
            return tr("Another message is going out; this one can follow when it has.")
        if not self.who.recipients.lines:
            return tr("Choose somebody who can be reached.")
        if not self.texts.is_ready:
            return tr("The message needs a subject and a text in every language.")
        return "" if self.how.is_sender_known else tr("Give the address from which it comes.")

    def _ask_folder(self) -> None:
        memory, tr = self._outbox.memory, self._context.tr
        chosen = self._context.files.folder(tr("Choose the folder for the drafts"), memory.parent)
        if chosen is not None:
            memory.set_parent(chosen)
            self.how.show_folder(chosen)

    def _set_up(self) -> None:
        self.keep_sender()
        self._outbox.open_account()

    def _test(self) -> None:
        self.keep_sender()
        self._outbox.open_account().lead_to_test()

    def _connect(self) -> None:
        how, outbox = self.how, self._outbox
        self.who.changed.connect(self.show_choice)
        self.texts.changed.connect(self._show_preview)
        self.preview.turned.connect(self._show_preview)
        how.changed.connect(self.show_choice)
        how.sender_left.connect(self.keep_sender)
        how.folder_asked.connect(self._ask_folder)
        how.set_up.clicked.connect(self._set_up)
        how.test.clicked.connect(self._test)
        how.send.clicked.connect(self.start)
        outbox.account_changed.connect(self._show_account)
        outbox.begun.connect(self.texts.keep)
        outbox.refused.connect(how.problem.show_error)
