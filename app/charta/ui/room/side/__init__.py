"""The right side of the window of a workshop: notes, next steps, people."""
