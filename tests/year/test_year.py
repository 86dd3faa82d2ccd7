"""The year in small: what `scripts/play_year.py` plays with 5,000 people holds with a hundred and twenty."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from charta.bootstrap import Charta
from charta.services.judging import Verdict
from fakes import SteppingClock
from made import MadeFiles
from year.story import START, Year


@pytest.fixture(scope="module")
def year(made_files: MadeFiles, tmp_path_factory: pytest.TempPathFactory) -> Year:
    """Play the year once, and open the file again."""
    folder = tmp_path_factory.mktemp("year")
    path = Path(shutil.copy(made_files.published, folder / "charte.charta"))
    clock = SteppingClock(START)
    charta = Charta(clock=clock, actor="Hana Roy", backups=folder / "backups")
    lines: list[str] = []
    with closing(charta.open(path)) as bench:
        played = Year(bench, clock, folder, 120, lines.append)
        played.play()
    return played


def test_every_signature_is_the_one_that_somebody_gave(year: Year) -> None:
    # `Year.agree` has compared them after each part; here, that there was something to compare.
    assert len(year.signed) > 110
    assert {"1.0 new_version", "1.0 onboarding", "2.0 new_version", "2.0 annual"} <= set().union(
        *year.signed.values()
    )


def test_scans_of_every_kind_were_read(year: Year) -> None:
    assert year.verdicts[Verdict.ACCEPTED] > 50
    assert year.verdicts[Verdict.DUPLICATE] >= 1
    assert year.verdicts[Verdict.BLANK] >= 2
    assert year.verdicts[Verdict.UNREADABLE] == 0
