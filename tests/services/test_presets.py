import pytest

from charta.bootstrap import Workbench
from charta.errors import UnknownPreset


def included(bench: Workbench) -> set[str]:
    return {section.id for section in bench.session.included()}


def core(bench: Workbench) -> set[str]:
    reading = bench.session.reading
    return {section.id for section in reading.catalogue.sections if reading.is_core(section)}


def test_a_preset_chooses_exactly_its_sections_as_one_step(bench: Workbench) -> None:
    before = included(bench)
    bench.presets.apply("full")
    assert included(bench) == {section.id for section in bench.session.catalogue.sections}
    assert bench.presets.present() is bench.presets.presets[-1]
    bench.session.undo()
    assert included(bench) == before


def test_the_minimal_preset_is_the_core_and_leans_to_prevention(bench: Workbench) -> None:
    bench.presets.apply("minimal")
    assert included(bench) == core(bench)
    assert bench.balance.report().sections.leans_to_prevention


@pytest.mark.parametrize("preset", ["small", "balanced", "full"])
def test_the_other_presets_are_in_balance(bench: Workbench, preset: str) -> None:
    bench.presets.apply(preset)
    report = bench.balance.report()
    assert not report.sections.leans_to_prevention
    assert report.needed == 0


def test_a_preset_is_suggested_by_size(bench: Workbench) -> None:
    assert bench.presets.suggested() is None
    suggested = {}
    for size in bench.session.catalogue.sheet("organisation").field("size").choices:
        bench.answers.set("organisation", "size", size)
        preset = bench.presets.suggested()
        suggested[size] = preset.id if preset else None
    assert suggested == {
        "under_25": "small",
        "25_to_49": "small",
        "50_to_249": "balanced",
        "250_to_999": "balanced",
        "1000_plus": "full",
    }


def test_a_choice_of_ones_own_is_no_preset(bench: Workbench) -> None:
    bench.presets.apply("minimal")
    bench.answers.include({"S02": False})
    assert bench.presets.present() is None


def test_an_unknown_preset_is_refused(bench: Workbench) -> None:
    with pytest.raises(UnknownPreset, match="minimal"):
        bench.presets.apply("huge")


def test_every_preset_is_named_in_every_language(bench: Workbench) -> None:
    for preset in bench.presets.presets:
        names = [preset.text(language).name for language in bench.session.catalogue.languages]
        assert len(set(names)) == len(names)
