"""Problems with answers and with the file that brings them."""

from charta.errors.base import N_, ChartaError


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
