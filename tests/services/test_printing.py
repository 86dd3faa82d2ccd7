"""What documents print is gathered in one language, finished."""

from charta.bootstrap import Workbench
from charta.domain.fingerprint import combined


def test_the_printed_charter_holds_the_included_sections_as_they_stand(example: Workbench) -> None:
    printed = example.printing.charter("en")
    assert [section.id for section in printed.sections] == [s.id for s in example.session.included()]
    assert all(section.wording == example.wordings.text(section.id, "en") for section in printed.sections)
    assert printed.fingerprint == combined(section.fingerprint for section in printed.sections)
    assert printed.version is None
    assert printed.logo == example.answers.logo()


def test_each_language_prints_its_own_title_contact_and_terms(example: Workbench) -> None:
    french, english = example.printing.charter("fr"), example.printing.charter("en")
    assert french.title != english.title
    assert french.contact != english.contact
    assert french.terms["employee"] != english.terms["employee"]
    assert french.fingerprint == english.fingerprint


def test_only_the_departments_that_must_sign_are_printed_with_their_decisions(signed: Workbench) -> None:
    section = next(s for s in signed.printing.charter("fr").sections if s.id == "S12")
    assert [entry.department for entry in section.sign_offs] == ["it", "legal", "operations"]
    assert {entry.state for entry in section.sign_offs} == {"approved"}
    assert all(entry.by and entry.decided_on for entry in section.sign_offs)


def test_the_place_decides_on_paper_and_on_the_variant_of_the_language(example: Workbench) -> None:
    assert (example.printing.charter("fr").paper, example.printing.charter("fr").region) == ("letter", "CA")
    example.answers.set("organisation", "jurisdictions", ["france"])
    assert (example.printing.charter("fr").paper, example.printing.charter("fr").region) == ("a4", "FR")
