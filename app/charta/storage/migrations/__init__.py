"""The steps by which a file of an earlier Charta is brought up to date, the first of them from nothing."""

from typing import Final

from charta.storage.migrations import m0001, m0002, m0003, m0004, m0005
from charta.storage.schema import History

HISTORY: Final[History] = (
    m0001.MIGRATION,
    m0002.MIGRATION,
    m0003.MIGRATION,
    m0004.MIGRATION,
    m0005.MIGRATION,
)
