"""Problems with people, their forms, their signatures and the messages to them."""

from charta.errors.base import N_, ChartaError
from charta.errors.files import FileError


class PeopleError(ChartaError):
    """Something about the people who sign cannot be done as things stand."""

    code = "people"


class RosterUnusable(FileError):
    """A file cannot be read as a list of people."""

    code = "roster-unusable"
    template = N_(
        "{path} cannot be read as a list of people: {problem}. Nothing was changed. "
        "Save it as .xlsx or .csv with one person in each row, then try again."
    )


class SheetMissing(FileError):
    """A workbook has no sheet of this name."""

    code = "sheet-missing"
    template = N_("{path} has no sheet “{sheet}”. Name one of these: {known}.")


class NoNameColumn(PeopleError):
    """Nothing tells what people are called."""

    code = "no-name-column"
    template = N_("No column of {name} holds names. Say which one does, then try again.")


class NothingToImport(PeopleError):
    """A list of people changes nothing."""

    code = "nothing-to-import"
    template = N_("{name} says nothing new: everybody in it is known as it says. Nothing was changed.")


class RosterOutdated(PeopleError):
    """The people have changed since a preview was made."""

    code = "roster-outdated"
    template = N_("The people were changed in the meantime. Read the file again, and look at its preview.")


class UnknownPerson(PeopleError):
    """Nobody has this number or name."""

    code = "unknown-person"
    template = N_("Nobody is known as “{person}”. Use the employee number or the e-mail address of the list.")


class SeveralPeople(PeopleError):
    """A name or number does not tell who is meant."""

    code = "several-people"
    template = N_("“{person}” can be {count} people. Use the employee number or the e-mail address.")


class NothingPublished(PeopleError):
    """There is no text that anybody could sign."""

    code = "nothing-published"
    template = N_("No version of the charter is published, so there is nothing to sign. Publish one first.")


class NobodyChosen(PeopleError):
    """A selection holds nobody."""

    code = "nobody-chosen"
    template = N_("Nobody fits this choice. Choose other people, or import the list of people first.")


class SigningDayUnusable(PeopleError):
    """A day cannot be the one on which somebody signed."""

    code = "signing-day-unusable"
    template = N_("{day} cannot be the day of a signature: {reason}. Give the day on which it was signed.")


class GivingDayUnusable(PeopleError):
    """Forms are not handed out on this day."""

    code = "giving-day-unusable"
    template = N_(
        "{day} cannot be the day on which forms are handed out. Give one that is no more than a year away."
    )


class AlreadySigned(PeopleError):
    """The same signatures are in the register already."""

    code = "already-signed"
    template = N_(
        "This signature is recorded already, so nothing was entered. Look at the person's entries; "
        "correct them where they are wrong."
    )


class EvidenceUnusable(PeopleError):
    """A file cannot be kept as evidence."""

    code = "evidence-unusable"
    template = N_("This file cannot be kept as evidence: it is bigger than 64 MB. Take a smaller one.")


class WitnessRequired(PeopleError):
    """A refusal is noted with somebody who was there."""

    code = "witness-required"
    template = N_("A refusal needs the name of a witness. Say who was there.")


class UnknownFact(PeopleError):
    """An entry that is to be corrected is not there, or was corrected before."""

    code = "unknown-fact"
    template = N_("There is no such entry to correct. Look at the person's entries again.")


class ScanUnusable(FileError):
    """A file cannot be read as scanned pages or as a form that came back."""

    code = "scan-unusable"
    template = N_("{path} cannot be read: {problem}. Nothing of it was recorded.")


class UnknownPage(PeopleError):
    """A scanned page waits no more."""

    code = "unknown-page"
    template = N_("This page was decided on in the meantime. Look at the list again.")


class EvidenceMissing(FileError):
    """A kept page is not where it should be."""

    code = "evidence-missing"
    template = N_("The kept page is missing or was altered. It should be in {path}; put that folder back.")


class PagesMissing(FileError):
    """Pages that prove signatures are not where they should be, or not what they were."""

    code = "pages-missing"
    template = N_(
        "{count} of the kept pages are missing or were altered. They should be in {path}; "
        "put that folder back from a copy."
    )


class MailServerUnusable(PeopleError):
    """A mail server does not take anything as things stand."""

    code = "mail-server"
    template = N_("{host} does not take mail: {problem}. Messages that were not sent wait; go on later.")


class MailNotSent(MailServerUnusable):
    """A mail server does not take a message for now, and certainly has not sent it."""

    code = "mail-not-sent"


class MailAddressUnusable(PeopleError):
    """Mail cannot be sent from or to this address."""

    code = "mail-address"
    template = N_("“{address}” is no e-mail address. Give one such as name@example.org.")


class MailHostMissing(PeopleError):
    """An account does not tell its server."""

    code = "mail-host-missing"
    template = N_("Say which server takes mail, such as smtp.example.org; your IT department knows.")


class PasswordUnprotected(PeopleError):
    """A password would be sent where anybody can read it."""

    code = "password-unprotected"
    template = N_(
        "The line to {host} is not protected, so anybody on the way could read the password, and none is "
        "sent. Choose STARTTLS or TLS, or leave out the user name."
    )


class NoKeyring(PeopleError):
    """The system keeps no passwords for programs."""

    code = "no-keyring"
    template = N_("This system has no keyring, so the password is kept until Charta is closed only.")


class UnknownCampaign(PeopleError):
    """There is no such message."""

    code = "unknown-campaign"
    template = N_("There is no message number {number}. Look at the list of messages again.")


class MessageIncomplete(PeopleError):
    """A message lacks its subject or its text in a language."""

    code = "message-incomplete"
    template = N_("The message needs a subject and a text in {language}. Write both, then try again.")


class UnknownActivity(PeopleError):
    """The plan has no such activity."""

    code = "unknown-activity"
    template = N_("The plan has no activity {id}. Look at the plan again.")


class ActivityUntitled(PeopleError):
    """An activity of one's own says what is to be done."""

    code = "activity-untitled"
    template = N_("The activity needs a title. Say in a few words what is to be done.")


class ActivityDayUnusable(PeopleError):
    """A day cannot stand in the plan."""

    code = "activity-day-unusable"
    template = N_("{day} cannot be the day of an activity. Give a day such as 2027-02-01, the last one last.")


class ActivityNotDoneYet(PeopleError):
    """What was done was not done tomorrow."""

    code = "activity-not-done-yet"
    template = N_("{day} is yet to come. Give the day on which the activity was done.")


class ActivityFileUnusable(PeopleError):
    """A file that shows that something is done cannot be kept with the charter."""

    code = "activity-file-unusable"
    template = N_(
        "{name} cannot be kept with the plan: it is empty, or bigger than 16 MB. "
        "Take a smaller file, or say in the note where it is kept."
    )


class PlanChanged(PeopleError):
    """The plan has changed since changes of it were proposed."""

    code = "plan-changed"
    template = N_("The plan was changed in the meantime. Look at the proposal again.")


class NothingPlanned(PeopleError):
    """There is nothing to propose and nothing to write down."""

    code = "nothing-planned"
    template = N_("The plan is empty. Propose one, or add an activity, then try again.")


class PlanUndated(PeopleError):
    """No activity stands on a day."""

    code = "plan-undated"
    template = N_("No activity of the plan has a day, so there is nothing for a calendar. Set days first.")


class RegisterUnreadable(FileError):
    """A kept list of people or signatures is none."""

    code = "register-unreadable"
    template = N_(
        "The list of people or signatures in {path} cannot be read; nothing was changed. "
        "Open the latest backup, and send this file to whoever looks after Charta."
    )


class UnknownBatch(PeopleError):
    """There is no such batch of forms."""

    code = "unknown-batch"
    template = N_("There is no batch of forms number {number}. Look at the list of batches again.")


class TooManyForms(PeopleError):
    """One Word file cannot hold so many forms."""

    code = "too-many-forms"
    template = N_(
        "{count} forms do not fit in one Word file, which holds {most}. "
        "Divide them by department or manager, or take PDF."
    )


class NothingSigned(PeopleError):
    """Nobody of those who are meant has signed."""

    code = "nothing-signed"
    template = N_("Nobody of these people has signed yet, so there is no certificate to write.")
