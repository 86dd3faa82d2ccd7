"""What every widget is handed: words, looks, preferences, and the doors to the outside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from charta.errors import ChartaError
from charta.i18n import Translator
from charta.ui.background import Background
from charta.ui.files import FileChooser
from charta.ui.icons import Icons
from charta.ui.messages import Messages
from charta.ui.preferences import Preferences
from charta.ui.theme import Theme


@dataclass(frozen=True)
class UiContext:
    """The surroundings of a widget. A change of language, theme or zoom makes a new one and new pages."""

    translator: Translator
    theme: Theme
    icons: Icons
    preferences: Preferences
    messages: Messages
    files: FileChooser
    background: Background

    @property
    def language(self) -> str:
        """The language of the screen, not of the charter."""
        return self.translator.language

    def attempt(self, work: Callable[[], object]) -> bool:
        """Do something; where it cannot be done, say why. Tell whether it was done."""
        try:
            work()
        except ChartaError as error:
            self.messages.fail(error)
            return False
        return True

    def spoken(self, languages: Sequence[str]) -> str:
        """Return the screen's language where it is among those of a charter, or else the leading one."""
        return self.language if self.language in languages else languages[0]

    def tr(self, text: str, **parameters: object) -> str:
        """Return `text` in the language of the screen, its named gaps filled."""
        return self.translator.tr(text, **parameters)

    def ntr(self, one: str, many: str, count: int, **parameters: object) -> str:
        """Return the form for `count` in the language of the screen."""
        return self.translator.ntr(one, many, count, **parameters)
