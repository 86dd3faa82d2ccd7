"""What the languages of a charter are called on the screen."""

from collections.abc import Mapping

from charta.services.reading import ORGANISATION
from charta.services.session import CharterSession


def language_names(session: CharterSession, screen: str) -> Mapping[str, str]:
    """Return the languages of the charter, the leading one first, with their names."""
    texts = session.catalogue.sheet(ORGANISATION).text(screen)
    names = texts.fields["languages"].choices
    return {language: names.get(language, language) for language in session.languages}
