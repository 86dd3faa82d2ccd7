"""Asking where a charter is, or is to be kept."""

from pathlib import Path
from typing import Final

from charta.ui.context import UiContext
from charta.ui.files import documents_folder, free_name

ENDING: Final = "charta"


def ask_new(context: UiContext) -> Path | None:
    """Ask where a new charter is to be kept."""
    return ask_place(context, context.tr("Social media charter"))


def ask_example(context: UiContext) -> Path | None:
    """Ask where the example is to be kept."""
    return ask_place(context, context.tr("Example charter"))


def ask_place(context: UiContext, name: str) -> Path | None:
    """Ask where a charter is to be kept; a free name in the user's documents is suggested."""
    suggestion = free_name(documents_folder(), name, ENDING)
    return context.files.new_file(context.tr("Where to keep the charter"), suggestion, context.tr("Charters"))


def ask_existing(context: UiContext) -> Path | None:
    """Ask which charter to open."""
    return context.files.open_file(
        context.tr("Open a charter"), documents_folder(), context.tr("Charters"), [ENDING]
    )
