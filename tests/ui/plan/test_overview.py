"""The cards above the plan fold, and stay as they were left."""

from charta.bootstrap import Workbench
from ui.plan.conftest import Show


def test_the_overview_folds_and_stays_folded(planned: Workbench, show: Show) -> None:
    page = show(planned)
    assert page.dashboard.isVisible()
    page.overview.click()
    assert not page.dashboard.isVisible()
    page.refresh()
    assert not page.dashboard.isVisible()
    again = show(planned)
    assert not again.dashboard.isVisible()
    again.overview.click()
    assert again.dashboard.isVisible()
    assert show(planned).dashboard.isVisible()


def test_without_a_plan_there_is_nothing_to_fold(example: Workbench, show: Show) -> None:
    page = show(example)
    assert not page.overview.isVisible()
    assert not page.dashboard.isVisible()
