"""Records of the roll-out plan."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Activity:
    """One activity of the plan, as the team has it.

    `id` tells it from the others: that of the catalogue (`D06`), followed by `.2` and so on where it is
    repeated, or `own.1` for one of the team's. `source` is its id in the catalogue, empty for the team's
    own. `title` is in the team's words, empty where the catalogue's hold. `factor` is a
    `domain.rollout.Factor`. `owner` is a department, 'executive' or 'managers', `person` a name. `start`,
    `end` and `done_on` are ISO days or empty. `counted_from` is the effective date with which the days move,
    an ISO day, empty where they stand for themselves. `dropped` tells that the team leaves it out. `note`,
    and `file` with the `digest` of its kept bytes, show that it is done.
    """

    id: str
    source: str
    title: str
    factor: str
    owner: str
    person: str
    start: str
    end: str
    counted_from: str
    dropped: bool
    done_on: str
    note: str
    file: str
    digest: str
    by: str

    @property
    def key(self) -> tuple[str, ...]:
        """What makes this record the same one after a change."""
        return (self.id,)
