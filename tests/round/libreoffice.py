"""A reviewer who has LibreOffice: the steps of `reviewer`, taken in the real program without a window."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Final

from reviewer import Step

_PYTHON: Final = "/usr/bin/python3"
"""UNO comes with the system's own Python and with no other."""
_FAR_SIDE: Final = Path(__file__).with_name("office.py")


@cache
def is_installed() -> bool:
    """Tell whether this machine has LibreOffice and a Python that can drive it."""
    if shutil.which("soffice") is None or not Path(_PYTHON).exists():
        return False
    return subprocess.run([_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0


class LibreOffice:
    """A running LibreOffice; `names` are the departments' names, as the files that are sent have them."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path, names: Mapping[str, str]) -> None:
        self._process = process
        self._folder = folder
        self._names = names

    def reviewed(
        self, data: bytes, steps: Sequence[Step], author: str = "Rita Revue", *, tracked: bool = True
    ) -> bytes:
        """Return the file after an author's steps, as LibreOffice saves it in Word's format."""
        sent, returned = self._folder / "sent.docx", self._folder / "returned.docx"
        sent.write_bytes(data)
        returned.unlink(missing_ok=True)
        task = {
            "file": str(sent),
            "to": str(returned),
            "author": author,
            "tracked": tracked,
            "names": dict(self._names),
            "steps": [{"act": type(step).__name__, **asdict(step)} for step in steps],
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(task) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline() or '{"problem": "LibreOffice is gone"}')
        assert "problem" not in answer, answer["problem"]
        return returned.read_bytes()


@contextmanager
def libreoffice(names: Mapping[str, str]) -> Iterator[LibreOffice]:
    """Run a LibreOffice with a profile of its own; it ends with the block."""
    with tempfile.TemporaryDirectory() as folder:
        command = [_PYTHON, str(_FAR_SIDE), str(Path(folder) / "profile")]
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**environment, "TZ": "UTC"},
        ) as process:
            try:
                yield LibreOffice(process, Path(folder), names)
            finally:
                # The far side closes LibreOffice once nothing more comes in.
                assert process.stdin is not None
                process.stdin.close()
                process.wait(60)
