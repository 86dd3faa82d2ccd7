"""Taking files in: what is listed, recorded and told, and that the window stays usable meanwhile."""

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import scanner as paper_scanner
from charta.bootstrap import Charta, Workbench
from charta.domain.codes import CodePlace, CoverCode, FormCode
from charta.domain.register import FormLine
from charta.domain.scans import DigitalSignature, Ink, ScannedPage, Trust
from charta.errors import DiskFull
from charta.i18n import screen_languages
from charta.services.form_files import Layout
from charta.services.forms import FormOrder
from charta.services.wizard import BOARD, PEOPLE, PUBLICATION, SIGNATURES
from charta.ui.preferences import Preferences
from charta.ui.signatures.page import SignaturesPage
from charta.ui.signatures.parts import Part
from charta.ui.window import MINIMUM
from people import hire, many
from scanner import Scan, Written
from ui.doubles import ChosenFiles, RecordingMessages, Stage, words_in
from ui.idle import wait_idle
from ui.signatures.conftest import Scanner, Show
from ui.sitting import Sit, drop, go_to, nameless

TODAY = date(2026, 11, 24)


def finished(page: SignaturesPage, qtbot: QtBot) -> None:
    wait_idle(qtbot, lambda: not page.is_busy)


def taken(page: SignaturesPage, qtbot: QtBot, *paths: Path) -> Sequence[str]:
    """Drop files, wait, and return the lines of the list."""
    drop(page, *paths)
    finished(page, qtbot)
    return [line.spoken for line in page.results.list.lines.lines]


def signed(bench: Workbench) -> list[str]:
    register = bench.register
    return [person.number for person in register.people.values() if register.facts(person.id)]


def test_before_anything_is_published_or_anybody_is_known_the_page_leads_there(
    show: Show, example: Workbench, qtbot: QtBot
) -> None:
    page = show(example)
    told: list[str] = []
    page.go_to.connect(told.append)
    page.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told == [PUBLICATION]
    drop(page, Path("scan.pdf"))
    assert not page.is_busy


def test_while_nobody_is_known_the_page_leads_to_the_people(show: Show, published: Workbench) -> None:
    page = show(published)
    told: list[str] = []
    page.go_to.connect(told.append)
    page.not_yet._lead_to_people()
    assert "Nobody is known yet." in words_in(page)
    assert told == [PEOPLE]
    hire(published)
    assert page.intake.isVisible()


def test_what_is_dropped_is_read_recorded_and_listed(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = show(scanner.bench)
    path = scanner.lay(
        "scan.pdf",
        scanner.page(ids["101"]),
        scanner.page(ids["102"], Ink.NONE),
        scanner.page(0),
        ScannedPage(4, (), None, None, b"", is_blank=True),
        ScannedPage(5, (scanner.bench.forms.codes().write_cover(CoverCode(1, "1.0")),), None, None, b"names"),
    )
    lines = taken(page, qtbot, path)
    assert lines == [
        "Ada Byron. Accepted. scan.pdf, page 1 · Research · Version 1.0 · New version",
        "Bo Diddley. Not signed. scan.pdf, page 2 · Sales · Version 1.0 · New version",
        "scan.pdf, page 3. Not readable",
        "scan.pdf, page 4. Blank page",
        "scan.pdf, page 5. Cover sheet",
    ]
    assert signed(scanner.bench) == ["101"]
    assert scanner.bench.register.entry_of(scanner.bench.register.facts(ids["101"])[0]).by == "Hana"
    assert page.results.summary.text == (
        "1 signature is recorded. 2 pages wait for a decision. 2 pages need nothing."
    )
    assert page.parts[Part.DECIDE].text() == "To decide: 2"


def test_the_counts_are_filters(show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot) -> None:
    page = show(scanner.bench)
    pages = (scanner.page(ids["101"]), scanner.page(ids["102"]), scanner.page(ids["103"], Ink.NONE))
    taken(page, qtbot, scanner.lay("scan.pdf", *pages))
    assert {kind: made.text() for kind, made in page.results.filters.items()} == {
        "accepted": "Accepted: 2",
        "unsigned": "Not signed: 1",
    }
    page.results.filters["accepted"].click()
    assert [line.title for line in page.results.list.lines.lines] == ["Ada Byron", "Bo Diddley"]
    page.results.filters["accepted"].click()
    assert len(page.results.list.lines.lines) == 3


def test_what_cannot_be_read_is_told_in_a_sentence(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = show(scanner.bench)
    broken = scanner.spoil("broken.pdf", "it has a password")
    whole = scanner.lay(
        "scan.pdf",
        scanner.page(ids["101"]),
        ScannedPage(2, (), None, None, b"", problem="the picture is damaged"),
    )
    lines = taken(page, qtbot, broken, whole)
    assert "broken.pdf" in lines[0]
    assert "password" in lines[0]
    assert lines[2] == "scan.pdf, page 2. Cannot be read. the picture is damaged"
    assert "2 files or pages cannot be read." in page.results.summary.text
    assert signed(scanner.bench) == ["101"]
    assert not scanner.bench.scanning.waiting()


@pytest.mark.parametrize(
    ("trust", "told"),
    [
        (Trust.HOLDS, "Signed digitally by Ada B.; the signature holds."),
        (Trust.UNKNOWN_SIGNER, "nobody known here vouches for the signer"),
        (Trust.ALTERED, "changed after that"),
    ],
)
def test_a_digital_signature_is_told_with_its_signer(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot, *, trust: Trust, told: str
) -> None:
    page = show(scanner.bench)
    form = scanner.form(ids["101"], DigitalSignature(trust, "Ada B."))
    (line,) = taken(page, qtbot, scanner.lay("form.pdf", form))
    assert told in line
    assert ("Accepted" in line) is (trust is not Trust.ALTERED)


def test_several_lots_can_be_taken_one_after_the_other(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = show(scanner.bench)
    first = scanner.lay("scan.pdf", scanner.page(ids["101"]))
    taken(page, qtbot, first)
    again = taken(page, qtbot, first, scanner.lay("other.pdf", scanner.page(ids["102"])))
    assert [line.split(". ")[1] for line in again] == ["Recorded before", "Accepted"]
    assert signed(scanner.bench) == ["101", "102"]


def test_the_day_is_the_one_that_is_set_where_a_page_tells_none(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = show(scanner.bench)
    page.intake.day.set_value("2026-11-02")
    taken(page, qtbot, scanner.lay("scan.pdf", scanner.page(ids["101"]), scanner.form(ids["102"])))
    days = [scanner.bench.register.facts(ids[number])[0].on for number in ("101", "102")]
    assert days == ["2026-11-02", "2026-11-20"]


def test_a_day_to_come_or_nobody_is_told_before_anything_is_read(
    show: Show, scanner: Scanner, ids: dict[str, int]
) -> None:
    page = show(scanner.bench, name="")
    path = scanner.lay("scan.pdf", scanner.page(ids["101"]))
    drop(page, path)
    assert page.intake.problem.text
    assert not page.is_busy
    page.intake.name.setText("Hana")
    page.intake.day.set_value("2031-01-01")
    drop(page, path)
    assert "2031" in page.intake.problem.text
    page.intake.day.set_value("no day")
    drop(page, path)
    assert page.intake.problem.text == "Give the day on which it was signed."
    assert not page.is_busy


def test_who_takes_signatures_in_is_remembered(
    show: Show, scanner: Scanner, preferences: Preferences, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = show(scanner.bench, name="  Léa Fortin ")
    taken(page, qtbot, scanner.lay("scan.pdf", scanner.page(ids["101"])))
    assert preferences.settings.user_name == "Léa Fortin"


def test_files_can_be_chosen_several_at_once(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot, files: ChosenFiles
) -> None:
    page = show(scanner.bench)
    paths = [scanner.lay(f"{n}.pdf", scanner.page(ids[n])) for n in ("101", "102")]
    files.answers.extend(paths)
    page.intake.choose.click()
    finished(page, qtbot)
    assert signed(scanner.bench) == ["101", "102"]


def test_a_charter_is_left_to_the_window(show: Show, scanner: Scanner) -> None:
    page = show(scanner.bench)
    drop(page, scanner.folder / "other.charta")
    assert not page.is_busy


def test_stopping_takes_what_was_read_and_judges_no_half_of_a_form(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot, messages: RecordingMessages
) -> None:
    page = show(scanner.bench)
    scanner.waits_at = 2
    path = scanner.lay(
        "scan.pdf",
        scanner.page(ids["101"]),
        scanner.page(ids["102"], None, None, places=(CodePlace.HEAD,)),
        scanner.page(ids["102"], places=(CodePlace.SIGNATURE,)),
        scanner.page(ids["103"]),
    )
    drop(page, path)
    qtbot.waitUntil(lambda: page.taking.progress[0] == 1, timeout=20_000)
    assert "1 of 4" in page.intake.told.text()
    drop(page, path)
    assert "Other files are being read." in page.intake.problem.text
    page.intake.stop.click()
    scanner.go_on.set()
    finished(page, qtbot)
    assert "Stopped" in messages.informed[-1].text
    assert signed(scanner.bench) == ["101"]
    assert not scanner.bench.scanning.waiting()
    scanner.waits_at = 0
    lines = taken(page, qtbot, path)
    assert signed(scanner.bench) == ["101", "102", "103"]
    assert not scanner.bench.scanning.waiting()
    assert sum("First page" in line for line in lines) == 1


def test_a_disk_that_fills_up_is_told_and_nothing_is_half_recorded(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show(scanner.bench)
    put, kept = scanner.bench.scanning._evidence.put, []

    def full(data: bytes, ending: str) -> str:
        if len(kept) == 1:
            raise DiskFull(path=Path("evidence"))
        kept.append(put(data, ending))
        return str(kept[-1])

    with monkeypatch.context() as patch:
        patch.setattr(scanner.bench.scanning, "_evidence", _Keeper(full))
        taken(page, qtbot, scanner.lay("scan.pdf", scanner.page(ids["101"]), scanner.page(ids["102"])))
    assert page.intake.problem.text
    assert signed(scanner.bench) == ["101"]
    assert page.intake.choose.isEnabled()


class _Keeper:
    def __init__(self, put: object) -> None:
        self.put = put


def test_many_pages_make_few_entries_and_the_page_stays_usable(
    show: Show, scanner: Scanner, qtbot: QtBot
) -> None:
    crowd = list(hire(scanner.bench, many(200)).values())[:120]
    page = show(scanner.bench)
    scanner.waits_at = 100
    before = scanner.bench.session.store.entries
    drop(page, scanner.lay("scan.pdf", *map(scanner.page, crowd)))
    qtbot.waitUntil(lambda: page.taking.progress[0] == 99, timeout=30_000)
    page.show_part(Part.DECIDE)
    scanner.bench.comments.add("S12", "legal", "Ada", "Everything?", blocks=False)
    scanner.go_on.set()
    finished(page, qtbot)
    assert len(signed(scanner.bench)) == 120
    assert scanner.bench.session.store.entries - before < 20


# -- in the window ----------------------------------------------------------------------------------------


def test_closing_the_window_asks_and_takes_what_was_read(
    sit_down: Sit,
    charta: Charta,
    scanner: Scanner,
    ids: dict[str, int],
    *,
    qtbot: QtBot,
    messages: RecordingMessages,
    preferences: Preferences,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = scanner.bench.session.store.path
    pages = [scanner.page(ids[number]) for number in ("101", "102", "103")]
    scan = scanner.lay("scan.pdf", *pages)
    scanner.bench.close()
    preferences.change(type(preferences.settings)(language="en", theme="light", user_name="Hana"))
    sitting = sit_down()
    sitting.window.open(path)
    page = go_to(sitting, SIGNATURES, SignaturesPage)
    monkeypatch.setattr(sitting.bench.scanning, "_reader", scanner)
    scanner.waits_at = 3
    drop(page, scan)
    qtbot.waitUntil(lambda: page.taking.progress[0] == 2, timeout=20_000)
    go_to(sitting, BOARD, QWidget)
    messages.replies.append("cancel")
    sitting.window.close()
    assert sitting.window.isVisible()
    assert "2 of 3" in messages.asked[-1][1]
    messages.replies.append("do")
    scanner.go_on.set()
    sitting.window.close()
    with closing(charta.open(path)) as again:
        assert signed(again)[:2] == ["101", "102"]


@pytest.mark.parametrize("part", Part)
@pytest.mark.parametrize("language", screen_languages())
def test_nothing_is_cut_off_or_nameless_in_the_smallest_window_with_the_largest_words(
    show: Show,
    scanner: Scanner,
    ids: dict[str, int],
    stage: Stage,
    *,
    qtbot: QtBot,
    language: str,
    part: Part,
) -> None:
    looks = stage(language=language, theme="dark", zoom=200)
    page = show(scanner.bench, looks=looks, size=(MINIMUM[0] - 60, MINIMUM[1] - 120))
    pages = (scanner.page(ids["101"]), scanner.page(ids["102"], Ink.NONE), scanner.page(0))
    taken(page, qtbot, scanner.lay("scan.pdf", *pages))
    page.show_part(part)
    for _ in range(3):
        QApplication.processEvents()
    assert nameless(page) == []
    assert page.area.horizontalScrollBar().maximum() == 0
    assert page.desk._scroll.horizontalScrollBar().maximum() == 0


def test_what_was_read_is_told_again_in_another_language(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot, stage: Stage
) -> None:
    page = show(scanner.bench)
    form = scanner.form(ids["102"], DigitalSignature(Trust.HOLDS, "Bo"))
    pages = (
        scanner.page(ids["101"]),
        scanner.page(0),
        ScannedPage(3, (), None, None, b"", problem="damaged"),
    )
    lines = taken(
        page,
        qtbot,
        scanner.spoil("broken.pdf", "odd"),
        scanner.lay("a.pdf", *pages),
        scanner.lay("b.pdf", form),
    )
    anew = show(scanner.bench, looks=stage(language="en"))
    anew.show_view(page.view())
    assert [line.spoken for line in anew.results.list.lines.lines] == lines
    assert anew.results.summary.text == page.results.summary.text
    assert anew.results.summary.isVisible()


def test_scans_of_printed_forms_are_read_as_they_are(
    show: Show,
    scanner: Scanner,
    ids: dict[str, int],
    qtbot: QtBot,
    *,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bench = scanner.bench
    monkeypatch.undo()
    page = show(bench)
    order = FormOrder(tuple(ids.values()), None, Layout.COMBINED, "pdf")
    run = bench.forms.start(order, tmp_path / "made")
    bench.forms.finish(run, list(run.work())[-1])
    (printed,) = (tmp_path / "made").glob("*.pdf")
    writing = {0: (Written.SIGNATURE, Written.DATE), 1: (Written.NOTHING, Written.NOTHING)}
    scans = []
    for place in range(4):
        paper = paper_scanner.printed(printed, place)
        sheet = paper_scanner.located(paper, sign_code(bench, run.lines[place]))
        how = Scan(seed=place, angle=1.5, quarters=2 * (place % 2), noise=4)
        written_on = paper_scanner.write(
            sheet, *writing.get(place, (Written.SIGNATURE, Written.NOTHING)), place
        )
        scans.append((paper_scanner.scan(written_on, how), how))
    path = tmp_path / "scan.pdf"
    path.write_bytes(paper_scanner.pdf(scans))
    lines = taken(page, qtbot, path)
    assert [line.split(". ")[1] for line in lines] == ["Accepted", "Not signed", "Not dated", "Not dated"]
    assert [line.split(". ")[0] for line in lines] == [
        bench.register.person(line.person).name for line in run.lines
    ]
    page.decide()
    assert not page.desk.view.is_empty


def sign_code(bench: Workbench, line: FormLine) -> str:
    code = FormCode(line.person, 1, "1.0", line.occasion, line.language)
    return bench.forms.codes().write(code, CodePlace.SIGNATURE)
