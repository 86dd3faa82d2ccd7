"""Fillable forms that come back: fields, digital signatures, and files that somebody changed or joined."""

import io
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from charta.bootstrap import Charta
from charta.domain.scans import ReturnedForm, ScannedPage, Trust
from charta.errors import ScanUnusable
from charta.exchange.scans.reader import ScanFiles
from charta.services.read_pages import PageRead

SAID = {"signed_name": "Zoé Étoilé", "signed_on": "2027-02-01"}
STATEMENTS = ("received", "read", "whom", "understood", "optional", "rights", "no_waiver")


@dataclass(frozen=True)
class Signer:
    """Somebody with a key and the certificate of an authority; `authority` is its own certificate."""

    certificate: bytes
    key: bytes
    authority: bytes

    def sign(self, pdf: bytes, field: str = "signature") -> bytes:
        signer = signers.SimpleSigner(
            signing_cert=x509.Certificate.load(self.certificate),
            signing_key=keys.PrivateKeyInfo.load(self.key),
            cert_registry=SimpleCertificateStore(),
        )
        meta = signers.PdfSignatureMetadata(field_name=field)
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
        return bytes(signers.sign_pdf(writer, meta, signer=signer).getvalue())


@pytest.fixture(scope="module")
def signer() -> Signer:
    roots, root_key = certificate("Érablis CA", None, None)
    leaf, key = certificate("Zoé Étoilé", roots, root_key)
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return Signer(leaf.public_bytes(Encoding.DER), private, roots.public_bytes(Encoding.PEM))


def certificate(
    name: str, issuer: certificates.Certificate | None, issuer_key: ec.EllipticCurvePrivateKey | None
) -> tuple[certificates.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = certificates.Name([certificates.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    built = (
        certificates.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=100))
        .add_extension(certificates.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(
            certificates.KeyUsage(
                digital_signature=issuer is not None,
                content_commitment=False,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=issuer is None,
                crl_sign=issuer is None,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .add_extension(certificates.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return built.sign(issuer_key or key, hashes.SHA256()), key


def filled(path: Path, said: Mapping[str, str] = SAID, ticked: tuple[str, ...] = STATEMENTS) -> bytes:
    """Return the form as somebody fills it in on the screen."""
    with pikepdf.open(path) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            name = str(field.T)
            if name in said:
                field.V = pikepdf.String(said[name])
                del field.AP
            if name in ticked:
                field.V = field.AS = pikepdf.Name.Yes
        pdf.Root.AcroForm.NeedAppearances = True
        made = io.BytesIO()
        pdf.save(made)
    return made.getvalue()


def only(path: Path, data: bytes, trusted: Path | None = None) -> ReturnedForm:
    path.write_bytes(data)
    files = ScanFiles(trusted)
    assert files.count(path) == 1
    (form,) = files.read(path)
    assert isinstance(form, ReturnedForm)
    return form


@pytest.fixture
def blanks(real_forms: tuple[Path, Path]) -> list[Path]:
    return sorted(real_forms[0].iterdir())


def test_what_was_filled_in_is_read(blanks: list[Path], tmp_path: Path) -> None:
    form = only(tmp_path / "back.pdf", filled(blanks[-1], ticked=("received", "read")))
    assert form.code.split("/")[6] == "S"
    assert dict(form.fields) == {
        "charta_code": form.code,
        "name": "Zoé Étoilé",
        "received": "yes",
        "read": "yes",
        **SAID,
    }
    assert form.signature is None
    empty = only(tmp_path / "empty.pdf", blanks[-1].read_bytes())
    assert set(empty.fields) == {"charta_code", "name"}
    assert empty.picture != form.picture
    assert (
        form.picture == only(tmp_path / "back.pdf", filled(blanks[-1], ticked=("received", "read"))).picture
    )
    assert Image.open(io.BytesIO(form.picture)).size[1] > 1_200


def test_a_digital_signature_is_checked_and_named(blanks: list[Path], tmp_path: Path, signer: Signer) -> None:
    signed = signer.sign(filled(blanks[0]))
    stranger = only(tmp_path / "back.pdf", signed).signature
    assert stranger is not None
    assert (stranger.trust, stranger.signer) == (Trust.UNKNOWN_SIGNER, "Zoé Étoilé")
    assert datetime.now(UTC) - datetime.fromisoformat(stranger.at) < timedelta(minutes=5)
    folder = tmp_path / "trusted"
    folder.mkdir()
    (folder / "notes.txt").write_text("no certificate")
    (folder / "broken.pem").write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    (folder / "ours.pem").write_bytes(signer.authority)
    known = only(tmp_path / "back.pdf", signed, folder).signature
    assert known is not None
    assert known.trust is Trust.HOLDS


def test_the_application_trusts_the_certificates_in_the_users_folder(
    blanks: list[Path], tmp_path: Path, signer: Signer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("charta.paths.certificates", lambda: tmp_path / "certificates")
    (tmp_path / "certificates").mkdir()
    (tmp_path / "certificates" / "authority.pem").write_bytes(signer.authority)
    back = tmp_path / "back.pdf"
    back.write_bytes(signer.sign(filled(blanks[0])))
    with closing(Charta(backups=tmp_path / "backups").create(tmp_path / "new.charta")) as bench:
        (read,) = bench.scanning.read([back])
    assert isinstance(read, PageRead)
    assert isinstance(read.found, ReturnedForm)
    assert read.found.signature is not None
    assert read.found.signature.trust is Trust.HOLDS


@pytest.mark.parametrize("how", ["byte", "later", "cut"])
def test_a_file_that_was_changed_after_it_was_signed_is_altered(
    blanks: list[Path], tmp_path: Path, signer: Signer, how: str
) -> None:
    signed = signer.sign(filled(blanks[0]))
    folder = tmp_path / "trusted"
    folder.mkdir()
    (folder / "ours.pem").write_bytes(signer.authority)
    assert (
        only(tmp_path / "back.pdf", signed, folder).signature
        == only(tmp_path / "same.pdf", signed, folder).signature
    )
    if how == "byte":
        changed = signed.replace("2027-02-01".encode("utf-16-be"), "2028-02-01".encode("utf-16-be"))
        changed = changed if changed != signed else signed.replace(b"2027-02-01", b"2028-02-01", 1)
        assert changed != signed
    elif how == "later":
        writer = IncrementalPdfFileWriter(io.BytesIO(signed), strict=False)
        for reference in writer.root["/AcroForm"]["/Fields"]:
            field = reference.get_object()
            if field["/T"] == "signed_on":
                from pyhanko.pdf_utils.generic import NameObject, TextStringObject

                field[NameObject("/V")] = TextStringObject("2020-01-01")
                writer.update_container(field)
        made = io.BytesIO()
        writer.write(made)
        changed = made.getvalue()
    else:
        start = signed.rindex(b"/Contents")
        changed = signed[: start + 200] + b"0" * 200 + signed[start + 400 :]
    found = only(tmp_path / "back.pdf", changed, folder).signature
    assert found is not None
    assert found.trust is Trust.ALTERED


def test_a_form_that_shows_another_code_than_it_holds_is_nobodys(blanks: list[Path], tmp_path: Path) -> None:
    first, second = (only(tmp_path / "x.pdf", path.read_bytes()).code for path in blanks[:2])
    with pikepdf.open(blanks[0]) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if str(field.T) == "charta_code":
                field.V = pikepdf.String(second)
        path = tmp_path / "changed.pdf"
        pdf.save(path)
    (page,) = ScanFiles().read(path)
    assert isinstance(page, ScannedPage)
    assert {first, second} <= set(page.codes)
    assert page.signature is None


@pytest.mark.filterwarnings("ignore::pikepdf.PageCopyWarning")
@pytest.mark.parametrize("keeps_fields", [True, False])
def test_joined_forms_are_read_as_they_look(blanks: list[Path], tmp_path: Path, keeps_fields: bool) -> None:
    codes = [only(tmp_path / "x.pdf", path.read_bytes()).code for path in blanks]
    joined = pikepdf.open(io.BytesIO(filled(blanks[0])))
    for path in blanks[1:]:
        with pikepdf.open(io.BytesIO(filled(path))) as other:
            if keeps_fields:
                joined.add_pages_from(other)
            else:
                joined.pages.extend(other.pages)
    path = tmp_path / "joined.pdf"
    joined.save(path)
    found = list(ScanFiles().read(path))
    assert len(found) == len(codes) == ScanFiles().count(path)
    for page, code in zip(found, codes, strict=True):
        assert isinstance(page, ScannedPage)
        assert code in page.codes
        assert (page.signature, page.problem) == ("none", "")


def test_a_form_bound_with_somebody_elses_page_is_read_page_by_page(
    blanks: list[Path], real_forms: tuple[Path, Path], tmp_path: Path
) -> None:
    with pikepdf.open(blanks[0]) as pdf, pikepdf.open(real_forms[1]) as printed:
        pdf.pages.append(printed.pages[-1])
        pdf.save(tmp_path / "bound.pdf")
    found = list(ScanFiles().read(tmp_path / "bound.pdf"))
    assert [type(page) for page in found] == [ScannedPage, ScannedPage]


def test_a_form_of_another_program_is_a_scan(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    field = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T=pikepdf.String("name"),
            V=pikepdf.String("x"),
            Rect=[0, 0, 10, 10],
        )
    )
    page.obj.Annots = pikepdf.Array([field])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field, field, 7, field.Rect]))
    pdf.save(tmp_path / "other.pdf")
    (found,) = ScanFiles().read(tmp_path / "other.pdf")
    assert isinstance(found, ScannedPage)


def test_a_form_whose_page_cannot_be_drawn_says_why(blanks: list[Path], tmp_path: Path) -> None:
    with pikepdf.open(blanks[0]) as pdf:
        image = pdf.make_stream(b"\0")
        image.Subtype, image.Width, image.Height = pikepdf.Name.Image, 100_000, 100_000
        pdf.pages[0].obj.Resources.XObject.Evil = image
        pdf.save(tmp_path / "evil.pdf")
    with pytest.raises(ScanUnusable, match="120 million"):
        list(ScanFiles().read(tmp_path / "evil.pdf"))
