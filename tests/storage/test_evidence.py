"""The folder of evidence: whole files under their own digests, or a clear error."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from charta.errors import DiskFull, EvidenceMissing, FolderMissing, ReadOnly
from charta.storage import EvidenceFolder

PAGE = b"\xff\xd8 a page"
DIGEST = hashlib.sha256(PAGE).hexdigest()


@pytest.fixture
def evidence(tmp_path: Path) -> EvidenceFolder:
    return EvidenceFolder(tmp_path / "Charte 2027.charta")


def kept(evidence: EvidenceFolder) -> list[str]:
    files = (path for path in evidence.folder.rglob("*") if path.is_file())
    return sorted(str(path.relative_to(evidence.folder)) for path in files)


def test_what_is_kept_lies_beside_the_charter_under_its_digest(
    evidence: EvidenceFolder, tmp_path: Path
) -> None:
    assert not evidence.folder.exists()
    assert evidence.put(PAGE, "jpg") == DIGEST
    assert evidence.folder == tmp_path / "Charte 2027.evidence"
    assert kept(evidence) == [str(Path(DIGEST[:2]) / f"{DIGEST}.jpg")]
    assert evidence.get(DIGEST) == PAGE
    assert EvidenceFolder(tmp_path / "Charte 2027.charta").get(DIGEST) == PAGE


def test_the_same_page_twice_is_kept_once_and_a_form_beside_it(evidence: EvidenceFolder) -> None:
    assert evidence.put(PAGE, "jpg") == evidence.put(PAGE, "jpg")
    form = evidence.put(b"%PDF-1.7", "pdf")
    assert len(kept(evidence)) == 2
    assert evidence.get(form) == b"%PDF-1.7"


@pytest.mark.parametrize("harm", ["altered", "cut", "gone", "folder gone"])
def test_a_missing_or_altered_page_is_told(evidence: EvidenceFolder, harm: str) -> None:
    evidence.put(PAGE, "jpg")
    (path,) = evidence.folder.rglob("*.jpg")
    if harm == "altered":
        path.write_bytes(b"another page")
    elif harm == "cut":
        path.write_bytes(PAGE[:-1])
    else:
        path.unlink()
    if harm == "folder gone":
        path.parent.rmdir()
        evidence.folder.rmdir()
    with pytest.raises(EvidenceMissing, match=r"Charte 2027\.evidence"):
        evidence.get(DIGEST)


def test_an_altered_page_is_mended_by_keeping_it_again(evidence: EvidenceFolder) -> None:
    evidence.put(PAGE, "jpg")
    (path,) = evidence.folder.rglob("*.jpg")
    path.write_bytes(b"another page")
    evidence.put(PAGE, "jpg")
    assert evidence.get(DIGEST) == PAGE


@pytest.mark.parametrize("asked", ["", "..", "../../etc/passwd", DIGEST.upper(), DIGEST[:-1], f"{DIGEST}/x"])
def test_what_is_no_digest_leads_nowhere(evidence: EvidenceFolder, asked: str) -> None:
    evidence.put(PAGE, "jpg")
    with pytest.raises(EvidenceMissing):
        evidence.get(asked)


def test_another_kind_of_file_is_a_mistake_of_ours(evidence: EvidenceFolder) -> None:
    with pytest.raises(ValueError, match="kind"):
        evidence.put(PAGE, "exe")


@pytest.mark.parametrize(
    ("number", "error"), [(errno.ENOSPC, DiskFull), (errno.EROFS, ReadOnly), (errno.ENOENT, FolderMissing)]
)
def test_a_page_that_cannot_be_written_leaves_nothing_half_written(
    evidence: EvidenceFolder, monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception]
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(error):
        evidence.put(PAGE, "jpg")
    assert kept(evidence) == []
    monkeypatch.undo()
    assert evidence.put(PAGE, "jpg") == DIGEST


def test_a_page_is_on_the_disk_before_it_has_its_name(
    evidence: EvidenceFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    real = os.fsync

    def look(descriptor: int) -> None:
        seen.append([name for name in kept(evidence) if name.endswith(".jpg")])
        real(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    evidence.put(PAGE, "jpg")
    assert seen[0] == []
    assert len(seen[-1]) == 1
