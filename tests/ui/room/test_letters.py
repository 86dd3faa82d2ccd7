"""Which letters belong to the departments."""

import pytest

from charta.domain.catalogue import Catalogue
from charta.ui.room.letters import RESERVED, department_letters, free_letters


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_department_has_a_letter_of_its_own_that_does_nothing_else(
    catalogue: Catalogue, language: str
) -> None:
    found = department_letters(catalogue, language)
    assert tuple(found) == catalogue.departments
    assert all(found.values())
    assert len(set(found.values())) == len(found)
    assert not set(found.values()) & RESERVED


def test_a_department_without_a_free_letter_has_none() -> None:
    assert free_letters(["AR", "XY", "X"], {"A", "R"}) == ("", "X", "")
