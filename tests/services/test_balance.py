from charta.bootstrap import Workbench
from charta.domain.balance import Balance


def test_the_report_names_what_would_restore_the_balance(bench: Workbench) -> None:
    bench.presets.apply("minimal")
    report = bench.balance.report()
    assert report.needed > 0
    assert {section.id for section in report.restoring} >= {"S04", "S09", "S10", "S19"}
    bench.answers.include({section.id: True for section in report.restoring[: report.needed]})
    after = bench.balance.report()
    assert not after.sections.leans_to_prevention
    assert after.needed == 0


def test_an_edited_wording_moves_the_balance_of_the_wording(example: Workbench) -> None:
    before = example.balance.report().wording
    language = example.session.languages[0]
    text = example.wordings.text("S12", language)
    more = "\n\nNe publiez rien. Ne dites rien. Ne montrez aucune photo."
    example.rewording.edit("S12", language, text + more)
    after = example.balance.report()
    assert after.wording == before + Balance(0, 3)
    assert after.stern[0].id == "S12"


def test_a_section_that_is_left_out_does_not_count(example: Workbench) -> None:
    before = example.balance.report()
    example.answers.include({"S12": False})
    after = example.balance.report()
    assert after.sections == before.sections + Balance(0, -1)
    assert after.wording.prevention < before.wording.prevention
