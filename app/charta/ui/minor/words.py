"""What the screen says of minor changes: who called them so, who confirmed or refused, what they carry."""

from collections.abc import Mapping

from charta.domain.agreement import Stand
from charta.domain.catalogue import Catalogue
from charta.domain.records import Confirmation, MinorChange
from charta.i18n import Translator
from charta.services.minor_changes import Reworded

Names = Mapping[str, str]
"""What the screen calls each department."""


def department_names(catalogue: Catalogue, language: str) -> Names:
    """Return what the screen calls each department, in their order."""
    lexicon = catalogue.lexicon(language)
    return {department: lexicon.departments[department].name for department in catalogue.departments}


def listed(reworded: Reworded, names: Names) -> str:
    """Return the departments whose sign-off a minor change would carry over."""
    return ", ".join(names.get(department, department) for department in reworded.departments)


def concerned_line(reworded: Reworded, names: Names, translator: Translator) -> str:
    """Return what the change means as it stands, and what would be otherwise."""
    return translator.ntr(
        "The wording has changed since it was signed. {departments} has to sign again, unless the change is "
        "minor.",
        "The wording has changed since it was signed. {departments} have to sign again, unless the change is "
        "minor.",
        len(reworded.departments),
        departments=listed(reworded, names),
    )


def called_line(change: MinorChange, names: Names, translator: Translator) -> str:
    """Return who calls a change minor, and why."""
    return translator.tr(
        "{name} ({department}) calls the change minor: “{reason}”",
        name=change.by,
        department=names.get(change.department, change.department),
        reason=change.reason,
    )


def refused_line(change: MinorChange, answer: Confirmation, names: Names, translator: Translator) -> str:
    """Return who said that a change is not minor, and who had called it so."""
    refused = translator.tr(
        "{name} ({department}) answered that the change is not minor: “{note}”",
        name=answer.by,
        department=names.get(answer.department, answer.department),
        note=answer.note,
    )
    called = translator.tr("{name} had called it minor: “{reason}”", name=change.by, reason=change.reason)
    return f"{refused} {called}"


def lapsed_line(change: MinorChange, translator: Translator) -> str:
    """Return that a text moved on before anybody answered to its being called minor."""
    return translator.tr(
        "{name} called an earlier change minor. The text has moved on since, so that no longer applies.",
        name=change.by,
    )


def carried_lines(stand: Stand, names: Names, translator: Translator) -> tuple[str, ...]:
    """Return over what a decision was carried to the text as it stands, a sentence per minor change."""
    return tuple(
        translator.tr(
            "Carried over a minor change (“{reason}”): called so by {author} ({department}), confirmed by "
            "{name} ({other}).",
            reason=" ".join(over.change.reason.split()),
            author=over.change.by,
            department=names.get(over.change.department, over.change.department),
            name=over.confirmation.by,
            other=names.get(over.confirmation.department, over.confirmation.department),
        )
        for over in stand.carried
    )
