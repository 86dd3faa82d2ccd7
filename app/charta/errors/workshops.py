"""Problems while workshops are prepared and run."""

from charta.errors.base import N_, ChartaError


class WorkshopError(ChartaError):
    """Something about a workshop cannot be done as things stand."""

    code = "workshop"


class UnknownWorkshop(WorkshopError):
    """There is no workshop of this number."""

    code = "unknown-workshop"
    template = N_(
        "There is no workshop {number}. Plan one on the page “Workshops”, or name one of these: {known}."
    )


class NoWorkshop(UnknownWorkshop):
    """There is no workshop at all."""

    code = "no-workshop"
    template = N_("No workshop is planned yet. Plan one on the page “Workshops”.")


class UnknownAgendaItem(WorkshopError):
    """The agenda has no such item."""

    code = "unknown-agenda-item"
    template = N_("This item stands on no agenda any more. Choose another one.")


class WorkshopBegun(WorkshopError):
    """What was done in a workshop stays: it cannot be taken away."""

    code = "workshop-begun"
    template = N_("Workshop {number} has begun, so it is kept with its minutes. Plan another one instead.")


class ItemBegun(WorkshopError):
    """An item that the room has dealt with stays on the agenda."""

    code = "item-begun"
    template = N_("This item was begun in the room, so it stays on the agenda and in the minutes.")


class NoAgenda(WorkshopError):
    """A workshop without a single item cannot be run or sent out."""

    code = "no-agenda"
    template = N_("Workshop {number} has no agenda yet. Add an item first.")


class NotHeld(WorkshopError):
    """There are no minutes of what has not begun."""

    code = "workshop-not-held"
    template = N_("Workshop {number} has not begun, so there are no minutes yet. Its agenda can be written.")


class NotRunning(WorkshopError):
    """Something was asked for that needs a running workshop."""

    code = "workshop-not-running"
    template = N_("Workshop {number} is not running. Begin it, or go on with it, first.")


class OtherRunning(WorkshopError):
    """Only one workshop runs at a time."""

    code = "other-workshop-running"
    template = N_("Workshop {number} is still running. End it first.")


class WorkshopNotDated(WorkshopError):
    """An invitation says when."""

    code = "workshop-not-dated"
    template = N_("Workshop {number} has no day or time yet. Set both, then write the invitation.")


class NoDueDates(WorkshopError):
    """A calendar needs days."""

    code = "no-due-dates"
    template = N_("No open action has a day on which it is due. Give them one, then save the calendar.")


class WrongTime(WorkshopError):
    """A day or time that is none."""

    code = "wrong-time"
    template = N_("“{value}” is no day or time. Write a day such as 2027-01-15 and a time such as 09:30.")


class WrongMinutes(WorkshopError):
    """A length that no item or workshop has."""

    code = "wrong-minutes"
    template = N_("Give between {minimum} and {maximum} minutes.")


class WorkshopTextRequired(WorkshopError):
    """A proposal, an argument, an action or an item of one's own says something."""

    code = "workshop-text-required"
    template = N_("Write what it is about first.")


class ParticipantNameRequired(WorkshopError):
    """Who takes part has a name."""

    code = "participant-name-required"
    template = N_("Give the name of the person who takes part.")


class WrongAddress(WorkshopError):
    """An e-mail address that is none."""

    code = "wrong-address"
    template = N_("“{value}” is no e-mail address. Correct it, or leave it empty.")


class AlreadyInvited(WorkshopError):
    """Two entries of one name and department could not be told apart where somebody signs."""

    code = "already-invited"
    template = N_(
        "{name} is on the list for this department already. Where two people bear one name, write something "
        "beside it that tells them apart."
    )


class UnknownParticipant(WorkshopError):
    """Nobody of this number is invited."""

    code = "unknown-participant"
    template = N_("This person is not on the list of the workshop any more. Add the person first.")


class DelegateTooLate(WorkshopError):
    """A delegate is named beforehand."""

    code = "delegate-too-late"
    template = N_(
        "A delegate is named before the workshop begins. {department} can still approve on the sign-off "
        "board later."
    )


class DelegateIncomplete(WorkshopError):
    """A delegation says who is absent and who comes instead."""

    code = "delegate-incomplete"
    template = N_("Name both the absent representative and the delegate; they cannot be the same person.")


class NoRepresentative(WorkshopError):
    """Nobody represents the department."""

    code = "no-representative"
    template = N_(
        "{department} has no representative yet. Name one on the page “The team”; until then the department "
        "can speak, but not sign."
    )


class NobodyToSign(WorkshopError):
    """No person in the room may sign for the department."""

    code = "nobody-to-sign"
    template = N_(
        "Nobody in the room may sign for {department}: its representative is absent and no delegate was "
        "named beforehand. The department can approve on the sign-off board later."
    )


class NotTheSigner(WorkshopError):
    """Somebody wants to sign who may not."""

    code = "not-the-signer"
    template = N_("{name} may not sign for {department} in this workshop. Those who may: {known}.")


class SignatureTooLarge(WorkshopError):
    """A drawn signature beyond its limit."""

    code = "signature-too-large"
    template = N_("The drawn signature is too large to be kept. Clear it and draw it again.")


class UnknownMotion(WorkshopError):
    """The proposal is not there, or was withdrawn."""

    code = "unknown-motion"
    template = N_("This proposal is not on the table any more. Choose another one.")


class RoundRevealed(WorkshopError):
    """After the answers of a round are shown, they stay."""

    code = "round-revealed"
    template = N_("The answers of this round are shown and stay as they are. Ask for another round.")


class RoundHidden(WorkshopError):
    """A decision rests on what the room has seen."""

    code = "round-hidden"
    template = N_("The answers of this round are not shown yet. Show them, then decide.")


class NoVotes(WorkshopError):
    """A round that nobody has answered shows nothing."""

    code = "no-votes"
    template = N_("No department has answered yet. Enter the answers, then show them.")


class ObjectionUnsaid(WorkshopError):
    """An objection says why."""

    code = "objection-unsaid"
    template = N_("{department} objects: write the objection down, so that the room can deal with it.")


class WrongChoice(WorkshopError):
    """An answer that the scale of the round does not have."""

    code = "wrong-choice"
    template = N_("“{value}” is no answer of this round. The answers are: {known}.")


class NothingDecided(WorkshopError):
    """A decision sets an answer or says something."""

    code = "nothing-decided"
    template = N_("Choose an answer, or write what was decided.")


class UnknownAction(WorkshopError):
    """There is no such action."""

    code = "unknown-action"
    template = N_("This action is not on the list any more. Choose another one.")


class UnknownTemplate(WorkshopError):
    """There is no plan of this name."""

    code = "unknown-workshop-template"
    template = N_("There is no plan for workshops called {template}. Known: {known}.")
