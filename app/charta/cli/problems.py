"""How the command line tells a problem; it imports nothing that is slow."""


def one_line(text: object) -> str:
    """Return a text on one line, as every problem is told."""
    return " ".join(str(text).split())
