"""Problems with the diagnostic, the formalities and the wording check."""

from charta.errors.base import N_, ChartaError


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
