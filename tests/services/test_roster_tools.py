"""Around taking a list over: the list to fill, the problems as a spreadsheet, texts read as somebody says."""

import contextlib
from pathlib import Path

import pytest

from charta.bootstrap import Workbench
from charta.errors import RosterUnusable
from charta.exchange.roster_titles import fields_of
from charta.exchange.tables import tables
from charta.i18n import screen_languages, translator
from charta.services.people_view import PeopleView
from charta.services.roster_words import SAMPLE_FIELDS
from people import hire, sheet

LINES = ("Matricule;Nom;Ville", "1;Éva Noël;Lévis", "2;Zoé Roy;Québec")


@pytest.mark.parametrize("language", screen_languages())
def test_the_list_to_fill_is_read_again_in_every_language(bench: Workbench, language: str) -> None:
    ((_, titles),) = tables(bench.roster.sample(translator(language)))[0].rows()
    assert tuple(fields_of(titles).values()) == SAMPLE_FIELDS


def test_problems_are_a_spreadsheet_in_which_nothing_is_a_formula(bench: Workbench) -> None:
    reading = bench.roster.read(sheet([("1", "Ada", "=cmd|' /C calc'!A0", "", "", "", "", "")]))
    data = bench.roster.problem_sheet(reading.problems, translator("en"))
    titles, row = (cells for _, cells in tables(data)[0].rows())
    assert titles == ["Line", "Column", "What stands there", "Problem"]
    assert row[:3] == ["2", "E-mail", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman", "cp1252", "utf-8-sig", "utf-16"])
def test_a_text_is_read_in_the_encoding_that_is_named(
    bench: Workbench, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("\n".join(LINES).encode(encoding))
    (found,) = bench.roster.sheets(path, encoding=encoding)
    assert found.rows[0][1][1] == "Éva Noël"


def test_a_text_falls_into_columns_at_the_separator_that_is_named(bench: Workbench, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("\n".join(LINES), encoding="utf-8")
    (found,) = bench.roster.sheets(path, separator="|")
    assert len(found.titles) == 1
    (found,) = bench.roster.sheets(path, separator=";")
    assert found.titles == ("Matricule", "Nom", "Ville")


def test_an_encoding_that_is_named_wrongly_raises_nothing_but_a_sentence(
    bench: Workbench, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("\n".join(LINES).encode("utf-8"))
    with contextlib.suppress(RosterUnusable):
        bench.roster.sheets(path, encoding="utf-16")


def test_what_was_prepared_is_dropped_when_people_change(published: Workbench) -> None:
    ids = hire(published)
    view: PeopleView = published.people_view
    view.prepare()
    before = view.revision
    assert published.register.is_read
    published.roster.add(published.register.person(ids["101"]))
    assert published.register.is_read, "what an addition gives is known with it"
    assert len(view.select()) == 5
    assert view.revision > before
    row = view.row(ids["101"])
    assert row is not None
    assert row[0].name == "Ada Byron"
    assert view.row(99) is None
