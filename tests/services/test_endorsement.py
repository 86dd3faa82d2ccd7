"""The sponsor's endorsement: what it covers, what outdates it, what keeps it."""

import pytest

from charta.bootstrap import Workbench
from charta.domain.fingerprint import combined
from charta.domain.records import Change, Inclusion
from charta.errors import Conflict, LanguageNotInCharter, NameRequired, NothingToSign, TooLong
from charta.services.endorsement import EndorsementState


def reworded(bench: Workbench, section: str = "S12", language: str = "en") -> None:
    text = bench.wordings.text(section, language)
    bench.rewording.edit(section, language, text.replace(".", "!", 1))


def test_a_charter_is_endorsed_as_it_stands_and_the_endorsement_covers_every_section(
    example: Workbench,
) -> None:
    assert example.endorsement.stand().state is EndorsementState.PENDING
    example.endorsement.endorse("Claire Roy", "President")
    stand = example.endorsement.stand()
    assert (stand.holds, stand.changed) == (True, ())
    assert stand.endorsement is not None
    assert set(stand.endorsement.sections) == {section.id for section in example.session.included()}
    assert combined(stand.endorsement.sections.values()) == example.endorsement.fingerprint()


def test_another_wording_outdates_the_endorsement_and_names_the_section(example: Workbench) -> None:
    example.endorsement.endorse("Claire Roy")
    reworded(example)
    stand = example.endorsement.stand()
    assert (stand.state, stand.changed) == (EndorsementState.OUTDATED, ("S12",))
    example.session.undo()
    assert example.endorsement.stand().holds


def test_leaving_out_a_section_outdates_the_endorsement(example: Workbench) -> None:
    example.endorsement.endorse("Claire Roy")
    example.session.commit([Change(None, Inclusion("S20", included=False))])
    assert example.endorsement.stand().changed == ("S20",)


def test_a_confirmed_minor_change_keeps_the_endorsement(signed: Workbench) -> None:
    signed.endorsement.endorse("Claire Roy")
    reworded(signed)
    assert not signed.endorsement.stand().holds
    number = signed.minor_changes.declare("S12", "Ada", "legal", "A full stop")
    assert not signed.endorsement.stand().holds
    signed.minor_changes.answer(number, "Bo", "hr", confirmed=True)
    assert signed.endorsement.stand().holds


def test_the_message_opens_the_charter_only_while_the_endorsement_holds(example: Workbench) -> None:
    example.endorsement.endorse("Claire Roy", "President", {"en": "Dare to speak.", "fr": " "}, opens=True)
    foreword = example.printing.charter("en").foreword
    assert foreword is not None
    assert (foreword.by, foreword.role, foreword.text) == ("Claire Roy", "President", "Dare to speak.")
    assert example.printing.charter("fr").foreword is None
    reworded(example)
    assert example.printing.charter("en").foreword is None


def test_a_message_that_does_not_open_the_charter_is_kept_and_not_printed(example: Workbench) -> None:
    example.endorsement.endorse("Claire Roy", message={"en": "Dare to speak."})
    assert example.printing.charter("en").foreword is None
    stand = example.endorsement.stand()
    assert stand.endorsement is not None
    assert stand.endorsement.message == {"en": "Dare to speak."}


def test_an_endorsement_of_another_text_than_was_seen_is_refused(example: Workbench) -> None:
    seen = example.endorsement.fingerprint()
    reworded(example)
    with pytest.raises(Conflict):
        example.endorsement.endorse("Claire Roy", seen=seen)
    assert example.endorsement.stand().endorsement is None


def test_what_is_missing_is_said(example: Workbench, bench: Workbench) -> None:
    with pytest.raises(NameRequired):
        example.endorsement.endorse(" ")
    with pytest.raises(LanguageNotInCharter):
        example.endorsement.endorse("Claire", message={"de": "Nur Mut."})
    with pytest.raises(TooLong):
        example.endorsement.endorse("Claire", message={"en": "x" * 5000})
    changes = [Change(None, Inclusion(section.id, included=False)) for section in bench.session.included()]
    bench.session.commit(changes)
    with pytest.raises(NothingToSign):
        bench.endorsement.endorse("Claire")


def test_a_second_endorsement_supersedes_the_first_and_both_stay(example: Workbench) -> None:
    example.endorsement.endorse("Claire Roy")
    example.endorsement.endorse("Paul Gagnon")
    stand = example.endorsement.stand()
    assert stand.endorsement is not None
    assert (stand.endorsement.by, stand.endorsement.number) == ("Paul Gagnon", 2)
    assert not example.session.can_undo
