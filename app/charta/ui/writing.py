"""Writing files from the window: asking before anything is replaced, and the work itself."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from charta.services.export import Job, write
from charta.ui.background import Task
from charta.ui.context import UiContext


def may_replace(context: UiContext, folder: Path, jobs: Sequence[Job]) -> bool:
    """Ask about the files that are in the folder already; True where there are none."""
    there = [job.name for job in jobs if _exists(folder / job.name)]
    if not there:
        return True
    title = context.ntr("Replace {count} file?", "Replace {count} files?", len(there))
    told = "\n".join((context.tr("These files are in the folder already:"), *there))
    return context.messages.confirm(title, told, context.tr("Replace"), danger=True)


def write_all(task: Task, jobs: Sequence[Job], folder: Path) -> list[Path]:
    """Write the jobs one by one in a background thread, telling which comes next; stops between two."""
    writing = write(jobs, folder)
    written: list[Path] = []
    for number, job in enumerate(jobs):
        task.report(number, len(jobs), job.name)
        written.append(next(writing))
    return written


def _exists(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return path.exists()
    return False
