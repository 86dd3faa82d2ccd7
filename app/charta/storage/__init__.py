"""Where charters are kept: files that nothing can change unnoticed, and their backups."""

from charta.storage.backups import Backup, list_backups
from charta.storage.evidence import EvidenceFolder
from charta.storage.opening import create, open_
from charta.storage.repository import Store
from charta.storage.snapshot import Snapshot, read
from charta.storage.verification import Verification, restore, verify

__all__ = [
    "Backup",
    "EvidenceFolder",
    "Snapshot",
    "Store",
    "Verification",
    "create",
    "list_backups",
    "open_",
    "read",
    "restore",
    "verify",
]
