"""Problems with files, and with what is asked of them."""

import errno
from pathlib import Path
from typing import Final

from charta.errors.base import N_, ChartaError

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_ACCESS: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class FileError(ChartaError):
    """A file cannot be used as asked."""

    code = "file"


class FileMissing(FileError):
    """There is nothing at that place."""

    code = "missing"
    template = N_("There is no file {path}. Check the name, or create the charter first.")


class FolderMissing(FileError):
    """There is no folder to put the file into."""

    code = "folder-missing"
    template = N_("There is no folder {folder}. Make it first, or choose another place.")


class FileExists(FileError):
    """A new charter never replaces a file."""

    code = "exists"
    template = N_("{path} already exists; choose another name.")


class NotACharter(FileError):
    """A file of something else, or one made to look like a charter."""

    code = "foreign"
    template = N_("{path} is not a Charta file; nothing was changed. Choose a file that Charta has made.")


class NewerCharter(FileError):
    """A file of a later Charta."""

    code = "newer"
    template = N_("{path} was made by a newer Charta; nothing was changed. Update Charta to open it.")


class DamagedCharter(FileError):
    """A charter whose content does not hold together."""

    code = "damaged"
    template = N_(
        "{path} is damaged ({detail}); nothing was changed. "
        "Open the latest of its backups, kept in {backups}."
    )


class Unreadable(FileError):
    """The system does not let the file be read."""

    code = "unreadable"
    template = N_("{path} cannot be read ({problem}). Ask for access to it, or choose another file.")


class CharterInUse(FileError):
    """Another window, command or computer has the file open."""

    code = "in-use"
    template = N_("{path} is open elsewhere; close it there, then try again.")


class CharterGone(FileError):
    """The file of an open charter was deleted or moved by another program."""

    code = "gone"
    template = N_(
        "{path} is no longer there, so nothing more can be kept in it. Put it back, or close the charter and "
        "restore its backup."
    )


class CharterClosed(FileError):
    """Something was still asked of a charter that has been closed."""

    code = "closed"
    template = N_("{path} has been closed. Open it again.")


class ReadOnly(FileError):
    """The place does not accept changes."""

    code = "read-only"
    template = N_("{path} cannot be written: its folder or the file is read-only. Choose another place.")


class DiskFull(FileError):
    """There is no room left."""

    code = "disk-full"
    template = N_("There is no room left to write {path}; nothing was lost. Free some space, then try again.")


class WriteFailed(FileError):
    """Writing failed for another reason that the system names."""

    code = "write-failed"
    template = N_("{path} could not be written ({problem}); what was there before is unchanged.")


def while_writing(error: OSError, path: Path) -> FileError:
    """Return the `FileError` behind a failure to write that the system reports."""
    if isinstance(error, FileExistsError):
        return FileExists(path=path)
    if isinstance(error, FileNotFoundError):
        return FolderMissing(folder=path.parent)
    if error.errno in _NO_ROOM:
        return DiskFull(path=path)
    if error.errno in _NO_ACCESS:
        return ReadOnly(path=path)
    return WriteFailed(path=path, problem=error.strerror or str(error))


class TemplateUnusable(FileError):
    """A user's own Word template that does not open."""

    code = "template"
    template = N_(
        "{path} cannot serve as a Word template ({problem}). Choose a .docx or .dotx file without macros."
    )


class UnknownPreset(ChartaError):
    """A choice of sections that there is not."""

    code = "unknown-preset"
    template = N_("There is no preset “{preset}”. Known: {known}.")


class UnknownDocument(ChartaError):
    """A document that Charta does not write."""

    code = "unknown-document"
    template = N_("There is no document “{document}”. Known: {known}.")


class UnknownFormat(ChartaError):
    """A format in which a document is not written."""

    code = "unknown-format"
    template = N_("Documents are not written as “{format}”. Choose among: {known}.")


class VerificationFailed(FileError):
    """The journal or what follows from it does not hold."""

    code = "verification"
    template = N_(
        "{path} does not hold: entry {entry} fails ({detail}). Compare it with its backups in {backups}."
    )


class ContradictedByBackup(VerificationFailed):
    """A backup of the file holds another journal, which nothing in the file itself gives away."""

    code = "contradicted"
    template = N_(
        "{path} and its backup {backup} differ from entry {entry} on: the file was changed outside Charta, "
        "or another copy was put in its place. If the backup is right, move the file to another folder and "
        "restore the backup in its place; if the file is right, delete the backup."
    )
