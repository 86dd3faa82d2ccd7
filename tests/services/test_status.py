"""The status is what scripts read: complete, true, in one shape."""

from charta.bootstrap import Workbench
from charta.domain.records import ProofState
from charta.i18n import translator

ENGLISH = translator("en")


def test_the_status_has_the_promised_keys_for_every_section_and_department(example: Workbench) -> None:
    status = example.status.status(ENGLISH)
    assert set(status) == {
        "title", "languages", "sections", "endorsed", "publishable", "missing", "version", "balance",
        "formalities", "earliest_effective", "effective", "review", "workshops",
    }  # fmt: skip
    for section in status["sections"]:
        assert set(section) == {"id", "title", "included", "complete", "fingerprint", "departments"}
        assert set(section["departments"]) == set(example.session.catalogue.departments)
        for department in section["departments"].values():
            assert set(department) == {"required", "state", "by", "at", "note"}


def test_what_is_missing_shrinks_as_sections_are_signed(signed: Workbench) -> None:
    for item in signed.formalities.open_items():
        signed.formalities.note(item.id, ProofState.DONE)
    assert len(signed.status.missing(ENGLISH)) == 1
    assert "endorsed" in signed.status.missing(ENGLISH)[0].reason
    signed.answers.set("S12", "photos", "none")
    (section, _) = signed.status.missing(ENGLISH)
    assert (section.subject, section.step) == ("S12", "board")
    assert section.told(ENGLISH, "S12").startswith("S12 Confidentiality and reserved topics: to be signed")
    assert any(text.startswith("S12 ") for text in signed.status.status(ENGLISH)["missing"])


def test_an_empty_charter_misses_answers_and_is_not_publishable(bench: Workbench) -> None:
    status = bench.status.status(ENGLISH)
    assert status["publishable"] is False
    assert all(not section["complete"] for section in status["sections"])
    assert len(status["missing"]) > len(bench.session.included())


def test_the_balance_counts_promotion_against_prevention(bench: Workbench) -> None:
    for section in bench.session.catalogue.sections:
        bench.answers.include({section.id: section.id in ("S01", "S12", "S17", "S05")})
    assert bench.status.status(ENGLISH)["balance"] == {"promotion": 1, "prevention": 2, "share": 0.333}


def test_a_department_whose_text_has_changed_is_asked_again_and_told_why(signed: Workbench) -> None:
    before = signed.status.missing(translator("en"))
    assert not any(entry.subject == "S12" for entry in before)
    signed.answers.set("S12", "test", "list_only")
    reasons = [entry.reason for entry in signed.status.missing(translator("en")) if entry.subject == "S12"]
    assert len(reasons) == 1
    assert reasons[0].startswith("to be signed again by ")
    assert "Legal affairs" in reasons[0]


def test_an_open_request_for_change_is_missing_and_leads_to_its_section(signed: Workbench) -> None:
    number = signed.comments.add("S12", "legal", "Ann", "One word is wrong.", blocks=True)
    assert signed.agreement.row("S12").is_signed
    (request,) = (entry for entry in signed.status.missing(ENGLISH) if entry.subject == "S12")
    assert (request.reason, request.step) == ("an open request for change by Legal affairs", "S12")
    (first,) = signed.comments.open_requests("S12")
    assert request.comment == first.number
    signed.comments.add("S12", "", "Bob Stone", "So is this one.", blocks=True)
    (request,) = (entry for entry in signed.status.missing(ENGLISH) if entry.subject == "S12")
    assert request.reason == "an open request for change by Legal affairs, Bob Stone"
    assert request.comment == first.number
    signed.comments.resolve(number, "Ann")
    signed.comments.resolve(number + 1, "Ann")
    assert not [entry for entry in signed.status.missing(ENGLISH) if entry.subject == "S12"]
