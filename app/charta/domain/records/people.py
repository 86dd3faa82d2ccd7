"""Records of the people who sign: what the roster said, what the register took in, what was sent.

There may be 100,000 people, and facts for each year. So a record tells of many at once, and names the file in
which they stand one by one (`domain.people.Person`, `domain.register.Fact`), kept with the charter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class RosterUpdate:
    """People as they are from now on.

    `digest` is the kept list of those who joined, changed, left or came back, and the counts are of that
    list. `source` is the name of the file that told, empty where it was entered by hand.
    """

    number: int
    digest: str
    source: str
    joined: int
    changed: int
    left: int
    returned: int
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class RegisterEntry:
    """Facts that entered the register together.

    `digest` is the kept list of them, `first` the number of the first. `kind` is the kind of all of them
    (`FactKind`). `person` is whom a single fact is about, 0 for several. `source` says where they came
    from, such as the name of a scan.
    """

    number: int
    digest: str
    kind: str
    first: int
    count: int
    person: int
    source: str
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class FormBatch:
    """Personal forms that were made. `digest` is the kept list of those whom they are for.

    `layout` is 'separate' or 'combined', `format` 'docx' or 'pdf', `occasion` empty where each person's own
    was taken. `group` is what combined forms are grouped by. `given_on` is the ISO day on which they are
    handed out, empty where that is not told; `made` how many are finished; `folder` the name of the folder
    that they went to.
    """

    number: int
    digest: str
    version: str
    occasion: str
    layout: str
    format: str
    group: str
    given_on: str
    count: int
    made: int
    folder: str
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class DoubtfulPage:
    """A scanned page that waits for somebody's decision, or had it.

    `digest` is that of the kept picture, `file` that of the kept PDF of a returned form, empty for a scan.
    `source` and `page` say where it was read, `codes` what, `verdict` why it is doubtful. `person`,
    `version`, `occasion` and `language` are what the code told, 0 and empty where it told nothing.
    `outcome` is empty while it waits, then 'recorded' or 'left_out'; `note` may say why.
    """

    digest: str
    file: str
    source: str
    page: int
    codes: tuple[str, ...]
    verdict: str
    person: int
    batch: int
    version: str
    occasion: str
    language: str
    outcome: str
    note: str
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.digest,)


@dataclass(frozen=True)
class Campaign:
    """A message to many. `digest` is the kept list of those whom it is for.

    `subjects` and `texts` are its words by language, with the places that are filled for each person.
    `channel` is 'smtp' or 'drafts'. `stopped` tells that the rest shall not be sent any more.
    """

    number: int
    digest: str
    version: str
    subjects: Mapping[str, str]
    texts: Mapping[str, str]
    channel: str
    count: int
    stopped: bool
    by: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)


@dataclass(frozen=True)
class Delivery:
    """What became of some messages of a campaign: the state of each (`MailState`) by person.

    A message is claimed in one delivery before it is sent, and settled in a later one.
    """

    number: int
    campaign: int
    states: Mapping[str, str]
    detail: str
    at: datetime

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (str(self.number),)
