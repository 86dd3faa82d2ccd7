"""What every stated problem is: a code, a sentence, and what fills its gaps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol


def N_(text: str) -> str:  # noqa: N802 - the conventional name of gettext's marker
    """Mark `text` for translation without translating it now."""
    return text


class ChartaError(Exception):
    """A stated problem: `template` says what happened and what to do, `parameters` fill its gaps."""

    code: ClassVar[str] = "error"
    template: ClassVar[str] = ""

    def __init__(self, **parameters: object) -> None:
        super().__init__(self.template.format(**parameters))
        self.parameters = parameters

    def __reduce__(
        self,
    ) -> tuple[Callable[..., "ChartaError"], tuple[type["ChartaError"], dict[str, object]]]:
        """Pickle by parameters, since `args` holds the finished sentence."""
        return _rebuild, (type(self), self.parameters)


def _rebuild(kind: type[ChartaError], parameters: dict[str, object]) -> ChartaError:
    return kind(**parameters)


class Speaker(Protocol):
    """What says things in one language: a translator, or the surroundings of a widget."""

    @property
    def language(self) -> str:
        """The language."""
        ...

    def tr(self, text: str) -> str:
        """Return a marked text in the language."""
        ...


def sentence(error: ChartaError, words: Speaker) -> str:
    """Return the error as one sentence in the language of `words`.

    A parameter that is itself a marked text (the name of a kind of value, say) is translated too, and a
    `Named` one says what it is called there.
    """
    return words.tr(error.template).format(
        **{name: _said(value, words) for name, value in error.parameters.items()}
    )


def _said(value: object, words: Speaker) -> object:
    if isinstance(value, Marked):
        return words.tr(value)
    if isinstance(value, Named):
        return value.names.get(words.language, value)
    return value


class Marked(str):
    """A parameter of an error that has to be translated like its sentence."""

    __slots__ = ()


@dataclass(frozen=True)
class Named:
    """A parameter of an error that content calls otherwise in each language, such as a department."""

    names: Mapping[str, str]
    """What it is called by language; the first name stands where a language has none."""

    def __str__(self) -> str:
        """Return the first name."""
        return next(iter(self.names.values()))


class ContentError(ChartaError):
    """A shipped file of content does not hold what it must."""

    code = "content"
    template = N_("The file {file} does not fit: {problem}. Reinstall Charta, or correct that file.")
