"""A plan is proposed and adopted, an activity is done with a file that shows it, and the kit is written."""

from pathlib import Path
from typing import Final

import icalendar
from PySide6.QtCore import Qt

from charta.domain.rollout import Deliverable
from charta.services.wizard import KIT, PLAN
from charta.ui.kit.page import KitPage
from charta.ui.plan.done_dialog import DoneDialog
from charta.ui.plan.page import PlanPage
from charta.ui.plan.propose_dialog import ProposeDialog
from ui.idle import wait_idle
from ui.rehearsal.play import Play
from ui.rehearsal.reading import word_text
from ui.rollout_rehearsal.steps import choose, go
from ui.sitting import keyboard, open_dialogs, settle

Key = Qt.Key
NOTE: Final = "Signé devant le comité."
PROOF: Final = b"%PDF-1.7 the endorsement, signed"


def plan(play: Play) -> None:
    """Take a proposal over but for one activity, and save the calendar."""
    page = go(play, PLAN, PlanPage)
    assert keyboard() is page.propose
    play.press(Key.Key_Return)
    dialog = play.dialog(ProposeDialog)
    offered = [entry.record.id for entry in dialog.proposals if entry.is_chosen]
    assert len(offered) > 15
    last = offered[-1]
    play.tab(dialog.list.box[last])
    play.press(Key.Key_Space)
    play.tab(dialog.save)
    play.press(Key.Key_Return)
    assert open_dialogs(play.sitting) == []
    play.to_main()
    check_plan(play, set(offered) - {last})
    save_calendar(play, page)


def check_plan(play: Play, wanted: set[str]) -> None:
    """Find what was adopted in the charter."""
    assert {entry.id for entry in play.bench.rollout.items()} == wanted
    assert all(entry.record.owner for entry in play.bench.rollout.items())


def save_calendar(play: Play, page: PlanPage) -> None:
    """Save the calendar from the menu, and read it."""
    file = play.folder / "plan.ics"
    play.doors.files.answers.append(file)
    choose(play, page.save, play.tr("Calendar"))
    settle(play.sitting, play.qtbot)
    events = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    dated = [entry for entry in play.bench.rollout.items() if entry.start]
    assert len(events) >= len(dated) > 10


def finish(play: Play) -> None:
    """Note that the first activity is done, with a note and a file."""
    page = play.sitting.page
    assert isinstance(page, PlanPage)
    id_, card = next((id_, card) for id_, card in page.views.list.cards.items() if not card.view.is_done)
    play.tab(card.verb)
    play.press(Key.Key_Return)
    dialog = play.dialog(DoneDialog)
    assert keyboard() is dialog.note
    play.press(NOTE)
    play.doors.files.answers.append(proof(play))
    play.tab(dialog.file.choose)
    play.press(Key.Key_Return)
    play.qtbot.waitUntil(lambda: dialog.file.file is not None)
    play.tab(dialog.save)
    play.press(Key.Key_Return)
    play.to_main()
    check_done(play, id_)


def proof(play: Play) -> Path:
    """Write the file that shows that something is done."""
    path = play.folder / "Endossement signé.pdf"
    path.write_bytes(PROOF)
    return path


def check_done(play: Play, id_: str) -> None:
    """Find what was done, its note and its file in the charter, and counted on the page."""
    record = play.bench.rollout.get(id_)
    assert (record.done_on, record.note) == ("2026-11-24", NOTE)
    assert play.bench.rollout.evidence(id_) == ("Endossement signé.pdf", PROOF)
    assert sum(stand.done for stand in play.bench.rollout.dashboard()) == 1
    page = play.sitting.page
    assert isinstance(page, PlanPage)
    assert page.views.list.cards[id_].view.is_done


def write_kit(play: Play) -> None:
    """Write the whole kit into a folder."""
    page, folder = go(play, KIT, KitPage), play.folder / "kit"
    play.doors.files.answers.append(folder)
    play.tab(page.writing.choose_folder)
    play.press(Key.Key_Return)
    play.tab(page.writing.export)
    play.press(Key.Key_Return)
    wait_idle(play.qtbot, lambda: not page.is_busy)
    check_kit(play)


def check_kit(play: Play) -> None:
    """Find every paper in both languages, with what this charter says."""
    files = sorted((play.folder / "kit").iterdir())
    papers = play.bench.kit.printed("fr").papers()
    assert set(papers) <= set(Deliverable)
    assert len(files) == 2 * len(papers) >= 20
    assert {file.suffix for file in files} == {".docx"}
    organisation = play.bench.editions.edition("1.0").charters["fr"].organisation
    told = {file.name: word_text(file) for file in files}
    assert all(organisation in words for words in told.values())
    assert len(set(told.values())) == len(told)
