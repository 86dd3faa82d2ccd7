"""The pages: built when first visited, saved before they are left, shown as the charter stands."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from charta.ui.page import Page


class PageStack(QStackedWidget):
    """Shows one page at a time."""

    go_to = Signal(str)
    spot_asked = Signal(object)

    def __init__(self, build: Callable[[str], Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build = build
        self._pages: dict[str, Page] = {}
        self._handed: dict[str, Mapping[str, object]] = {}

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    @property
    def is_busy(self) -> bool:
        """Whether any page has work under way."""
        return any(page.is_busy for page in self._pages.values())

    def under_way(self) -> list[str]:
        """Return what would be stopped if the window were closed now, a sentence each."""
        return [page.under_way for page in self._pages.values() if page.under_way]

    def end_work(self) -> None:
        """Stop what is under way in any page."""
        for page in self._pages.values():
            page.end_work()

    def show_page(self, step: str) -> Page:
        """Save the page that is shown, and show the one of a step."""
        self.flush()
        if step in self._pages:
            self._pages[step].refresh()
        else:
            page = self._build(step)
            page.go_to.connect(self.go_to)
            page.spot_asked.connect(self.spot_asked)
            self.addWidget(page)
            self._pages[step] = page
            page.take_up(self._handed.pop(step, {}))
        self.setCurrentWidget(self._pages[step])
        return self._pages[step]

    def flush(self) -> None:
        """Save what was typed."""
        if self.page is not None:
            self.page.flush()

    def unsaved(self) -> Mapping[str, Mapping[str, object]]:
        """Return what was typed in any page and could not be saved, by step."""
        there = {step: page.unsaved() for step, page in self._pages.items()}
        return {step: kept for step, kept in {**self._handed, **there}.items() if kept}

    def hand_over(self, unsaved: Mapping[str, Mapping[str, object]]) -> None:
        """Take what another stack could not save; each page gets its own when it is built."""
        self._handed = dict(unsaved)

    def refresh(self) -> None:
        """Show the charter as it stands."""
        if self.page is not None:
            self.page.refresh()

    def keep_only(self, steps: set[str]) -> None:
        """Drop the pages of steps that are no more."""
        for step in set(self._pages) - steps:
            page = self._pages.pop(step)
            self.removeWidget(page)
            page.deleteLater()
