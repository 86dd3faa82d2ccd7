"""What is said in the minutes before the computer crashes."""

from typing import Final

TAKEN: Final = "client_contact"
"""The question that is on the table then."""
PROPOSED: Final = "Les ventes, ou la direction du site"
KEPT: Final = "Amina revient avec une liste."
