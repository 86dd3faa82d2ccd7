"""Commands as somebody types them."""

import pytest

from charta import cli


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Run a command; return its exit code, and what it told on standard output and standard error."""
    capsys.readouterr()
    code = cli.main([str(word) for word in words])
    told = capsys.readouterr()
    return code, told.out, told.err
