"""Presets: beginning with a sensible choice of sections."""

from collections.abc import Callable, Sequence

from charta.domain.presets import Preset
from charta.errors import UnknownPreset
from charta.services.answers import AnswerService
from charta.services.reading import ORGANISATION, SIZE
from charta.services.session import CharterSession


class PresetService:
    """Tells which presets there are, which fits the organisation, and applies one."""

    def __init__(
        self, session: CharterSession, answers: AnswerService, read: Callable[[], Sequence[Preset]]
    ) -> None:
        self._session = session
        self._answers = answers
        self._read = read

    @property
    def presets(self) -> Sequence[Preset]:
        """Every preset, the smallest first; read when first asked for."""
        return self._read()

    def suggested(self) -> Preset | None:
        """Return the preset for organisations of this size, None while the size is not known."""
        size = self._session.effective(ORGANISATION, SIZE)
        return next((preset for preset in self.presets if size in preset.sizes), None)

    def present(self) -> Preset | None:
        """Return the preset of which the charter has exactly the sections."""
        included = {section.id for section in self._session.included()}
        return next((preset for preset in self.presets if set(self.sections(preset)) == included), None)

    def sections(self, preset: Preset) -> tuple[str, ...]:
        """Return the sections of a preset for this organisation, in their order."""
        return tuple(section for section, holds in self._choice(preset).items() if holds)

    def apply(self, id_: str) -> None:
        """Choose exactly the sections of a preset; raise `UnknownPreset`."""
        preset = next((entry for entry in self.presets if entry.id == id_), None)
        if preset is None:
            raise UnknownPreset(preset=id_, known=", ".join(entry.id for entry in self.presets))
        self._answers.include(self._choice(preset))

    def _choice(self, preset: Preset) -> dict[str, bool]:
        reading = self._session.reading
        return {
            section.id: preset.holds(section.id, core=reading.is_core(section))
            for section in self._session.catalogue.sections
        }
