"""Which input takes which type of answer (lists and pictures aside, which consist of others)."""

from collections.abc import Mapping
from typing import Final

from charta.domain.fields import FieldType
from charta.ui.context import UiContext
from charta.ui.fields.base import Input
from charta.ui.fields.choice import RADIO_LIMIT, ComboInput, RadioInput
from charta.ui.fields.choices import ChecksInput
from charta.ui.fields.date import DateInput
from charta.ui.fields.localised import LocalisedInput
from charta.ui.fields.number import NumberInput
from charta.ui.fields.question import Question
from charta.ui.fields.text import LineInput, ParagraphsInput

_PLAIN: Final[Mapping[FieldType, type[Input]]] = {
    FieldType.CHOICES: ChecksInput,
    FieldType.NUMBER: NumberInput,
    FieldType.DATE: DateInput,
    FieldType.TEXT: LineInput,
    FieldType.LONG_TEXT: ParagraphsInput,
}


def make_input(context: UiContext, question: Question, *, small: bool = True) -> Input:
    """Return the input of a question; a `small` one, in a list, shows its choices in a box that opens."""
    field = question.field
    if field.type is FieldType.CHOICE:
        as_box = small or len(field.choices) > RADIO_LIMIT
        return (ComboInput if as_box else RadioInput)(context, question)
    return (LocalisedInput if field.translatable else _PLAIN[field.type])(context, question)
