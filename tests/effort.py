"""What hostile input may cost at most."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Fail where this process works longer meanwhile: far beyond what is needed, far below what never ends.

    It is its own work that counts, so that a busy machine fails nothing.
    """
    started = time.process_time()
    yield
    spent = time.process_time() - started
    assert spent < seconds, f"{spent:.1f} s of work"
