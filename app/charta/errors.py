"""What can go wrong and be told to a user.

An error carries a code, a sentence with named gaps, and the parameters that fill them. The sentence is
translated and filled at the surface (`sentence`), so that the same error reads well in a window and on a
command line, in either language. A programming mistake is never one of these.
"""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Final

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_ACCESS: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


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


# -- content: our own files, read strictly ------------------------------------------------------------


class ContentError(ChartaError):
    """A shipped file of content does not hold what it must."""

    code = "content"
    template = N_("The file {file} does not fit: {problem}. Reinstall Charta, or correct that file.")


# -- answers ------------------------------------------------------------------------------------------


class AnswerError(ChartaError):
    """An answer cannot be taken as it is."""

    code = "answer"


class UnknownSheet(AnswerError):
    """A section or sheet that the catalogue does not have."""

    code = "unknown-section"
    template = N_("There is no section “{sheet}”. Known: {known}.")


class UnknownField(AnswerError):
    """A field that its section does not have."""

    code = "unknown-field"
    template = N_("“{sheet}” has no field “{field}”. Known: {known}.")


class UnknownChoice(AnswerError):
    """A choice that its field does not offer."""

    code = "unknown-choice"
    template = N_("“{value}” is not a choice of {sheet}.{field}. Choose among: {known}.")


class UnknownDepartment(AnswerError):
    """A department that the catalogue does not have."""

    code = "unknown-department"
    template = N_("There is no department “{department}”. Known: {known}.")


class UnknownLanguage(AnswerError):
    """A language for which there is no content."""

    code = "unknown-language"
    template = N_("Charta has no content in “{language}”. Choose among: {known}.")


class LanguageNotInCharter(AnswerError):
    """A language in which the charter is not written."""

    code = "language-not-in-charter"
    template = N_("This charter is not written in “{language}”. Choose among: {known}.")


class WrongType(AnswerError):
    """An answer of another type than the field's."""

    code = "wrong-type"
    template = N_("{sheet}.{field} takes {expected}, not “{value}”.")


class TextTooLong(AnswerError):
    """A text beyond the limit of its field."""

    code = "too-long"
    template = N_("{sheet}.{field} holds {length} characters; shorten it to {limit} at most.")


class OutOfRange(AnswerError):
    """A number outside the bounds of its field."""

    code = "out-of-range"
    template = N_("{sheet}.{field} must lie between {minimum} and {maximum}; {value} does not.")


class TooManyRows(AnswerError):
    """A list beyond the limit of its field."""

    code = "too-many-rows"
    template = N_("{sheet}.{field} holds {count} lines; keep {limit} at most.")


class UnreadableImage(AnswerError):
    """A logo that is no picture that every document can show."""

    code = "unreadable-image"
    template = N_("{path} is not a PNG or JPEG picture of at most 2 MB; choose another picture.")


class AnswersFileError(AnswerError):
    """A TOML file of answers that cannot be read."""

    code = "answers-file"
    template = N_("The answers in {path} cannot be read ({problem}). Correct the file and try again.")


# -- wording and agreement ------------------------------------------------------------------------------


class AgreementError(ChartaError):
    """A decision cannot be taken as things stand."""

    code = "agreement"


class SectionNotReady(AgreementError):
    """Only a complete, settled, included section can be signed."""

    code = "section-not-ready"
    template = N_("{section} cannot be signed: {reason}.")


class NoteRequired(AgreementError):
    """A reservation and a request for change say why."""

    code = "note-required"
    template = N_("Say what the reservation or the request is about: that decision needs a note.")


class NameRequired(AgreementError):
    """A decision has an author."""

    code = "name-required"
    template = N_("Give the name of the person who decides.")


class NothingToSign(AgreementError):
    """No section waits for the department."""

    code = "nothing-to-sign"
    template = N_("No section waits for {department}: it has signed what can be signed so far.")


class WordingEmpty(ChartaError):
    """A section of the charter says something."""

    code = "wording-empty"
    template = N_("A section cannot be empty: write its text, or take it out of the charter.")


class TooLong(ChartaError):
    """A wording, name, note or comment beyond its limit."""

    code = "text-too-long"
    template = N_("This text holds {length} characters; shorten it to {limit} at most.")


class CommentEmpty(ChartaError):
    """A comment says something."""

    code = "comment-empty"
    template = N_("Write the comment first.")


class CommentUnsigned(ChartaError):
    """A comment has an author."""

    code = "comment-unsigned"
    template = N_("Give your name, so that the others know whom to ask.")


# -- the diagnostic -----------------------------------------------------------------------------------------


class DiagnosticError(ChartaError):
    """Something about a survey cannot be done as asked."""

    code = "diagnostic"


class UnknownSurvey(DiagnosticError):
    """A survey that the charter does not have."""

    code = "unknown-survey"
    template = N_("There is no survey {number}. Known: {known}.")


class SurveyUntitled(DiagnosticError):
    """A survey has a title."""

    code = "survey-untitled"
    template = N_("Give the survey a title first.")


class NoSurveyAnswers(DiagnosticError):
    """There are no results to write."""

    code = "no-survey-answers"
    template = N_("No survey has answers yet: add the answers of one, then write its results.")


class SurveyClosed(DiagnosticError):
    """A closed survey takes no more answers."""

    code = "survey-closed"
    template = N_("“{title}” is closed; reopen it to add answers.")


class UnknownItem(DiagnosticError):
    """A statement that the questionnaire does not have."""

    code = "unknown-item"
    template = N_("There is no statement “{item}”. Known: {known}.")


class TotalsImpossible(DiagnosticError):
    """Counts that so few people cannot have given."""

    code = "totals-impossible"
    template = N_("{item}: {count} answers cannot come from {people} people; correct one of the two numbers.")


class TooManyPeople(DiagnosticError):
    """A number of people that no survey of an organisation reaches."""

    code = "too-many-people"
    template = N_("A survey takes 0 to {limit} people; {count} is outside of that.")


class TooFewAnswers(DiagnosticError):
    """So few answers that they would follow from the results before and after."""

    code = "too-few-answers"
    template = N_(
        "Results are shown already, so {count} more answers would not stay anonymous. "
        "Wait until at least {smallest} more people have answered."
    )


class SurveyRowsWrong(DiagnosticError):
    """Rows of a spreadsheet that cannot be read, and nobody said that the others are to be kept."""

    code = "survey-rows"
    template = N_(
        "Nothing was stored, since there are lines that do not fit ({count}). "
        "Correct them, or add --keep-good to leave them out."
    )


class SurveyEmpty(DiagnosticError):
    """A spreadsheet that nobody has filled."""

    code = "survey-empty"
    template = N_("Nothing was stored, since no row holds an answer. Fill the spreadsheet, then try again.")


class SurveyFileError(DiagnosticError):
    """A file from which answers cannot be read at all."""

    code = "survey-file"
    template = N_("The answers in {path} cannot be read ({problem}). Correct the file and try again.")


# -- formalities ----------------------------------------------------------------------------------------


class UnknownFormality(ChartaError):
    """A formality that is not on the charter's list."""

    code = "unknown-formality"
    template = N_("“{formality}” is not on the list of formalities. On it: {known}.")


class NotApplicableWhy(ChartaError):
    """What does not apply has a reason."""

    code = "not-applicable-why"
    template = N_("Say why this formality does not apply.")


class NoDay(ChartaError):
    """A day of a formality that is no date."""

    code = "no-day"
    template = N_("“{day}” is no day; write it such as 2027-01-15.")


class NotDoneYet(ChartaError):
    """What was done was not done tomorrow."""

    code = "not-done-yet"
    template = N_(
        "{day} is yet to come: leave the formality open with that date, or give the day on which it was done."
    )


class ProofUnusable(ChartaError):
    """A proof that is empty or too large to be kept."""

    code = "proof-unusable"
    template = N_("{name} is empty or larger than 10 MB; choose another file as the proof.")


class SeriousFindings(ChartaError):
    """The wording check was asked to fail where something is serious."""

    code = "serious-findings"
    template = N_("The wording has serious findings ({count}). Mend them, or ignore them with a reason.")


class DismissalReasonRequired(ChartaError):
    """What is ignored is ignored for a reason."""

    code = "dismissal-reason"
    template = N_("Say why: nothing is ignored without a reason.")


# -- files ------------------------------------------------------------------------------------------------


class FileError(ChartaError):
    """A file cannot be used as asked."""

    code = "file"


class FileMissing(FileError):
    """There is nothing at that place."""

    code = "missing"
    template = N_("There is no file {path}. Check the name, or create the charter first.")


class FolderMissing(FileError):
    """There is no folder to put the file into."""

    code = "folder-missing"
    template = N_("There is no folder {folder}. Make it first, or choose another place.")


class FileExists(FileError):
    """A new charter never replaces a file."""

    code = "exists"
    template = N_("{path} already exists; choose another name.")


class NotACharter(FileError):
    """A file of something else, or one made to look like a charter."""

    code = "foreign"
    template = N_("{path} is not a Charta file; nothing was changed. Choose a file that Charta has made.")


class NewerCharter(FileError):
    """A file of a later Charta."""

    code = "newer"
    template = N_("{path} was made by a newer Charta; nothing was changed. Update Charta to open it.")


class DamagedCharter(FileError):
    """A charter whose content does not hold together."""

    code = "damaged"
    template = N_(
        "{path} is damaged ({detail}); nothing was changed. "
        "Open the latest of its backups, kept in {backups}."
    )


class Unreadable(FileError):
    """The system does not let the file be read."""

    code = "unreadable"
    template = N_("{path} cannot be read ({problem}). Ask for access to it, or choose another file.")


class CharterInUse(FileError):
    """Another window, command or computer has the file open."""

    code = "in-use"
    template = N_("{path} is open elsewhere; close it there, then try again.")


class CharterGone(FileError):
    """The file of an open charter was deleted or moved by another program."""

    code = "gone"
    template = N_(
        "{path} is no longer there, so nothing more can be kept in it. Put it back, or close the charter and "
        "restore its backup."
    )


class ReadOnly(FileError):
    """The place does not accept changes."""

    code = "read-only"
    template = N_("{path} cannot be written: its folder or the file is read-only. Choose another place.")


class DiskFull(FileError):
    """There is no room left."""

    code = "disk-full"
    template = N_("There is no room left to write {path}; nothing was lost. Free some space, then try again.")


class WriteFailed(FileError):
    """Writing failed for another reason that the system names."""

    code = "write-failed"
    template = N_("{path} could not be written ({problem}); what was there before is unchanged.")


def while_writing(error: OSError, path: Path) -> FileError:
    """Return the `FileError` behind a failure to write that the system reports."""
    if isinstance(error, FileExistsError):
        return FileExists(path=path)
    if isinstance(error, FileNotFoundError):
        return FolderMissing(folder=path.parent)
    if error.errno in _NO_ROOM:
        return DiskFull(path=path)
    if error.errno in _NO_ACCESS:
        return ReadOnly(path=path)
    return WriteFailed(path=path, problem=error.strerror or str(error))


class TemplateUnusable(FileError):
    """A user's own Word template that does not open."""

    code = "template"
    template = N_(
        "{path} cannot serve as a Word template ({problem}). Choose a .docx or .dotx file without macros."
    )


class UnknownPreset(ChartaError):
    """A choice of sections that there is not."""

    code = "unknown-preset"
    template = N_("There is no preset “{preset}”. Known: {known}.")


class UnknownDocument(ChartaError):
    """A document that Charta does not write."""

    code = "unknown-document"
    template = N_("There is no document “{document}”. Known: {known}.")


class UnknownFormat(ChartaError):
    """A format in which a document is not written."""

    code = "unknown-format"
    template = N_("Documents are not written as “{format}”. Choose among: {known}.")


class VerificationFailed(FileError):
    """The journal or what follows from it does not hold."""

    code = "verification"
    template = N_(
        "{path} does not hold: entry {entry} fails ({detail}). Compare it with its backups in {backups}."
    )


class Conflict(ChartaError):
    """What a decision or a change was made from is not what stands any more."""

    code = "conflict"
    template = N_("{what} has changed meanwhile; read it again, then decide.")
