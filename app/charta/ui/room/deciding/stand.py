"""Where the pane is: which question and proposal are on stage, who speaks, whose turn it is."""

from dataclasses import dataclass, replace

from charta.services.presenting import Focus


@dataclass(frozen=True)
class Stand:
    """What was chosen in the pane; everything else is read from the charter.

    `topic` is the id of a topic, empty for none; `motion` a proposal and `resolution` a decision to show, 0
    for none; `department` is that for which proposals are noted.
    """

    item: int = 0
    topic: str = ""
    field: str = ""
    motion: int = 0
    resolution: int = 0
    department: str = ""
    turn: str = ""

    def focus(self, round_: int) -> Focus:
        """Return what is on the big screen; the round is that about the proposal.

        A decision takes the place of both, so that there is room for the clause that follows from it.
        """
        if self.resolution:
            return Focus(self.item, self.field, turn=self.turn, resolution=self.resolution)
        return Focus(self.item, self.field, self.motion, round_, self.turn, self.resolution)

    def at_item(self, item: int, topic: str) -> "Stand":
        """Return the stand at another item, with the section as a whole on stage."""
        return Stand(item, topic, department=self.department, turn=self.turn)

    def at_topic(self, topic: str, field: str) -> "Stand":
        """Return the stand with another topic on stage."""
        return replace(self, topic=topic, field=field, motion=0, resolution=0)

    def without_motion(self) -> "Stand":
        """Return the stand with no proposal on stage; a decision stays there."""
        return replace(self, motion=0)

    def at_motion(self, motion: int) -> "Stand":
        """Return the stand with a proposal on stage, 0 for none."""
        return replace(self, motion=motion, resolution=0)

    def deciding(self, resolution: int) -> "Stand":
        """Return the stand with a decision to show."""
        return replace(self, resolution=resolution)

    def speaking(self, department: str) -> "Stand":
        """Return the stand with proposals noted for another department."""
        return replace(self, department=department)

    def with_turn(self, turn: str) -> "Stand":
        """Return the stand with the floor given to a department, for which proposals are noted then."""
        return replace(self, department=turn, turn=turn)
