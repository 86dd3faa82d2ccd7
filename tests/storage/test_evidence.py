"""The folder of evidence: whole files under their own digests, or a clear error."""

import errno
import hashlib
import os
import shutil
from pathlib import Path

import pytest

from charta.errors import DiskFull, EvidenceMissing, FileError, FolderMissing, ReadOnly
from charta.storage import EvidenceFolder

PAGE = b"\xff\xd8 a page"
OURS, THEIRS = (f"{digit * 8}-0000-4000-8000-000000000000" for digit in "12")
BACKUPS = "backups"
DIGEST = hashlib.sha256(PAGE).hexdigest()


@pytest.fixture
def evidence(tmp_path: Path) -> EvidenceFolder:
    return EvidenceFolder(tmp_path / "Charte 2027.charta", OURS, tmp_path / BACKUPS)


def kept(evidence: EvidenceFolder) -> list[str]:
    files = (path for path in evidence.folder.rglob("*") if path.is_file() and path.name != "charter.txt")
    return sorted(str(path.relative_to(evidence.folder)) for path in files)


def test_what_is_kept_lies_beside_the_charter_under_its_digest(
    evidence: EvidenceFolder, tmp_path: Path
) -> None:
    assert not evidence.folder.exists()
    assert evidence.put(PAGE, "jpg") == DIGEST
    assert evidence.folder == tmp_path / "Charte 2027.evidence"
    assert kept(evidence) == [str(Path(DIGEST[:2]) / f"{DIGEST}.jpg")]
    assert evidence.get(DIGEST) == PAGE
    assert EvidenceFolder(tmp_path / "Charte 2027.charta", OURS, tmp_path / BACKUPS).get(DIGEST) == PAGE


def test_the_same_page_twice_is_kept_once_and_a_form_beside_it(evidence: EvidenceFolder) -> None:
    assert evidence.put(PAGE, "jpg") == evidence.put(PAGE, "jpg")
    form = evidence.put(b"%PDF-1.7", "pdf")
    assert len(kept(evidence)) == 2
    assert evidence.get(form) == b"%PDF-1.7"


@pytest.mark.parametrize("harm", ["altered", "cut", "gone", "folder gone"])
def test_a_missing_or_altered_page_is_told_once_its_copy_is_so_too(
    evidence: EvidenceFolder, tmp_path: Path, harm: str
) -> None:
    def do(harm: str, folder: Path) -> None:
        (path,) = folder.rglob("*.jpg")
        if harm == "altered":
            path.write_bytes(b"another page")
        elif harm == "cut":
            path.write_bytes(PAGE[:-1])
        elif harm == "gone":
            path.unlink()
        else:
            shutil.rmtree(folder)

    evidence.put(PAGE, "jpg")
    do(harm, evidence.folder)
    assert evidence.get(DIGEST) == PAGE
    do(harm, tmp_path / BACKUPS)
    with pytest.raises(EvidenceMissing, match=r"Charte 2027\.evidence"):
        evidence.get(DIGEST)


def test_the_copies_of_two_charters_are_apart(evidence: EvidenceFolder, tmp_path: Path) -> None:
    evidence.put(PAGE, "jpg")
    shutil.rmtree(evidence.folder)
    with pytest.raises(EvidenceMissing):
        named(tmp_path, "Charte 2027", THEIRS).get(DIGEST)


def test_a_page_is_kept_where_there_can_be_no_copy(evidence: EvidenceFolder, tmp_path: Path) -> None:
    (tmp_path / BACKUPS).write_text("a file in the place of the folder")
    assert evidence.put(PAGE, "jpg") == DIGEST
    assert evidence.get(DIGEST) == PAGE


@pytest.mark.parametrize("harm", ["altered", "gone"])
def test_a_copy_that_is_missing_is_made_once_the_page_comes_again(
    evidence: EvidenceFolder, tmp_path: Path, harm: str
) -> None:
    evidence.put(PAGE, "jpg")
    (copy,) = (tmp_path / BACKUPS).rglob("*.jpg")
    if harm == "altered":
        copy.write_bytes(b"another page")
    else:
        shutil.rmtree(tmp_path / BACKUPS)
    evidence.put(PAGE, "jpg")
    assert copy.read_bytes() == PAGE


def test_an_altered_page_is_mended_by_keeping_it_again(evidence: EvidenceFolder) -> None:
    evidence.put(PAGE, "jpg")
    (path,) = evidence.folder.rglob("*.jpg")
    path.write_bytes(b"another page")
    evidence.put(PAGE, "jpg")
    assert path.read_bytes() == PAGE


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


def named(folder: Path, name: str, identity: str = OURS) -> EvidenceFolder:
    return EvidenceFolder(folder / f"{name}.charta", identity, folder / BACKUPS)


def test_a_renamed_charter_finds_the_folder_that_kept_its_name(
    evidence: EvidenceFolder, tmp_path: Path
) -> None:
    evidence.put(PAGE, "jpg")
    renamed = named(tmp_path, "Notre charte")
    assert renamed.get(DIGEST) == PAGE
    renamed.put(b"\xff\xd8 another", "jpg")
    assert renamed.folder == evidence.folder
    assert len(list(tmp_path.glob("*.evidence"))) == 1


def test_a_folder_renamed_with_its_charter_is_found_even_while_it_is_open(
    evidence: EvidenceFolder, tmp_path: Path
) -> None:
    evidence.put(PAGE, "jpg")
    evidence.folder.rename(tmp_path / "Notre charte.evidence")
    assert named(tmp_path, "Notre charte").get(DIGEST) == PAGE
    assert evidence.get(DIGEST) == PAGE


def test_another_charter_of_the_same_name_gets_a_folder_of_its_own(
    evidence: EvidenceFolder, tmp_path: Path
) -> None:
    evidence.put(PAGE, "jpg")
    other = named(tmp_path, "Charte 2027", THEIRS)
    with pytest.raises(EvidenceMissing):
        other.get(DIGEST)
    theirs = other.put(b"\xff\xd8 theirs", "jpg")
    assert other.folder.name == "Charte 2027 22222222.evidence"
    assert kept(evidence) == [str(Path(DIGEST[:2]) / f"{DIGEST}.jpg")]
    assert named(tmp_path, "Elsewhere", THEIRS).get(theirs) == b"\xff\xd8 theirs"


def test_a_folder_that_does_not_tell_whose_it_is_belongs_to_its_name(tmp_path: Path) -> None:
    place = tmp_path / "Charte.evidence" / DIGEST[:2] / f"{DIGEST}.jpg"
    place.parent.mkdir(parents=True)
    place.write_bytes(PAGE)
    evidence = named(tmp_path, "Charte")
    assert evidence.get(DIGEST) == PAGE
    evidence.put(b"\xff\xd8 more", "jpg")
    assert (tmp_path / "Charte.evidence" / "charter.txt").read_text() == f"{OURS}\n"


def test_pages_kept_in_two_folders_are_both_found(evidence: EvidenceFolder, tmp_path: Path) -> None:
    evidence.put(PAGE, "jpg")
    evidence.folder.rename(tmp_path / "Copy.evidence")
    later = named(tmp_path, "Charte 2027")
    more = EvidenceFolder(tmp_path / "apart" / "Charte 2027.charta", OURS, tmp_path / BACKUPS)
    digest = more.put(b"\xff\xd8 later", "jpg")
    more.folder.rename(tmp_path / "Charte 2027.evidence")
    assert (later.get(DIGEST), later.get(digest)) == (PAGE, b"\xff\xd8 later")


def test_a_file_in_the_place_of_the_folder_is_told(evidence: EvidenceFolder, tmp_path: Path) -> None:
    (tmp_path / "Charte 2027.evidence").write_text("no folder")
    with pytest.raises(FileError, match=r"Charte 2027\.evidence"):
        evidence.put(PAGE, "jpg")
    with pytest.raises(EvidenceMissing):
        evidence.get(DIGEST)
