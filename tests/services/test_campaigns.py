"""Messages to those who are due: sent through a real mail server, interrupted in every way, none twice."""

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.mail import MailAccount, MailLine, MailState, MessageKind, MessageText, Security
from charta.domain.people import Presence
from charta.domain.records import Campaign, Delivery
from charta.domain.register import Method
from charta.errors import (
    MailAddressUnusable,
    MessageIncomplete,
    NobodyChosen,
    NothingPublished,
    TooLong,
    UnknownCampaign,
)
from charta.services.campaigns import Channel
from charta.services.people_view import Selection
from fakes import SteppingClock
from mailserver import Behaviour, Drop, MailServer, mail, mail_server
from people import ROWS, hire, many, publish_again

TODAY = date(2026, 11, 24)


def go_on(_: float) -> bool:
    return False


def begun(bench: Workbench, channel: Channel = Channel.SMTP) -> Campaign:
    lines = bench.messages.to_people(bench.people_view.select(Selection.due())).lines
    return bench.campaigns.start(bench.messages.proposed(MessageKind.REMINDER), lines, channel)


def send_all(bench: Workbench, number: int, account: MailAccount, *, tries: int = 50) -> None:
    """Send until nothing waits or the server takes nothing."""
    for _ in range(tries):
        mails = bench.sending.claim(number, account)
        if not mails:
            return
        outcome = bench.sending.send(mails, account, "", go_on)
        bench.sending.settle(number, outcome)
        if outcome.problem is not None:
            return


def arrived(server: MailServer) -> Counter[str]:
    return Counter(recipient for mail in server.received for recipient in mail.recipients)


def states(bench: Workbench, number: int = 1) -> dict[str, str]:
    found = bench.campaigns.states(number)
    return {bench.register.person(id_).number: state.value for id_, state in found.items()}


def test_those_who_are_due_get_a_message_in_their_language(published: Workbench) -> None:
    hire(published)
    with mail_server() as server:
        send_all(published, begun(published).number, server.account())
    assert arrived(server) == {row[2]: 1 for row in ROWS if row[2]}
    by_address = {mail.recipients[0]: mail.message for mail in server.received}
    assert by_address["cy@example.org"]["subject"].endswith("votre formulaire est encore attendu")
    text = by_address["ada@example.org"].get_content()
    assert "Hello Ada Byron," in text
    assert "{" not in text
    assert by_address["ada@example.org"]["to"] == "Ada Byron <ada@example.org>"


def test_who_has_no_address_is_told_before(published: Workbench) -> None:
    ids = hire(published)
    reached = published.messages.to_people(ids.values())
    assert reached.unreachable == (ids["104"],)


def test_the_log_says_who_got_what_when(published: Workbench) -> None:
    ids = hire(published)
    with mail_server() as server:
        send_all(published, begun(published).number, server.account())
    ((campaign, delivery, state),) = published.campaigns.of_person(ids["101"])
    assert (campaign.number, state) == (1, MailState.SENT)
    assert delivery.at == published.session.clock.now()
    assert list(published.campaigns.of_person(ids["104"])) == []


@pytest.mark.parametrize("drop", list(Drop))
def test_a_line_that_is_dropped_sends_nothing_twice(published: Workbench, drop: Drop) -> None:
    hire(published, many(12))
    number = begun(published).number
    behaviour = Behaviour(drop_after=5, drop=drop)
    with mail_server(behaviour=behaviour) as server:
        account = server.account(per_minute=60)
        send_all(published, number, account)
        counts = published.campaigns.counts(number)
        assert counts.sent == 5
        assert counts.sent + counts.waiting + counts.uncertain == 12
        assert counts.uncertain == (1 if drop is Drop.IN_DATA else counts.uncertain)
        behaviour.drop_after = None
        send_all(published, number, account)
    assert max(arrived(server).values()) == 1
    counts = published.campaigns.counts(number)
    assert (counts.sent + counts.uncertain, counts.waiting) == (12, 0)
    # Somebody says what became of those of which it is not known.
    published.campaigns.settle(number, dict.fromkeys(published.campaigns.uncertain(number), MailState.SENT))
    assert published.campaigns.counts(number).sent == 12


def test_after_a_crash_what_was_claimed_waits_for_somebody(charta: Charta, published: Workbench) -> None:
    hire(published, many(12))
    number, path = begun(published).number, published.session.store.path
    with mail_server() as server:
        account = server.account(per_minute=60)
        mails = published.sending.claim(number, account)
        published.sending.send(mails, account, "", go_on)
        # The machine stops here: what the server took was not taken note of.
        published.close()
        with closing(charta.open(path)) as again:
            assert len(again.campaigns.uncertain(number)) == len(mails) == 10
            send_all(again, number, account)
            assert max(arrived(server).values()) == 1
            assert len(server.received) == 12
            again.campaigns.release(number, again.campaigns.uncertain(number)[:1])
            send_all(again, number, account)
    assert Counter(arrived(server).values()) == {1: 11, 2: 1}, "sent again, since somebody said so"


def test_a_refused_address_is_told_and_stops_nobody_else(published: Workbench) -> None:
    hire(published)
    behaviour = Behaviour(replies={"bo@example.org": "550 5.1.1 no such mailbox"})
    with mail_server(behaviour=behaviour) as server:
        send_all(published, begun(published).number, server.account())
    assert states(published) == {"101": "sent", "102": "refused", "103": "sent"}
    told = {line.person.number: line.detail for line in published.campaign_log.lines(1)}
    assert "no such mailbox" in told["102"]
    assert told["101"] == ""


def test_nobody_who_signed_or_left_in_the_meantime_is_reminded(
    published: Workbench, clock: SteppingClock
) -> None:
    ids = hire(published)
    number = begun(published).number
    clock.advance(minutes=5)
    published.signing.sign([ids["101"]], Method.PAPER, TODAY, by="Hana")
    published.roster.mark([ids["102"]], Presence.LEFT, TODAY)
    with mail_server() as server:
        send_all(published, number, server.account())
    assert set(arrived(server)) == {"cy@example.org"}
    counts = published.campaigns.counts(number)
    assert (counts.needless, counts.waiting) == (2, 0)


def test_a_campaign_that_was_stopped_sends_nothing_more(published: Workbench) -> None:
    hire(published)
    number = begun(published).number
    published.campaigns.stop(number)
    with mail_server() as server:
        send_all(published, number, server.account())
    assert not server.received
    assert published.campaigns.counts(number).waiting == 3


def test_no_server_leaves_everything_waiting(published: Workbench) -> None:
    hire(published)
    number = begun(published).number
    with mail_server() as server:
        account = server.account()
    mails = published.sending.claim(number, account)
    outcome = published.sending.send(mails, account, "", go_on)
    published.sending.settle(number, outcome)
    assert outcome.problem is not None
    counts = published.campaigns.counts(number)
    assert (counts.waiting, counts.uncertain) == (3, 0)


def test_cancelling_between_two_messages_leaves_the_rest_waiting(published: Workbench) -> None:
    hire(published)
    number = begun(published).number
    waited: list[float] = []

    def stop_at_once(seconds: float) -> bool:
        waited.append(seconds)
        return True

    with mail_server() as server:
        account = server.account(per_minute=30)
        mails = published.sending.claim(number, account)
        outcome = published.sending.send(mails, account, "", stop_at_once)
        published.sending.settle(number, outcome)
    assert (len(server.received), waited) == (1, [2.0])
    counts = published.campaigns.counts(number)
    assert (counts.sent, counts.waiting) == (1, 2)


def test_a_manager_is_told_of_those_who_are_due(published: Workbench, clock: SteppingClock) -> None:
    ids = hire(published)
    lines = published.messages.to_managers(ids.values())
    assert lines.unreachable == (ids["103"],)
    assert lines.lines == (MailLine(ids["103"], (ids["101"], ids["102"], ids["104"])),)
    published.campaigns.start(published.messages.proposed(MessageKind.MANAGER), lines.lines, Channel.SMTP)
    clock.advance(minutes=5)
    published.signing.sign([ids["102"]], Method.PAPER, TODAY, by="Hana")
    with mail_server() as server:
        send_all(published, 1, server.account())
    (received,) = server.received
    text = received.message.get_content()
    assert "- Ada Byron" in text
    assert "- Zoé Étoilé" in text
    assert "Bo Diddley" not in text


def test_drafts_are_files_for_a_mail_program(published: Workbench, tmp_path: Path) -> None:
    hire(published)
    number = begun(published, Channel.DRAFTS).number
    account = MailAccount("", 0, Security.TLS, "", "HR", "hr@example.org")
    mails = published.campaigns.claim(number, 100)
    outcome = published.sending.write_drafts(mails, account, tmp_path / "drafts")
    published.sending.settle(number, outcome)
    files = sorted((tmp_path / "drafts").iterdir())
    assert len(files) == 3
    message = message_from_bytes(files[0].read_bytes(), policy=default)
    assert message["x-unsent"] == "1"
    assert published.campaigns.counts(number).sent == 3


def test_an_address_that_cannot_be_written_is_refused_and_keeps_no_draft_back(
    published: Workbench, tmp_path: Path
) -> None:
    account = MailAccount("", 0, Security.TLS, "", "HR", "hr@example.org")
    mails = [(1, mail(1, to_address="zoe@example..org")), (2, mail(2))]
    outcome = published.sending.write_drafts(mails, account, tmp_path)
    assert outcome.states == {1: MailState.REFUSED, 2: MailState.DRAFTED}
    assert outcome.refusals == {1: "this is no e-mail address"}
    assert len(list(tmp_path.glob("*.eml"))) == 1
    with pytest.raises(MailAddressUnusable):
        published.sending.write_drafts(mails, replace(account, sender_address=""), tmp_path)


def test_the_rate_holds_from_one_chunk_to_the_next(published: Workbench) -> None:
    hire(published)
    number = begun(published).number
    waited: list[float] = []

    def stop_at_once(seconds: float) -> bool:
        waited.append(seconds)
        return True

    with mail_server() as server:
        account = server.account(per_minute=30)
        mails = published.sending.claim(number, account)
        outcome = published.sending.send(mails, account, "", stop_at_once, goes_on=True)
    assert (waited, len(server.received)) == ([2.0], 0)
    assert set(outcome.states.values()) == {MailState.WAITING}


def test_what_is_the_same_for_everybody_is_filled_into_a_subject(published: Workbench) -> None:
    told = published.messages.for_all("{title} {version}: {name}, {due} {unknown}", "en", "1.0")
    assert told.endswith(" 1.0: …, … {unknown}")
    assert "{title}" not in told


@pytest.mark.parametrize("kind", list(MessageKind))
def test_every_message_to_begin_with_is_filled_whole(published: Workbench, kind: MessageKind) -> None:
    ids = hire(published)
    for language, text in published.messages.proposed(kind).items():
        about = (ids["101"], ids["102"]) if kind is MessageKind.MANAGER else ()
        mail = published.messages.mail({language: text}, MailLine(ids["103"], about))
        assert "{" not in mail.subject + mail.text
        assert "Cy Twombly" in mail.text
        assert "\n\n\n" not in mail.text


def test_braces_in_a_name_or_in_ones_own_words_fill_nothing(published: Workbench) -> None:
    ids = hire(published, [("1", "{title} {0}", *ROWS[0][2:])])
    texts = {"en": MessageText("{name}", "{unknown} {name} {"), "fr": MessageText("x", "x")}
    mail = published.messages.mail(texts, MailLine(ids["1"]))
    assert mail.subject == "{title} {0}"
    assert mail.text == "{unknown} {title} {0} {\n"


def test_a_message_needs_words_and_somebody_to_read_them(published: Workbench, example: Workbench) -> None:
    ids = hire(published)
    lines: Sequence[MailLine] = [MailLine(ids["101"])]
    texts = dict(published.messages.proposed(MessageKind.FIRST))
    with pytest.raises(NobodyChosen):
        published.campaigns.start(texts, [], Channel.SMTP)
    with pytest.raises(MessageIncomplete):
        published.campaigns.start({**texts, "fr": MessageText("Objet", " ")}, lines, Channel.SMTP)
    with pytest.raises(TooLong):
        published.campaigns.start({**texts, "en": MessageText("s" * 201, "x")}, lines, Channel.SMTP)
    with pytest.raises(UnknownCampaign):
        published.campaigns.counts(1)
    with pytest.raises(NothingPublished):
        example.messages.proposed(MessageKind.FIRST)
    assert published.session.charter.all(Delivery) == ()


def test_a_message_goes_on_though_the_charter_lost_a_language(
    published: Workbench, clock: SteppingClock
) -> None:
    hire(published)
    campaign = begun(published)
    published.answers.set("organisation", "languages", ["fr"])
    publish_again(published, "2.0", clock)
    mails = published.campaigns.claim(campaign.number, 10)
    assert {mail.subject.count("version") for _, mail in mails} == {0}
    assert [mail.text[:7] for _, mail in mails] == ["Bonjour"] * 3
