"""Makes the review files of this folder: what is sent out, and what LibreOffice makes of it.

    .venv/bin/python tests/exchange/review/make.py

LibreOffice's own scripting needs the Python that it comes with (`python3-uno`).
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from charta.documents.factory import DocumentFactory  # noqa: E402
from exchange.review.content import review  # noqa: E402


def main() -> None:
    data = DocumentFactory().review(review())
    (HERE / "sent.docx").write_bytes(data)
    with tempfile.TemporaryDirectory() as folder:
        # LibreOffice leaves locks beside what it opens.
        sent = Path(folder) / "sent.docx"
        sent.write_bytes(data)
        subprocess.run(["/usr/bin/python3", HERE / "libreoffice.py", sent, HERE], check=True, timeout=180)


if __name__ == "__main__":
    main()
