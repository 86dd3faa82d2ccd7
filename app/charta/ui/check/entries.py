"""Results of the check as entries of a list."""

from collections.abc import Sequence

from charta.bootstrap import Workbench
from charta.domain.findings import Finding
from charta.services.checking import Ignored
from charta.ui.check.card import Entry
from charta.ui.check.checker import Checked
from charta.ui.check.looks import by_weight
from charta.ui.context import UiContext
from charta.ui.wording.names import language_names


def entries_of(
    bench: Workbench, context: UiContext, checked: Sequence[Checked], *, named: bool
) -> Sequence[Entry]:
    """Return what was found, each thing once, the serious first, then what is ignored.

    With `named`, each says the language of its words.
    """
    names = language_names(bench.session, context.language) if named else {}

    def entry(finding: Finding, ignored: Ignored | None = None) -> Entry:
        title = bench.checking.title(finding.rule, context.language)
        return Entry(finding, title, names.get(finding.language, ""), ignored)

    findings = {
        (found.section, found.language, found.id): found for each in checked for found in each.findings
    }
    ignored = {
        (each.finding.section, each.finding.language, each.finding.id): each
        for text in checked
        for each in text.ignored
    }
    return [
        *(entry(found) for found in by_weight(findings.values())),
        *(entry(each.finding, each) for each in ignored.values()),
    ]


def occurrence(finding: Finding, plain: str) -> int:
    """Return how often the words of a finding come in the plain text before they are meant."""
    return plain.count(finding.quote, 0, finding.start) if finding.quote else 0
