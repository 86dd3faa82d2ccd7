"""What comes with Charta and never changes while it runs: each part is read when it is first asked for."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from charta import paths
from charta.domain.balance import Cues
from charta.domain.catalogue import Catalogue
from charta.domain.checking.rules import RuleBook
from charta.domain.diagnostic import Diagnostic
from charta.domain.mail import MessageKind, MessageText
from charta.domain.presets import Preset
from charta.domain.rollout import RolloutCatalogue
from charta.domain.workshops import WorkshopPlan
from charta.services.ports import Speller

if TYPE_CHECKING:
    from charta.documents.markdown import WordingDialect


@cache
def catalogue() -> Catalogue:
    """Return everything that can be asked and signed."""
    from charta.catalog import load_catalogue

    return load_catalogue(paths.resources(), paths.templates())


@cache
def presets() -> tuple[Preset, ...]:
    """Return the choices of sections to begin with."""
    from charta.catalog.presets import load_presets

    return load_presets(paths.resources(), catalogue())


@cache
def cues(language: str) -> Cues:
    """Return the words that encourage and that forbid in a language."""
    from charta.catalog.presets import load_cues

    return load_cues(paths.resources(), language)


@cache
def rules() -> RuleBook:
    """Return the rules by which wordings are checked."""
    from charta.catalog.check_rules import load_rules

    return load_rules(paths.resources(), catalogue())


@cache
def speller() -> Speller:
    """Return what finds misspelt words."""
    from charta.language import Dictionaries

    return Dictionaries(paths.resources() / "dictionaries")


@cache
def dialect() -> "WordingDialect":
    """Return what reads and writes wordings, and remembers those that it read lately."""
    from charta.documents.markdown import WordingDialect

    return WordingDialect()


@cache
def diagnostic() -> Diagnostic:
    """Return the questionnaire of the ambassador diagnostic."""
    from charta.catalog.diagnostic import load_diagnostic

    return load_diagnostic(paths.resources(), catalogue().languages)


@cache
def plans() -> tuple[WorkshopPlan, ...]:
    """Return the workshops that can be held."""
    from charta.catalog.workshops import load_plans

    return load_plans(paths.resources(), catalogue().languages)


@cache
def activities() -> RolloutCatalogue:
    """Return what can be done to roll a charter out."""
    from charta.catalog.rollout import load_rollout

    return load_rollout(paths.resources(), catalogue())


@cache
def messages() -> Mapping[str, Mapping[MessageKind, MessageText]]:
    """Return the proposed texts of messages to people, by language."""
    from charta.catalog.messages import load_messages

    return load_messages(paths.resources(), catalogue().languages)
