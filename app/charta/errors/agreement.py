"""Problems while a team writes, remarks and signs."""

from charta.errors.base import N_, ChartaError


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


class Conflict(ChartaError):
    """What a decision or a change was made from is not what stands any more."""

    code = "conflict"
    template = N_("{what} has changed meanwhile; read it again, then decide.")
