"""What became of pages, in words, signs and colours."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from charta.domain.records import DoubtfulPage
from charta.domain.scans import DigitalSignature, Trust
from charta.errors import N_
from charta.i18n import Translator
from charta.services.judging import Verdict
from charta.ui.theme import Tone

VERDICT_ICONS: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.ACCEPTED: "circle-check",
        Verdict.UNSIGNED: "pen-line",
        Verdict.UNDATED: "calendar",
        Verdict.UNSURE: "circle-question-mark",
        Verdict.WRONG_VERSION: "history",
        Verdict.ALREADY: "check",
        Verdict.DUPLICATE: "minus",
        Verdict.UNREADABLE: "circle-alert",
        Verdict.UNKNOWN_PERSON: "users",
        Verdict.ALTERED: "triangle-alert",
        Verdict.FIRST_PAGE: "file-text",
        Verdict.COVER: "list",
        Verdict.BLANK: "circle",
    }
)
VERDICT_TONES: Final[Mapping[Verdict, Tone]] = MappingProxyType(
    {
        Verdict.ACCEPTED: Tone.SUCCESS,
        Verdict.UNSIGNED: Tone.WARNING,
        Verdict.UNDATED: Tone.WARNING,
        Verdict.UNSURE: Tone.WARNING,
        Verdict.WRONG_VERSION: Tone.WARNING,
        Verdict.ALREADY: Tone.NEUTRAL,
        Verdict.DUPLICATE: Tone.NEUTRAL,
        Verdict.UNREADABLE: Tone.DANGER,
        Verdict.UNKNOWN_PERSON: Tone.WARNING,
        Verdict.ALTERED: Tone.DANGER,
        Verdict.FIRST_PAGE: Tone.NEUTRAL,
        Verdict.COVER: Tone.NEUTRAL,
        Verdict.BLANK: Tone.NEUTRAL,
    }
)
REASONS: Final = (
    N_("Not signed"),
    N_("Form of another version"),
    N_("None of our forms"),
    N_("Somebody who is not on the list"),
    N_("Not the person’s own signature"),
    N_("Scanned again, better"),
)
"""Why a page is left out, as it is suggested."""
_SUGGESTED: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.WRONG_VERSION: REASONS[1],
        Verdict.UNREADABLE: REASONS[2],
        Verdict.UNKNOWN_PERSON: REASONS[3],
        Verdict.ALTERED: REASONS[4],
    }
)
_DOUBTS: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.UNSIGNED: N_("Nothing is written in the box for the signature."),
        Verdict.UNDATED: N_("It is signed, but it tells no day on which that can have been."),
        Verdict.UNSURE: N_(
            "Something is in the box for the signature, but it is not certain that somebody wrote it."
        ),
        Verdict.WRONG_VERSION: N_("It is a form of version {version}; asked for is version {current}."),
        Verdict.UNREADABLE: N_("No code of this charter’s forms can be read on the page."),
        Verdict.UNKNOWN_PERSON: N_("The code names somebody who is not known here."),
        Verdict.ALTERED: N_("The file was changed after somebody signed it digitally."),
    }
)
_TICKS: Final = N_("Not every statement of the form is ticked.")
_TRUST: Final[Mapping[Trust, str]] = MappingProxyType(
    {
        Trust.HOLDS: N_("Signed digitally by {name}; the signature holds."),
        Trust.UNKNOWN_SIGNER: N_(
            "Signed digitally by {name}; the file is unchanged, but nobody known here vouches for the signer."
        ),
        Trust.ALTERED: N_("Signed digitally by {name}, and changed after that."),
    }
)


def doubt(page: DoubtfulPage, current: str, words: Translator) -> str:
    """Return in a sentence why a page waits; `current` is the version that is asked for."""
    verdict = Verdict(page.verdict)
    if verdict is Verdict.UNSURE and page.file:
        return words.tr(_TICKS)
    return words.tr(_DOUBTS[verdict], version=page.version, current=current)


def suggested_reason(page: DoubtfulPage, words: Translator) -> str:
    """Return why such a page is usually left out."""
    return words.tr(_SUGGESTED.get(Verdict(page.verdict), REASONS[0]))


def trust_line(signature: DigitalSignature, words: Translator) -> str:
    """Return what became of checking a digital signature."""
    return words.tr(_TRUST[signature.trust], name=signature.signer or words.tr("an unnamed signer"))
