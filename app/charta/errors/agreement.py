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


class UnknownComment(ChartaError):
    """A comment that there is not, or that is about another section."""

    code = "unknown-comment"
    template = N_("There is no comment {number} on {section}.")


class Conflict(ChartaError):
    """What a decision or a change was made from is not what stands any more."""

    code = "conflict"
    template = N_("{what} has changed meanwhile; read it again, then decide.")


class ReviewUnusable(AgreementError):
    """A file that cannot be read as a review."""

    code = "review-unusable"
    template = N_(
        "{name} cannot be read as a review ({problem}); nothing was taken in. Ask for the Word file (.docx) "
        "that was sent out, with its changes."
    )


class ReviewOfOther(AgreementError):
    """A review of another charter."""

    code = "review-of-other"
    template = N_(
        "{name} is a review of another charter; nothing was taken in. Open that charter, or choose another "
        "file."
    )


class ReviewOfCopy(AgreementError):
    """A review whose number is known and whose text is not: the charter it was sent from went its own way."""

    code = "review-of-copy"
    template = N_(
        "{name} holds another text than review {number} of this charter; nothing was taken in. It was sent "
        "from a copy of it: open that copy."
    )


class ReviewUnmarked(AgreementError):
    """A file that does not say which review it answers."""

    code = "review-unmarked"
    template = N_(
        "{name} does not say which review it belongs to; nothing was taken in. Say which one it answers."
    )


class UnknownReview(AgreementError):
    """A review that was never sent."""

    code = "unknown-review"
    template = N_("There is no review {number}. Known: {known}.")


class NothingToReview(AgreementError):
    """No section to send out."""

    code = "nothing-to-review"
    template = N_("No section concerns {departments}; nothing was written. Choose others.")


class UnknownProposal(AgreementError):
    """A proposal that no returned file makes."""

    code = "unknown-proposal"
    template = N_("No returned file proposes “{proposal}”. Run the command with --json to see their ids.")


class ProposalStale(AgreementError):
    """A proposal that cannot be taken over as it is."""

    code = "proposal-stale"
    template = N_("{what} cannot be taken over ({reason}).")


class SameDepartment(AgreementError):
    """Somebody would answer to a minor change of their own, or of their own department's."""

    code = "same-department"
    template = N_("{name} called this change minor; somebody else, of another department, answers to that.")


class NothingMinor(AgreementError):
    """A minor change where no sign-off waits to be carried over."""

    code = "nothing-minor"
    template = N_("{section} has no sign-off that a minor change could carry over.")


class NotPublishable(AgreementError):
    """Something is missing before the charter can be published."""

    code = "not-publishable"
    template = N_("The charter cannot be published yet: {missing}.")


class NothingNew(AgreementError):
    """Nothing changed since the last version."""

    code = "nothing-new"
    template = N_(
        "Nothing has changed since version {version}. To record that it was looked at again, note “reviewed, "
        "no change”."
    )


class NumberUnusable(AgreementError):
    """A version number that is none or is not the next one."""

    code = "version-number"
    template = N_("“{number}” cannot be the version’s number. Give two numbers such as {example}.")


class EffectiveDayUnusable(AgreementError):
    """A day on which the charter cannot begin to apply."""

    code = "effective-day"
    template = N_("The charter cannot apply from {day} ({reason}). Choose another day.")


class ReviewDayUnusable(AgreementError):
    """A day on which a version cannot be looked at again."""

    code = "review-day"
    template = N_("The version cannot be looked at again on {day} ({reason}). Choose another day.")


class UnknownVersion(AgreementError):
    """A version that was never published."""

    code = "unknown-version"
    template = N_("There is no version “{version}”. Known: {known}.")


class VersionUnreadable(AgreementError):
    """A version whose frozen text is not kept as it must be."""

    code = "version-unreadable"
    template = N_("The text of version {version} cannot be read. Open a backup of the charter.")


class VersionWithdrawn(AgreementError):
    """A version that no longer applies."""

    code = "version-withdrawn"
    template = N_("Version {version} was withdrawn; it no longer applies. Publish another one first.")


class ReasonRequired(AgreementError):
    """Something that needs its reason."""

    code = "reason"
    template = N_("Give the reason; it is kept with the charter.")


class UnknownState(AgreementError):
    """A state of the charter that there is not."""

    code = "unknown-state"
    template = N_(
        "There is no state “{state}”. Name a version such as 1.0, “draft”, or “entry:12” for the text after "
        "an entry of the journal."
    )
