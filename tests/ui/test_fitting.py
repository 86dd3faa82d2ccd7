import pytest
from PySide6.QtCore import QSize

from charta.ui.fitting import first_size


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        ((2560, 1440), (1280, 832)),
        ((1280, 800), (1280, 760)),
        ((1366, 728), (1280, 688)),
        ((1024, 768), (1024, 728)),
        ((800, 600), (960, 600)),
    ],
)
def test_a_window_has_its_usual_size_or_what_the_screen_has_room_for(
    screen: tuple[int, int], size: tuple[int, int]
) -> None:
    assert first_size((1280, 832), (960, 600), QSize(*screen)) == QSize(*size)
