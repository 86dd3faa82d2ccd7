"""Batches of forms: who gets which, what the files are called, and what a stopped batch leaves."""

import errno
import gc
import re
import tracemalloc
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from charta.bootstrap import Workbench
from charta.domain.people import Person, Presence
from charta.domain.records import FormBatch
from charta.domain.register import Method, Occasion
from charta.errors import (
    DiskFull,
    FileError,
    GivingDayUnusable,
    NobodyChosen,
    NothingPublished,
    UnknownBatch,
    UnknownFormat,
    WriteFailed,
)
from charta.services import form_files
from charta.services.export import RESERVED
from charta.services.form_files import FormRun, Layout
from charta.services.forms import FormOrder
from charta.services.people_view import Group
from fakes import SteppingClock
from people import hire, many, publish_again

TODAY = date(2026, 11, 24)


def order(bench: Workbench, **options: object) -> FormOrder:
    asked: dict[str, object] = {"people": tuple(bench.register.people), **options}
    return FormOrder(**asked)  # type: ignore[arg-type] - each test names its own


def written(bench: Workbench, folder: Path, **options: object) -> tuple[FormRun, int]:
    run = bench.forms.start(order(bench, **options), folder)
    *_, made = run.work()
    bench.forms.finish(run, made)
    return run, made


def text_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode("utf-8")


def test_everybody_gets_a_file_in_their_language_with_their_name(
    published: Workbench, tmp_path: Path
) -> None:
    hire(published)
    _, made = written(published, tmp_path / "forms")
    names = sorted(path.name for path in (tmp_path / "forms").iterdir())
    assert made == len(names) == 4
    assert names[-1] == "Étoilé-Zoé-4.docx" or names[-1].startswith("Zoé-Étoilé")
    french, english = (next((tmp_path / "forms").glob(f"*-{id_}.docx")) for id_ in (4, 1))
    assert "Zoé Étoilé" in text_of(french)
    assert "Zoé Étoilé" not in text_of(english)
    assert docx.Document(str(french)).core_properties.language.startswith("fr")
    assert docx.Document(str(english)).core_properties.language.startswith("en")


def test_nothing_personal_is_in_a_form_but_the_name(published: Workbench, tmp_path: Path) -> None:
    ids = hire(published)
    written(published, tmp_path / "forms")
    (form,) = (tmp_path / "forms").glob(f"*-{ids['101']}.docx")
    with zipfile.ZipFile(form) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    person = published.register.person(ids["101"])
    for told in (person.email, person.department, person.site, person.manager, person.hired):
        assert told.encode() not in content


def test_two_runs_give_the_same_bytes(published: Workbench, tmp_path: Path) -> None:
    hire(published)
    run = published.forms.start(order(published), tmp_path / "first")
    list(run.work())
    again = published.forms.resume(run.batch.number, tmp_path / "second")
    list(again.work())
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("first", "second")
    )
    assert first == second
    assert len(first) == 4


def test_a_batch_that_was_stopped_goes_on_where_it_was(
    published: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_files, "_STEP", 5)
    hire(published, many(23))
    run = published.forms.start(order(published, given_on=TODAY), tmp_path / "forms")
    work = run.work()
    made = [next(work) for _ in range(3)][-1]
    work.close()
    published.forms.finish(run, made)
    assert (made, len(list((tmp_path / "forms").glob("*.docx")))) == (10, 10)
    assert published.forms.batch(1).made == 10
    (tmp_path / "forms" / next((tmp_path / "forms").glob("*.docx")).name).write_bytes(b"touched")
    rest = published.forms.resume(1, tmp_path / "forms")
    steps = list(rest.work())
    published.forms.finish(rest, steps[-1])
    assert (steps[0], steps[-1]) == (10, 23)
    files = list((tmp_path / "forms").iterdir())
    assert len(files) == 23
    # What was finished before is left as it is.
    assert sum(path.read_bytes() == b"touched" for path in files) == 1
    given = [len(published.register.facts(id_)) for id_ in published.register.people]
    assert given == [1] * 23


@pytest.mark.parametrize("layout", Layout)
def test_what_was_taken_away_since_a_batch_was_stopped_is_written_anew(
    published: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: Layout
) -> None:
    monkeypatch.setattr(form_files, "_STEP", 1)
    monkeypatch.setattr(form_files, "BUNDLE", 2)
    hire(published, many(10))
    run = published.forms.start(order(published, layout=layout), tmp_path / "forms")
    work = run.work()
    while next(work) < 6:
        pass
    work.close()
    files = sorted((tmp_path / "forms").glob("*.docx"))
    files[1].unlink()
    list(published.forms.resume(1, tmp_path / "forms").work())
    whole = published.forms.resume(1, tmp_path / "whole")
    list(whole.work())
    names = [sorted(path.name for path in (tmp_path / name).glob("*.docx")) for name in ("forms", "whole")]
    assert names[0] == names[1]


def test_forms_of_another_batch_in_the_same_folder_are_no_progress(
    published: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_files, "_STEP", 1)
    hire(published)
    first = published.forms.start(order(published), tmp_path)
    work = first.work()
    [next(work) for _ in range(3)]
    work.close()
    second = published.forms.start(order(published, occasion=Occasion.ANNUAL), tmp_path)
    assert next(second.work()) == 0


def test_a_full_disk_leaves_whole_files_and_a_batch_to_go_on_with(
    published: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hire(published, many(9))
    run = published.forms.start(order(published, given_on=TODAY), tmp_path / "forms")
    real, room = Path.write_bytes, 4

    def write(path: Path, data: bytes) -> int:
        nonlocal room
        room -= 1
        if room < 0:
            real(path, data[:10])
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", write)
    with pytest.raises(DiskFull):
        list(run.work())
    monkeypatch.undo()
    files = list((tmp_path / "forms").glob("*.docx"))
    assert len(files) == 4
    assert all(zipfile.is_zipfile(path) for path in files)
    rest = published.forms.resume(run.batch.number, tmp_path / "forms")
    first, *_ = rest.work()
    assert first == 4
    assert len(list((tmp_path / "forms").glob("*.docx"))) == 9


@pytest.mark.parametrize("failing", ["open", "replace"])
def test_a_combined_file_is_whole_or_not_there(
    published: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    hire(published)
    run = published.forms.start(order(published, layout=Layout.COMBINED), tmp_path / "forms")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, failing, fail)
    with pytest.raises(WriteFailed):
        list(run.work())
    monkeypatch.undo()
    assert not list((tmp_path / "forms").iterdir())


def test_combined_forms_are_grouped_with_a_cover_sheet(published: Workbench, tmp_path: Path) -> None:
    hire(published)
    written(published, tmp_path / "forms", layout=Layout.COMBINED, group=Group.DEPARTMENT)
    names = sorted(path.name for path in (tmp_path / "forms").iterdir())
    assert names == ["Research.docx", "Sales.docx"]
    research = text_of(tmp_path / "forms" / "Research.docx")
    assert research.count("Ada Byron") >= 2, "on the cover sheet and on the form"
    assert "Bo Diddley" not in research


def test_a_large_pile_is_parted(
    published: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_files, "BUNDLE", 10)
    hire(published, many(25))
    _, made = written(published, tmp_path / "pile", layout=Layout.COMBINED)
    assert made == 25
    assert sorted(path.name for path in (tmp_path / "pile").iterdir()) == [
        f"pile-00{part}.docx" for part in (1, 2, 3)
    ]


def test_groups_whose_names_make_one_file_name_stay_apart(published: Workbench, tmp_path: Path) -> None:
    hire(published)
    for name in ("R&D", "R/D", "r d"):
        published.roster.add(Person(0, "", f"Member of {name}", department=name))
    written(published, tmp_path / "forms", layout=Layout.COMBINED, group=Group.DEPARTMENT)
    files = [path.name.casefold() for path in (tmp_path / "forms").iterdir()]
    assert len(files) == len(set(files)) == 5


def test_groups_whose_long_names_begin_alike_stay_apart(
    published: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_files, "BUNDLE", 1)
    service = "Direction générale des ressources humaines et de la vie étudiante – "
    names = (f"{service}Est", f"{service}Ouest", "Ventes", "Ventes", "Ventes 001")
    for place, name in enumerate(names):
        published.roster.add(Person(0, "", f"Member {place}", department=name))
    _, made = written(published, tmp_path / "forms", layout=Layout.COMBINED, group=Group.DEPARTMENT)
    files = list((tmp_path / "forms").iterdir())
    assert made == len(files) == 5
    told = "".join(map(text_of, files))
    assert all(f"Member {place}" in told for place in range(5))


@pytest.mark.parametrize("day", [date(9999, 12, 31), date(1, 1, 1), date(2027, 12, 1)])
def test_forms_are_not_handed_out_on_a_day_far_away(published: Workbench, tmp_path: Path, day: date) -> None:
    hire(published)
    with pytest.raises(GivingDayUnusable, match=day.isoformat()):
        published.forms.start(order(published, given_on=day), tmp_path / "forms")
    assert not published.forms.batches()


def test_a_batch_for_a_folder_that_cannot_be_is_none(published: Workbench, tmp_path: Path) -> None:
    hire(published)
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(FileError):
        published.forms.start(order(published), tmp_path / "file")
    assert not published.forms.batches()


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "CON",
        "nul",
        "=cmd|' /C calc'!A0",
        "a" * 300,
        "مريم العربي",
        "😀",
        "tab\there",
        "…",
        "A:B*?",
    ],
)
def test_names_of_files_are_safe_everywhere(published: Workbench, tmp_path: Path, name: str) -> None:
    published.roster.add(Person(0, "", name))
    written(published, tmp_path / "forms")
    (path,) = (tmp_path / "forms").iterdir()
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', path.name)
    assert path.name.partition(".")[0].upper() not in RESERVED
    assert len(path.name) < 100
    assert docx.Document(str(path)).paragraphs


def test_a_yearly_form_says_what_changed_since_the_person_last_signed(
    published: Workbench, tmp_path: Path, clock: SteppingClock
) -> None:
    ids = hire(published)
    published.signing.sign([ids["101"]], Method.PAPER, TODAY, by="Hana")
    clock.advance(days=200)
    publish_again(published, "1.1", clock)
    published.signing.sign([ids["102"]], Method.PAPER, clock.now().date(), by="Hana")
    clock.advance(days=366)
    run, _ = written(published, tmp_path / "forms", people=(ids["101"], ids["102"]))
    assert {line.occasion for line in run.lines} == {Occasion.ANNUAL}
    assert {line.since for line in run.lines} == {"1.0", "1.1"}
    changes = {form.since: form.changes for form in run.forms.values()}
    assert changes["1.1"] == ()
    assert changes["1.0"]
    texts = [text_of(next((tmp_path / "forms").glob(f"*-{ids[number]}.docx"))) for number in ("101", "102")]
    told = changes["1.0"][0].split("“")[0].strip()[:20]
    assert told in texts[0]
    assert told not in texts[1]


def test_forms_handed_out_are_entered_for_those_who_got_one(published: Workbench, tmp_path: Path) -> None:
    ids = hire(published)
    written(published, tmp_path / "forms", people=(ids["101"],), given_on=TODAY)
    states = {id_: standing.state.value for id_, standing in published.register.standings().items()}
    assert [states[id_] for id_ in ids.values()] == ["given", "to_give", "to_give", "to_give"]
    (fact,) = published.register.facts(ids["101"])
    assert (fact.batch, fact.on) == (1, "2026-11-24")


def test_what_cannot_be_ordered_is_said_before_anything_is_noted(
    published: Workbench, example: Workbench, tmp_path: Path
) -> None:
    with pytest.raises(NothingPublished):
        example.forms.start(FormOrder(()), tmp_path)
    with pytest.raises(NobodyChosen):
        published.forms.start(FormOrder(()), tmp_path)
    ids = hire(published)
    with pytest.raises(UnknownFormat):
        published.forms.start(FormOrder((ids["101"],), format="odt"), tmp_path)
    with pytest.raises(UnknownBatch):
        published.forms.resume(1, tmp_path)
    assert published.session.charter.all(FormBatch) == ()


def test_people_who_moved_in_the_meantime_keep_their_place_in_a_batch(
    published: Workbench, tmp_path: Path
) -> None:
    ids = hire(published)
    run = published.forms.start(order(published), tmp_path / "forms")
    published.roster.edit(replace(published.register.person(ids["101"]), name="Ada Lovelace"))
    published.roster.mark([ids["102"]], Presence.LEFT, TODAY)
    rest = published.forms.resume(run.batch.number, tmp_path / "forms")
    assert [line.person for line in rest.lines] == [line.person for line in run.lines]
    *_, made = rest.work()
    assert made == 4


def test_memory_does_not_grow_with_the_batch(
    published: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So many copies are at hand at once at most, however many there are.
    monkeypatch.setattr(form_files, "_CHUNK", 50)
    hire(published, many(600))
    peaks = []
    # The first run brings what is kept for all of them.
    for count in (50, 100, 600):
        people = tuple(published.register.people)[:count]
        run = published.forms.start(order(published, people=people), tmp_path / str(count))
        gc.collect()
        tracemalloc.start()
        list(run.work())
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # Six times the forms; what a template leaves for the collector makes it uneven.
    assert peaks[2] < peaks[1] * 2, peaks
