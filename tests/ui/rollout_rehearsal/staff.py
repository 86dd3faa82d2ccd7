"""The list of people as a personnel system writes it: Latin-1, semicolons, an unknown title, an error."""

from pathlib import Path
from typing import Final

TITLES: Final = ("Matricule", "Nom complet", "Courriel", "Centre de coûts", "Lieu", "Gestionnaire", "Langue")
UNKNOWN: Final = TITLES.index("Centre de coûts")
"""The column that is given its meaning by hand."""
ROWS: Final = (
    ("101", "Ada Byron", "ada@example.org", "Recherche", "Lévis", "Cy Twombly", "en"),
    ("102", "Bo Diddley", "bo@example.org", "Ventes", "Québec", "Cy Twombly", "en"),
    ("103", "Cy Twombly", "cy@example.org", "Ventes", "Québec", "", "fr"),
    ("104", "Zoé Étoilé", "", "Recherche", "Lévis", "Cy Twombly", "fr"),
    ("105", "Noël Bélanger", "noel@example.org", "Ventes", "Québec", "Cy Twombly", "fr"),
    ("106", "Inès D'Août", "ines@example.org", "Recherche", "Lévis", "Cy Twombly", "fr"),
    ("107", "François L'Écuyer", "francois@example.org", "Opérations", "Lévis", "Maïté Côté", "fr"),
    ("108", "Maïté Côté", "maite@example.org", "Opérations", "Lévis", "", "fr"),
    ("110", "Léa Gagnon", "lea@example.org", "Opérations", "Québec", "Maïté Côté", "fr"),
    ("111", "Hugo Roy", "hugo@example.org", "Ventes", "Québec", "Cy Twombly", "fr"),
    *((str(number), f"Jo Été {number}", "", "Saisonniers", "Lévis", "", "fr") for number in range(201, 311)),
)
NAMELESS: Final = ("109", "", "personne@example.org", "Ventes", "Québec", "", "fr")
NAMELESS_LINE: Final = 6
NAMES: Final = {row[0]: row[1] for row in ROWS}
DEPARTMENTS: Final = {row[3] for row in ROWS}
ADA, BO, CY, ZOE, NOEL, INES, FRANCOIS, MAITE, LEA, HUGO = list(NAMES)[:10]
SEASONAL: Final = tuple(NAMES)[10:]
"""So many that a batch of their forms can be stopped on its way."""


def write_list(folder: Path) -> Path:
    """Write the list; one line is that of somebody without a name."""
    before = NAMELESS_LINE - 2
    lines = [TITLES, *ROWS[:before], NAMELESS, *ROWS[before:]]
    path = folder / "personnel.csv"
    path.write_bytes("\r\n".join(";".join(line) for line in lines).encode("latin-1"))
    return path
