"""Giving back files that a charter keeps: a copy is saved, and looked at only where that can do no harm."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from charta.services.export import write_whole
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.files import documents_folder, free_name
from charta.ui.formalities.proofs import clean_name, is_looked_at
from charta.ui.messages import Action
from charta.ui.saving import open_target


def save_copy(context: UiContext, owner: QObject, title: str, kind: str, kept: tuple[str, bytes]) -> None:
    """Ask where a copy of a kept file (name and bytes) goes, and write it in the background.

    `title` is that of the question, `kind` names such files. Once `owner` is gone, nobody is told.
    """
    suggestion, data = Path(clean_name(kept[0])), kept[1]
    ending = suggestion.suffix.removeprefix(".")
    path = context.files.save_file(
        title, free_name(documents_folder(), suggestion.stem, ending), kind, ending
    )
    if path is None:
        return

    def write(_: Task) -> None:
        write_whole(path, data)

    def done(_: None) -> None:
        _tell(context, path, data)

    context.background.run(write, Follow(owner, done, context.messages.fail))


def _tell(context: UiContext, path: Path, data: bytes) -> None:
    # What could run is never opened from here: its folder is shown, and the user decides.
    seen = is_looked_at(path, data)
    target = path if seen else path.parent
    action = Action(
        context.tr("Open") if seen else context.tr("Show in folder"), partial(open_target, target)
    )
    context.messages.inform(context.tr("Saved as {name}.", name=path.name), action=action)
