"""Timing and memory, with nothing beside the standard library."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from charta.bootstrap import Charta, Workbench


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    name: str
    figure: str


def timed(work: Callable[[], object], count: int) -> list[float]:
    """Return how long each of `count` calls took, in milliseconds, after one call that is not counted."""
    work()
    times = []
    for _ in range(count):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return times


def percentiles(times: list[float]) -> str:
    """Return the median and the 95th percentile in words."""
    cuts = statistics.quantiles(times, n=20)
    return f"p50 {statistics.median(times):7.2f} ms   p95 {cuts[-1]:7.2f} ms   (n = {len(times)})"


def ratio(ours: list[float], peer: list[float]) -> str:
    """Return how our median compares with the peer's."""
    return f"{statistics.median(ours) / statistics.median(peer):.2f} times the peer's time (medians)"


def python(code: str, **variables: str) -> float:
    """Run `code` in a fresh interpreter; return the number that it prints last.

    It keeps compiled modules, as an installed program does, whatever this environment says; `variables` are
    added to it.
    """
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment |= variables
    words = [sys.executable, "-c", code]
    run = subprocess.run(words, capture_output=True, text=True, check=True, env=environment)
    return float(run.stdout.split()[-1])


def peak_memory() -> float:
    """Return the most memory that this process has held, in MB.

    Linux counts what the process before held among a new one's own in `getrusage`; its status does not.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if "VmHWM" in line)
        return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


@contextmanager
def example() -> Iterator[Workbench]:
    """Open the example, on a real file, for the length of a benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        charta = Charta(actor="bench", backups=Path(folder) / "backups")
        bench = charta.create(Path(folder) / "example.charta", answers=charta.example_answers())
        try:
            yield bench
        finally:
            bench.close()
