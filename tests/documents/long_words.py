"""A charter that says as much as it can, for documents that must hold it all the same."""

from charta.bootstrap import Workbench
from charta.domain.fields import FieldType

LONG = "Autant de mots que le champ en accepte, pour voir ce qu’il advient de la page "


def say_much(bench: Workbench) -> None:
    """Include every section and answer every text at its full length."""
    catalogue = bench.session.catalogue
    bench.answers.include({section.id: True for section in catalogue.sections})
    for sheet in (*catalogue.sheets, *catalogue.sections):
        for field in sheet.fields:
            if field.type is FieldType.TEXT:
                text = (LONG * 9)[: field.max_length].strip()
                value = dict.fromkeys(catalogue.languages, text) if field.translatable else text
                bench.answers.set(sheet.id, field.id, value)
