"""Answering a proposed change with another wording: the editor, with the proposal taken over already."""

from PySide6.QtWidgets import QDialog, QWidget

from charta.bootstrap import Workbench
from charta.documents.markdown import WordingDialect
from charta.domain.proposals import TextProposal
from charta.errors import ChartaError
from charta.ui.context import UiContext
from charta.ui.wording.edit_dialog import EditDialog


class ProposalEditDialog(EditDialog):
    """Edits the wording of a section as it would stand with a proposal accepted; saving answers it."""

    def __init__(
        self,
        context: UiContext,
        bench: Workbench,
        asked: tuple[str, TextProposal, str],
        parent: QWidget,
    ) -> None:
        """Build it; `asked` are the digest of the file, the proposal, and who answers it."""
        digest, proposal, by = asked
        super().__init__(context, bench, proposal.section, parent)
        self._digest = digest
        self._proposal = proposal
        self._by = by
        editor = self.editor(proposal.language)
        editor.selectAll()
        editor.insert_blocks(WordingDialect().read(bench.settling.foreseen(proposal)))
        self._panes.show_language(proposal.language)
        editor.setFocus()
        self._begun = {language: self.editor(language).markdown for language in bench.session.languages}

    def save(self) -> None:
        """Keep the wordings as the answer, and close; what cannot be kept stays open."""
        language, changed = self._proposal.language, self._changed()
        markdown = changed.pop(language, self.editor(language).markdown)
        try:
            self._bench.settling.edit(self._digest, self._proposal.id, markdown, self._by, changed)
        except ChartaError as problem:
            self._context.messages.fail(problem)
            return
        self.accept()

    def reject(self) -> None:
        """Close; ask first where more was written than the proposal."""
        if any(self.editor(language).markdown != text for language, text in self._begun.items()):
            super().reject()
        else:
            QDialog.reject(self)
