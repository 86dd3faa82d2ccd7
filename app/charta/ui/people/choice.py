"""People who were chosen in one place, handed to the page that does something with them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PeopleChoice:
    """These people, by id, in the order in which they were shown.

    The choice travels in a `Spot` (`Page.spot_asked`) from the table of people to the forms or the reminders,
    and the page that gets it takes it up in `show_spot`.
    """

    people: tuple[int, ...]

    def written(self) -> str:
        """Return the choice as a line of text, for `Page.view`."""
        return ",".join(map(str, self.people))

    @classmethod
    def read(cls, text: str) -> "PeopleChoice":
        """Return the choice that a line of text tells; what is no number is left out."""
        return cls(tuple(int(word) for word in text.split(",") if word.isdecimal()))
