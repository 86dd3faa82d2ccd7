"""The log of a campaign: who got what when, on the screen and as a spreadsheet."""

from datetime import date
from io import BytesIO

from python_calamine import CalamineWorkbook

from charta.bootstrap import Workbench
from charta.domain.mail import MailState, MessageKind
from charta.i18n import translator
from charta.services.campaigns import Channel
from fakes import SteppingClock
from people import ROWS, hire


def begun(bench: Workbench) -> dict[str, int]:
    ids = hire(bench, [("101", "=Ada", *ROWS[0][2:]), *ROWS[1:]])
    lines = bench.messages.to_people(ids.values()).lines
    bench.campaigns.start(bench.messages.proposed(MessageKind.REMINDER), lines, Channel.SMTP)
    return ids


def test_the_log_follows_every_message(published: Workbench, clock: SteppingClock) -> None:
    ids = begun(published)
    assert {line.state for line in published.campaign_log.lines(1)} == {MailState.WAITING}
    published.campaigns.claim(1, 3)
    clock.advance(minutes=3)
    published.campaigns.settle(1, {ids["101"]: MailState.SENT})
    published.campaigns.settle(1, {ids["102"]: MailState.REFUSED}, "550 no such mailbox")
    found = {line.person.number: line for line in published.campaign_log.lines(1)}
    assert {number: line.state for number, line in found.items()} == {
        "101": MailState.SENT,
        "102": MailState.REFUSED,
        "103": MailState.CLAIMED,
    }
    assert found["101"].at == clock.now()
    assert [found[number].detail for number in sorted(found)] == ["", "550 no such mailbox", ""]
    published.campaigns.release(1, [ids["103"]])
    assert {line.person.number: line.at for line in published.campaign_log.lines(1)}["103"] is None


def test_the_log_goes_into_a_spreadsheet_in_which_nothing_counts(
    published: Workbench, clock: SteppingClock
) -> None:
    ids = begun(published)
    published.campaigns.claim(1, 3)
    published.campaigns.settle(1, {ids["101"]: MailState.SENT})
    data = published.campaign_log.spreadsheet(1, translator("en"))
    titles, *rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert titles[:4] == ["Employee number", "Name", "E-mail", "Message"]
    by_number = {row[0]: row for row in rows}
    at = clock.now().astimezone()
    assert by_number["101"][1:6] == ["=Ada", "ada@example.org", "Sent", at.date(), f"{at:%H:%M}"]
    assert by_number["102"][3:5] == ["Sent or not: unknown", date(at.year, at.month, at.day)]
