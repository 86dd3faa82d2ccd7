"""What every stated problem is: a code, a sentence, and what fills its gaps."""

from collections.abc import Callable
from typing import ClassVar


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


def sentence(error: ChartaError, translate: Callable[[str], str]) -> str:
    """Return the error as one sentence in the language of `translate`.

    A parameter that is itself a marked text (the name of a kind of value, say) is translated too.
    """
    return translate(error.template).format(
        **{
            name: translate(value) if isinstance(value, Marked) else value
            for name, value in error.parameters.items()
        }
    )


class Marked(str):
    """A parameter of an error that has to be translated like its sentence."""

    __slots__ = ()


class ContentError(ChartaError):
    """A shipped file of content does not hold what it must."""

    code = "content"
    template = N_("The file {file} does not fit: {problem}. Reinstall Charta, or correct that file.")
