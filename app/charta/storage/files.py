"""Files written whole and for good, or not at all."""

import os
from contextlib import suppress
from pathlib import Path


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet; raises `OSError`, `FileExistsError` where there is one."""
    with path.open("xb") as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            path.unlink()
            raise
    sync_folder(path.parent)


def replace(path: Path, data: bytes) -> None:
    """Write a file, whether or not there is one; raises `OSError`."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    write_new(part, data)
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make names that were just given or changed survive a power loss."""
    # Some systems (Windows, network folders) cannot do this, or do it on their own.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
