"""Pictures of the roll-out: the plan, the kit, and an organisation whose forms are out and come back."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QWidget

from charta.domain.mail import MailAccount, Security
from charta.domain.rollout import Deliverable
from charta.services.judging import Verdict
from charta.services.people_view import Column
from charta.ui.forms.page import FormsPage
from charta.ui.kit.page import KitPage
from charta.ui.page import Page
from charta.ui.people.import_dialog import ImportDialog
from charta.ui.people.page import COVERAGE, PeoplePage
from charta.ui.plan.page import PlanPage
from charta.ui.plan.views import Look
from charta.ui.reminders.page import RemindersPage
from charta.ui.signatures.page import SignaturesPage
from scenery import LAUNCH, PUBLISHED, ROLLED_OUT, SURVEYED
from staffing import HR, LIST, NOW, RETURNED, SIGNED, STAFFED
from stages import FOLDER, STAFF, Shot, Stage, settle

P = TypeVar("P", bound=Page)
ACCOUNT: Final = MailAccount(
    "smtp.erablis.example.org",
    587,
    Security.STARTTLS,
    "rh@erablis.example.org",
    HR,
    "rh@erablis.example.org",
)
TOLD: Final = 56
"""The id of somebody about whom there is much to tell."""
LONGEST: Final = 200
"""So many looks at most at something that is under way; each takes 50 ms."""


def page_of(stage: Stage, kind: type[P]) -> P:
    """Return the page that is shown, which is of this kind."""
    if not isinstance(stage.page, kind):
        raise TypeError(kind)
    return stage.page


def until(is_done: Callable[[], bool]) -> None:
    """Wait for what is done in the background."""
    for _ in range(LONGEST):
        settle(50)
        if is_done():
            return
    raise TimeoutError


def plan_page(stage: Stage) -> PlanPage:
    """Return the page of the roll-out plan."""
    return page_of(stage, PlanPage)


def plan_list(stage: Stage) -> None:
    """Show an activity with what can be done about it."""
    page = plan_page(stage)
    page.views.list.cards["D09"].line.setChecked(True)
    settle()
    page.focus_on("D09")


def plan_timeline(stage: Stage) -> None:
    """Show the picture of the plan."""
    _looked_at(plan_page(stage), Look.TIMELINE)


def plan_calendar(stage: Stage) -> None:
    """Show the month of the launch."""
    page = plan_page(stage)
    _looked_at(page, Look.CALENDAR)
    page.views.calendar.choose(LAUNCH)


def _looked_at(page: PlanPage, look: Look) -> None:
    chosen = page.views.buttons[look]
    chosen.setFocus()
    chosen.click()
    settle(300)
    _scroll_to(page, page.views)


def plan_done(stage: Stage) -> QDialog | None:
    """Ask what shows that an activity is done."""
    return plan_page(stage).open_done("D09")


def plan_proposal(stage: Stage) -> QDialog:
    """Propose a plan that answers what a survey says."""
    return plan_page(stage).open_proposal()


def kit(stage: Stage) -> None:
    """Show the page for everyone once it is drawn."""
    page = page_of(stage, KitPage)
    page.writing.set_folder(FOLDER)
    page.shelf.choose(Deliverable.EMPLOYEE_PAGE)
    page.focus_first()
    until(lambda: not page.preview.is_drawing)


def _scroll_to(page: Page, part: QWidget) -> None:
    page.area.verticalScrollBar().setValue(part.mapTo(page.area.widget(), QPoint()).y() - 16)


def people_page(stage: Stage) -> PeoplePage:
    """Return the page of the people, once they are read."""
    page = page_of(stage, PeoplePage)
    until(lambda: not page.look.is_busy)
    return page


def people(stage: Stage) -> None:
    """Show the people, those who are due first at the top."""
    page = people_page(stage)
    page.list.filters.order_by(Column.DUE)
    settle()
    page.list.table.scrollToTop()


def people_coverage(stage: Stage) -> None:
    """Show how far the signatures are, by department and over time."""
    page = people_page(stage)
    page.tabs.setCurrentIndex(COVERAGE)
    settle(600)
    _scroll_to(page, page.tabs)


def people_person(stage: Stage) -> QDialog:
    """Show somebody who has signed twice and got a message."""
    page = people_page(stage)
    return page.open_person(TOLD)


def people_import(stage: Stage) -> ImportDialog | None:
    """Show what a new list would change."""
    dialog = people_page(stage).open_import(stage.folder / STAFF / LIST)
    until(lambda: dialog is None or dialog.worked is not None)
    return dialog


def people_signing(stage: Stage) -> QDialog:
    """Record signatures from an attendance list, one line of which tells nobody."""
    page = people_page(stage)
    dialog = page.open_signing()
    dialog.names.setPlainText("1407\n1408\n1411\nJ. Tremblay")
    settle(900)
    return dialog


def forms(stage: Stage) -> None:
    """Show what is about to be written, with a form of it."""
    page = page_of(stage, FormsPage)
    page.making.set_folder(FOLDER)
    until(lambda: not page.look.is_busy)
    until(lambda: not page.preview.is_busy)


def signatures(stage: Stage) -> None:
    """Take a scan in, and show what became of its pages."""
    page = page_of(stage, SignaturesPage)
    until(lambda: not page.look.is_busy)
    page.intake.name.setText(HR)
    page.intake.day.set_value(SIGNED.isoformat())
    page.take_in([stage.folder / RETURNED])
    until(lambda: not page.is_busy)
    if stage.window.work is not None:
        # The hour at which the picture is taken says nothing.
        stage.window.work.top.show_saved(NOW)


def signatures_decide(stage: Stage) -> None:
    """Show a page that waits for a decision beside its picture."""
    page = page_of(stage, SignaturesPage)
    until(lambda: not page.look.is_busy)
    page.intake.name.setText(HR)
    page.intake.day.set_value(SIGNED.isoformat())
    page.decide()
    verdicts = [waiting.verdict for waiting in page.desk.pages]
    page.desk.list.choose(verdicts.index(Verdict.UNDATED))
    settle(300)


def reminders_page(stage: Stage) -> RemindersPage:
    """Return the page of messages, with an account set up."""
    page = page_of(stage, RemindersPage)
    until(lambda: not page.look.is_busy)
    page.outbox.memory.set_account(ACCOUNT)
    page.outbox.account_changed.emit()
    return page


def reminders(stage: Stage) -> None:
    """Show a message as it arrives."""
    reminders_page(stage)


def reminders_sent(stage: Stage) -> None:
    """Show the messages so far."""
    page = reminders_page(stage)
    settle()
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())


def reminders_account(stage: Stage) -> QDialog:
    """Set up the server."""
    return reminders_page(stage).outbox.open_account()


def reminders_log(stage: Stage) -> QDialog:
    """Show who got a message, and who did not."""
    return reminders_page(stage).open_log(1)


SHOTS: Final[Mapping[str, Shot]] = {
    "plan": Shot("plan", ROLLED_OUT),
    "plan-list": Shot("plan", ROLLED_OUT, plan_list),
    "plan-timeline": Shot("plan", ROLLED_OUT, plan_timeline),
    "plan-calendar": Shot("plan", ROLLED_OUT, plan_calendar),
    "plan-done": Shot("plan", ROLLED_OUT, plan_done),
    "plan-start": Shot("plan"),
    "plan-propose": Shot("plan", SURVEYED, plan_proposal),
    "kit": Shot("kit", PUBLISHED, kit),
    "people-start": Shot("people", PUBLISHED),
    "forms-start": Shot("forms"),
}
_STAFFED: Final = f"{STAFF}/{STAFFED}"
AT_WORK: Final[Mapping[str, Shot]] = {
    "people": Shot("people", _STAFFED, people, wide=True),
    "people-coverage": Shot("people", _STAFFED, people_coverage),
    "people-person": Shot("people", _STAFFED, people_person),
    "people-import": Shot("people", _STAFFED, people_import),
    "people-signing": Shot("people", _STAFFED, people_signing),
    "forms": Shot("forms", _STAFFED, forms),
    "signatures-decide": Shot("signatures", _STAFFED, signatures_decide),
    "reminders": Shot("reminders", _STAFFED, reminders),
    "reminders-sent": Shot("reminders", _STAFFED, reminders_sent),
    "reminders-account": Shot("reminders", _STAFFED, reminders_account),
    "reminders-log": Shot("reminders", _STAFFED, reminders_log),
}
"""Pictures of an organisation whose forms are out (`staffing.py`)."""
FRESH: Final[Mapping[str, Shot]] = {"signatures": Shot("signatures", STAFFED, signatures)}
"""Pictures of something that is done there, so that each needs files of its own."""
