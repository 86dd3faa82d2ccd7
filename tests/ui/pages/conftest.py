"""The context of the pages under test."""

from ui.board.staging import chosen, stage, told

__all__ = ["chosen", "stage", "told"]
