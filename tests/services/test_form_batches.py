"""Batches of forms: what is made of them when they stop, go on, or the people have changed meanwhile."""

import io
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from PIL import Image

from charta.bootstrap import Workbench
from charta.domain.codes import CodePlace
from charta.domain.printed_people import FormCopy, PrintedForm
from charta.domain.register import FactKind, Occasion
from charta.errors import DiskFull, NothingPublished, while_writing
from charta.services.form_files import FormRun, Layout
from charta.services.forms import FormOrder
from charta.services.people_view import Group
from people import ROWS, hire, many

DAY = date(2026, 11, 24)


def given(bench: Workbench) -> list[int]:
    people = bench.register.people
    return [id_ for id_ in people if any(fact.kind is FactKind.GIVEN for fact in bench.register.facts(id_))]


def work(run: FormRun, steps: int | None = None) -> int:
    with closing(run.work()) as working:
        return list(islice(working, steps))[-1]


def departments(bench: Workbench, folder: Path, people: Iterable[int]) -> FormRun:
    order = FormOrder(tuple(people), None, Layout.COMBINED, "docx", Group.DEPARTMENT, DAY)
    return bench.forms.start(order, folder)


def test_a_file_that_is_not_finished_holds_no_form_that_was_given(
    published: Workbench, tmp_path: Path
) -> None:
    ids = hire(published, many(120))
    run = departments(published, tmp_path / "out", ids.values())
    first = sum(person.department == "Department 0" for person in published.register.people.values())
    published.forms.finish(run, first + 1)
    assert published.forms.batch(1).made == first
    assert {published.register.person(id_).department for id_ in given(published)} == {"Department 0"}


def test_whoever_is_in_the_files_that_are_finished_was_given_a_form(
    published: Workbench, tmp_path: Path
) -> None:
    hire(published)
    people = published.people_view.select()
    run = departments(published, tmp_path / "out", people)
    with closing(run.work()) as working:
        told = [next(working) for _ in range(4)]
        assert told == [0, 1, 2, 3], "nothing of the second file is told before it is there"
    published.forms.finish(run, told[-1])
    names = {published.register.person(id_).name for id_ in given(published)}
    assert names == {"Ada Byron", "Zoé Étoilé"}
    assert [path.name for path in (tmp_path / "out").glob("*.docx")] == ["Research.docx"]
    again = published.forms.resume(1, tmp_path / "out")
    assert again.done_before() == 2
    published.forms.finish(again, work(again))
    assert len(given(published)) == published.forms.batch(1).made == 4


def test_a_batch_goes_on_although_somebody_moved_meanwhile(published: Workbench, tmp_path: Path) -> None:
    hire(published)
    run = departments(published, tmp_path / "out", published.people_view.select())
    published.forms.finish(run, 2)
    hire(published, [(*ROWS[0][:3], "Sales", *ROWS[0][4:]), *ROWS[1:]])
    again = published.forms.resume(1, tmp_path / "out")
    assert again.done_before() == 0
    published.forms.finish(again, work(again))
    facts = [fact for id_ in published.register.people for fact in published.register.facts(id_)]
    assert sorted(fact.person for fact in facts) == sorted(published.register.people)


def test_a_folder_of_another_batch_is_no_beginning(published: Workbench, tmp_path: Path) -> None:
    ids = hire(published, many(150))
    order = FormOrder(tuple(ids.values()))
    first, second = (published.forms.start(order, tmp_path / name) for name in ("one", "two"))
    assert work(first, 2) == 100
    assert published.forms.resume(1, tmp_path / "one").done_before() == 100
    assert published.forms.resume(2, tmp_path / "one").done_before() == 0
    assert second.done_before() == 0


def test_an_outline_counts_forms_by_language_and_occasion(published: Workbench) -> None:
    ids = hire(published)
    outline = published.forms.outline(ids.values())
    assert (outline.count, outline.languages) == (4, {"en": 2, "fr": 2})
    assert outline.occasions == {Occasion.NEW_VERSION: 4}
    assert published.forms.outline([ids["101"]], Occasion.ANNUAL).occasions == {Occasion.ANNUAL: 1}


def test_nothing_can_be_outlined_before_anything_is_published(example: Workbench) -> None:
    ids = hire(example)
    with pytest.raises(NothingPublished):
        example.forms.outline(ids.values())
    with pytest.raises(NothingPublished):
        example.forms.sample(ids["101"])


class Showing:
    """Writes what a form would say."""

    def separate(self, form: PrintedForm, copies: Iterable[FormCopy], format_: str) -> Iterator[bytes]:
        for copy in copies:
            yield f"{form.occasion}\n{format_}\n{copy.person.name}\n{copy.head}\n{copy.sign}".encode()


class Drawing:
    """Shows what was written."""

    def draw(self, pdf: bytes) -> tuple[bytes, ...]:
        return (pdf,)


def test_a_sample_is_one_persons_form_of_no_batch(
    published: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = hire(published)
    monkeypatch.setattr(published.forms, "_forms", Showing())
    monkeypatch.setattr(published.forms, "_drawer", Drawing())
    (told,) = published.forms.sample(ids["104"])()
    occasion, format_, name, *codes = told.decode().split("\n")
    assert (occasion, format_, name) == ("new_version", "pdf", "Zoé Étoilé")
    read = [published.forms.codes().read(code) for code in codes]
    assert [(found.code.person, found.code.batch, found.place) for found in read] == [  # type: ignore[union-attr]
        (ids["104"], 0, CodePlace.HEAD),
        (ids["104"], 0, CodePlace.SIGNATURE),
    ]


def test_the_pages_of_a_sample_are_pictures(published: Workbench) -> None:
    ids = hire(published)
    pages = published.forms.sample(ids["101"], Occasion.ANNUAL)()
    assert pages
    for page in pages:
        with Image.open(io.BytesIO(page)) as picture:
            assert picture.height > picture.width > 1_000
            assert min(picture.convert("L").tobytes()) < 80, "something is printed on it"


def test_a_full_disk_leaves_what_is_finished(
    published: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = hire(published, many(250))
    run = published.forms.start(FormOrder(tuple(ids.values())), tmp_path / "out")
    written: list[Path] = []
    told: list[int] = []

    def write(path: Path, data: bytes) -> None:
        if len(written) == 130:
            raise while_writing(OSError(28, "No space left on device"), path)
        path.write_bytes(data)
        written.append(path)

    with monkeypatch.context() as patch:
        patch.setattr("charta.services.form_files._write_new", write)
        with pytest.raises(DiskFull):
            told.extend(run.work())
    published.forms.finish(run, told[-1])
    assert published.forms.batch(1).made == 100
    again = published.forms.resume(1, tmp_path / "out")
    assert again.done_before() == 130
    assert work(again) == 250
    assert len(list((tmp_path / "out").iterdir())) == 250
