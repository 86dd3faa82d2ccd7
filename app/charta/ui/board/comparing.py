"""An earlier text beside the present one, as HTML in which what went and what came is marked word by word."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from charta.domain.differences import Op, Run, word_runs
from charta.domain.fingerprint import SectionText, parse_canonical

Plain = Callable[[str], str]
"""The words of a wording without its marks."""

_CLASSES: Final[Mapping[Op, str]] = {Op.ADDED: "added", Op.REMOVED: "removed"}


@dataclass(frozen=True)
class Comparison:
    """One language: the words that were seen, the words now, and the runs that lead from one to the other."""

    language: str
    seen: str
    now: str
    runs: tuple[Run, ...]

    @property
    def is_new(self) -> bool:
        """Whether the language did not belong to the text that was seen."""
        return not self.seen

    @property
    def says_the_same(self) -> bool:
        """Whether the words are the same, whatever became of headings and emphasis."""
        return all(run.op is Op.SAME for run in self.runs)

    def count(self, op: Op) -> int:
        """Return how many words were added or removed."""
        return sum(len(run.text.split()) for run in self.runs if run.op is op)


def compare(seen: str, now: str, plain: Plain) -> tuple[Comparison, ...]:
    """Compare two canonical texts, language by language, as words; each begins with the section's title."""
    before, after = _words(seen, plain), _words(now, plain)
    return tuple(
        Comparison(
            language,
            before.get(language, ""),
            after.get(language, ""),
            word_runs(before.get(language, ""), after.get(language, "")),
        )
        for language in dict.fromkeys((*after, *before))
    )


def marked_html(runs: Sequence[Run]) -> str:
    """Return the runs as paragraphs; a style sheet gives `added` and `removed` their looks."""
    return _paragraphs("".join(_marked(run) for run in runs))


def _marked(run: Run) -> str:
    text = escape(run.text)
    if run.op is Op.SAME:
        return text
    kind = _CLASSES[run.op]
    # A paragraph's end cannot stand inside a span.
    return "\n".join(f'<span class="{kind}">{part}</span>' if part else "" for part in text.split("\n"))


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{line}</p>\n" for line in text.split("\n") if line.strip())


def _words(canonical: str, plain: Plain) -> Mapping[str, str]:
    return {language: _whole(text, plain) for language, text in parse_canonical(canonical).items()}


def _whole(text: SectionText, plain: Plain) -> str:
    return f"{text.title}\n{plain(text.wording)}"
