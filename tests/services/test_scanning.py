"""Pages that come in: what is recorded at once, what waits, and that nothing is recorded twice."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.codes import CodePlace, CoverCode, FormCode
from charta.domain.people import Presence
from charta.domain.records import DoubtfulPage
from charta.domain.register import Method, Occasion, SignatureState
from charta.domain.scans import DigitalSignature, Ink, ReturnedForm, ScannedPage, Trust
from charta.errors import (
    AlreadySigned,
    EvidenceMissing,
    Marked,
    NameRequired,
    ReasonRequired,
    ScanUnusable,
    SigningDayUnusable,
    UnknownPage,
    UnknownPerson,
)
from charta.services.forms import FormOrder
from charta.services.judging import STATEMENTS, Verdict
from charta.services.read_pages import FileProblem, PageRead, PageResult
from charta.services.scanning import ScanningService
from fakes import SteppingClock
from people import hire, publish_again

TODAY = date(2026, 11, 24)
Found = ScannedPage | ReturnedForm


class Desk:
    """A charter with people, whose scans are told to it instead of read."""

    def __init__(self, bench: Workbench, folder: Path) -> None:
        self.bench, self.folder = bench, folder
        self.ids = hire(bench)
        self.pages: dict[str, list[Found] | ScanUnusable] = {}
        self.scanning = ScanningService(
            bench.session,
            bench.register,
            bench.forms,
            bench.signing,
            reader=self,
            evidence=bench.scanning._evidence,
        )

    def read(self, path: Path) -> Iterator[Found]:
        found = self.pages[path.name]
        if isinstance(found, ScanUnusable):
            raise found
        yield from found

    def count(self, path: Path) -> int:
        found = self.pages[path.name]
        if isinstance(found, ScanUnusable):
            raise found
        return len(found)

    def code(self, number: str = "101", version: str = "1.0", batch: int = 1) -> FormCode:
        return FormCode(self.ids.get(number, 999), batch, version, Occasion.NEW_VERSION, "fr")

    def page(
        self,
        number: str = "101",
        *,
        signature: Ink | None = Ink.FOUND,
        day: Ink | None = Ink.FOUND,
        code: FormCode | None = None,
        places: tuple[CodePlace, ...] = tuple(CodePlace),
    ) -> ScannedPage:
        book = self.bench.forms.codes()
        texts = tuple(book.write(code or self.code(number), place) for place in places)
        # Each page has a picture of its own, as two scans of one sheet have.
        self.made = getattr(self, "made", 0) + 1
        return ScannedPage(self.made, texts, signature, day, b"\xff\xd8 %d" % self.made)

    def form(
        self, number: str = "101", signature: DigitalSignature | None = None, **fields: str
    ) -> ReturnedForm:
        code = self.bench.forms.codes().write(self.code(number), CodePlace.HEAD)
        ticked = dict.fromkeys(STATEMENTS, "yes")
        told = {**ticked, "signed_name": "Ada Byron", "signed_on": "2026-11-20", **fields}
        return ReturnedForm(code, told, b"\xff\xd8 form", signature)

    def take(self, *found: Found, name: str = "scan.pdf") -> list[PageResult]:
        self.pages[name] = list(found)
        (self.folder / name).write_bytes(b"%PDF of " + name.encode())
        intake = self.scanning.begin(TODAY, "Hana")
        reads = [read for read in self.scanning.read([self.folder / name]) if isinstance(read, PageRead)]
        return [*intake.take(reads), *intake.finish()]

    def verdicts(self, *found: Found) -> list[Verdict]:
        return [result.verdict for result in self.take(*found)]

    def signed(self, number: str = "101") -> int:
        return len(self.bench.register.facts(self.ids[number]))


@pytest.fixture
def desk(published: Workbench, tmp_path: Path) -> Desk:
    return Desk(published, tmp_path)


def test_a_signed_page_is_recorded_with_its_picture(desk: Desk) -> None:
    (result,) = desk.take(desk.page())
    assert (result.verdict, result.person) == (Verdict.ACCEPTED, desk.ids["101"])
    (fact,) = desk.bench.register.facts(result.person)
    assert (fact.method, fact.on, fact.batch, fact.language) == (Method.SCAN, "2026-11-24", 1, "fr")
    assert fact.source == "scan.pdf, 1"
    assert desk.bench.scanning.picture(fact.evidence) == b"\xff\xd8 1"
    assert desk.bench.register.entry_of(fact).by == "Hana"


@pytest.mark.parametrize(
    ("signature", "day", "verdict"),
    [
        (Ink.NONE, Ink.FOUND, Verdict.UNSIGNED),
        (Ink.UNSURE, Ink.FOUND, Verdict.UNSURE),
        (Ink.FOUND, Ink.NONE, Verdict.UNDATED),
        (Ink.FOUND, Ink.UNSURE, Verdict.UNDATED),
        (None, None, Verdict.UNSURE),
    ],
)
def test_what_is_not_certain_waits(desk: Desk, signature: Ink, day: Ink, verdict: Verdict) -> None:
    assert desk.verdicts(desk.page(signature=signature, day=day)) == [verdict]
    assert desk.signed() == 0
    (page,) = desk.scanning.waiting()
    assert (page.verdict, page.person) == (verdict.value, desk.ids["101"])


def test_whoever_is_named_by_a_page_that_waits_stays_known(desk: Desk) -> None:
    desk.take(desk.page(signature=Ink.NONE))
    desk.bench.session.undo()
    assert desk.scanning.accept(desk.scanning.waiting()[0].digest, TODAY, by="Hana").person == desk.ids["101"]


def test_people_can_be_taken_back_where_a_lot_named_nobody(desk: Desk) -> None:
    desk.take(ScannedPage(1, (), None, None, b"", is_blank=True))
    desk.bench.session.undo()
    assert not desk.bench.register.people


def test_the_same_form_twice_in_a_lot_is_recorded_once(desk: Desk) -> None:
    assert desk.verdicts(desk.page(), desk.page()) == [Verdict.ACCEPTED, Verdict.DUPLICATE]
    assert desk.signed() == 1


def test_a_form_that_is_recorded_is_not_recorded_again(desk: Desk) -> None:
    desk.take(desk.page())
    assert desk.verdicts(desk.page()) == [Verdict.ALREADY]
    assert desk.verdicts(desk.page(code=desk.code(batch=2))) == [Verdict.ALREADY]
    assert desk.signed() == 1


def test_next_years_form_is_another_one(desk: Desk, clock: SteppingClock) -> None:
    desk.take(desk.page())
    clock.advance(days=366)
    assert desk.verdicts(desk.page()) == [Verdict.ALREADY]
    assert desk.verdicts(desk.page(code=desk.code(batch=2))) == [Verdict.ACCEPTED]


def test_after_a_correction_the_form_can_be_taken_in_again(desk: Desk) -> None:
    desk.take(desk.page())
    (fact,) = desk.bench.register.facts(desk.ids["101"])
    desk.bench.signing.correct(fact, "Wrong person", by="Hana")
    assert desk.verdicts(desk.page()) == [Verdict.ACCEPTED]


def test_a_form_of_an_older_text_waits_and_can_be_recorded_for_that_text(
    desk: Desk, clock: SteppingClock
) -> None:
    old = desk.page()
    clock.advance(days=1)
    publish_again(desk.bench, "2.0", clock)
    (result,) = desk.take(old)
    assert result.verdict is Verdict.WRONG_VERSION
    desk.scanning.accept(result.picture, TODAY, by="Hana")
    (fact,) = desk.bench.register.facts(desk.ids["101"])
    assert (fact.version, fact.batch) == ("1.0", 1)
    assert desk.bench.register.standing(desk.ids["101"]).state.value == "outdated"


def test_a_code_for_nobody_waits(desk: Desk) -> None:
    assert desk.verdicts(desk.page(code=desk.code("999"))) == [Verdict.UNKNOWN_PERSON]


def test_no_code_or_two_that_contradict_each_other_cannot_be_read(desk: Desk) -> None:
    first, second = desk.page("101"), desk.page("102")
    mixed = replace(first, codes=(first.codes[0], second.codes[1]))
    broken = replace(first, codes=(first.codes[0][:-1] + "1",), picture=b"\xff\xd8 broken")
    foreign = replace(first, codes=("https://example.org",), picture=b"\xff\xd8 foreign")
    assert desk.verdicts(mixed, broken, foreign) == [Verdict.UNREADABLE] * 3
    assert desk.signed("101") == desk.signed("102") == 0


def test_the_back_of_a_page_is_nothing(desk: Desk) -> None:
    back = ScannedPage(2, (), None, None, b"\xff\xd8", is_blank=True)
    assert desk.verdicts(desk.page(), back) == [Verdict.ACCEPTED, Verdict.BLANK]
    assert not desk.scanning.waiting()


def test_the_first_page_of_a_form_waits_for_nothing_once_the_signature_is_there(desk: Desk) -> None:
    head = desk.page(places=(CodePlace.HEAD,), signature=None, day=None)
    sign = desk.page(places=(CodePlace.SIGNATURE,))
    assert sorted(desk.verdicts(sign, head)) == [Verdict.ACCEPTED, Verdict.FIRST_PAGE]
    alone = desk.page("102", places=(CodePlace.HEAD,), signature=None, day=None)
    assert desk.verdicts(alone) == [Verdict.UNSIGNED]


def test_of_a_cover_sheet_with_its_names_nothing_is_kept(desk: Desk) -> None:
    code = desk.bench.forms.codes().write_cover(CoverCode(1, "1.0"))
    (result,) = desk.take(ScannedPage(1, (code,), None, None, b"\xff\xd8 names"))
    assert (result.verdict, result.person, result.picture) == (Verdict.COVER, 0, "")
    assert not desk.scanning.waiting()
    assert not list(desk.folder.rglob("*.jpg"))


def test_a_page_that_cannot_be_looked_at_is_told_and_does_not_wait(desk: Desk) -> None:
    page = ScannedPage(1, (), None, None, b"", problem="it is larger than a page can be")
    assert desk.verdicts(page) == [Verdict.UNREADABLE]
    assert not desk.scanning.waiting()


def test_a_file_that_cannot_be_read_stops_none_of_the_others(desk: Desk) -> None:
    desk.pages = {
        "bad.pdf": ScanUnusable(path=Path("bad.pdf"), problem=Marked("it is damaged")),
        "good.pdf": [desk.page()],
    }
    paths = [Path("bad.pdf"), Path("good.pdf")]
    problem, page = desk.scanning.read(paths)
    assert isinstance(problem, FileProblem)
    assert isinstance(page, PageRead)
    assert desk.scanning.count(paths) == 1


def test_a_filled_form_is_recorded_on_the_day_that_it_tells(desk: Desk) -> None:
    (result,) = desk.take(desk.form(), name="ada.pdf")
    assert result.verdict is Verdict.ACCEPTED
    (fact,) = desk.bench.register.facts(desk.ids["101"])
    assert (fact.method, fact.on) == (Method.PDF, "2026-11-20")
    assert desk.bench.scanning.picture(fact.evidence) == b"%PDF of ada.pdf"


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({"signed_name": " "}, Verdict.UNSIGNED),
        ({"rights": ""}, Verdict.UNSURE),
        ({"signed_on": "yesterday"}, Verdict.UNDATED),
        ({"signed_on": "2026-12-24"}, Verdict.UNDATED),
    ],
)
def test_a_form_that_is_not_filled_waits(desk: Desk, fields: dict[str, str], verdict: Verdict) -> None:
    assert desk.verdicts(desk.form(**fields)) == [verdict]
    (page,) = desk.scanning.waiting()
    assert page.file
    desk.scanning.accept(page.digest, TODAY, by="Hana")
    (fact,) = desk.bench.register.facts(desk.ids["101"])
    assert (fact.method, fact.evidence) == (Method.PDF, page.file)


@pytest.mark.parametrize("trust", [Trust.HOLDS, Trust.UNKNOWN_SIGNER])
def test_a_digital_signature_is_kept_with_what_checking_it_found(desk: Desk, trust: Trust) -> None:
    desk.take(desk.form(signature=DigitalSignature(trust, "Ada B.\nByron"), signed_name=""))
    (fact,) = desk.bench.register.facts(desk.ids["101"])
    assert (fact.method, fact.trust, fact.signer) == (Method.DIGITAL, trust.value, "Ada B. Byron")


def test_a_form_changed_after_it_was_signed_waits(desk: Desk) -> None:
    altered = DigitalSignature(Trust.ALTERED, "Ada Byron")
    assert desk.verdicts(desk.form(signature=altered)) == [Verdict.ALTERED]


def test_somebody_decides_on_a_page_that_names_nobody(desk: Desk) -> None:
    (result,) = desk.take(replace(desk.page(), codes=()))
    with pytest.raises(UnknownPerson):
        desk.scanning.accept(result.picture, TODAY, by="Hana")
    desk.scanning.accept(result.picture, TODAY, by="Hana", person=desk.ids["104"], note="Read the name")
    (fact,) = desk.bench.register.facts(desk.ids["104"])
    assert (fact.version, fact.language, fact.note) == ("1.0", "fr", "Read the name")
    assert not desk.scanning.waiting()
    with pytest.raises(UnknownPage):
        desk.scanning.accept(result.picture, TODAY, by="Hana", person=desk.ids["104"])


def test_a_page_is_left_out_with_a_reason(desk: Desk) -> None:
    (result,) = desk.take(desk.page(signature=Ink.NONE))
    with pytest.raises(ReasonRequired):
        desk.scanning.leave_out(result.picture, " ", by="Hana")
    with pytest.raises(NameRequired):
        desk.scanning.leave_out(result.picture, "Not signed", by="")
    desk.scanning.leave_out(result.picture, "Not signed", by="Hana")
    assert not desk.scanning.waiting()
    (page,) = desk.bench.session.charter.all(DoubtfulPage)
    assert (page.outcome, page.note) == ("left_out", "Not signed")
    assert desk.signed() == 0


def test_what_waits_is_there_when_the_charter_is_opened_again(desk: Desk, charta: Charta) -> None:
    desk.take(desk.page(signature=Ink.NONE))
    path = desk.bench.session.store.path
    desk.bench.close()
    with closing(charta.open(path)) as again:
        (page,) = again.scanning.waiting()
        assert again.scanning.picture(page.digest).startswith(b"\xff\xd8")


def test_the_same_scan_dropped_again_waits_once(desk: Desk) -> None:
    page = desk.page(signature=Ink.NONE)
    desk.take(page)
    desk.take(page)
    assert len(desk.scanning.waiting()) == 1


def test_a_charter_restored_from_a_backup_shows_the_pages_that_were_kept(
    desk: Desk, charta: Charta, tmp_path: Path
) -> None:
    (result,) = desk.take(desk.page())
    picture = desk.scanning.picture(result.picture)
    path = desk.bench.session.store.path
    desk.bench.close()
    again = tmp_path / "another place" / "restored.charta"
    again.parent.mkdir()
    charta.restore(charta.backups(path)[0], again)
    with closing(charta.open(again)) as bench:
        assert bench.scanning.picture(result.picture) == picture
        assert not bench.kept_pages.check().missing


def test_evidence_that_was_altered_with_its_copy_is_told(desk: Desk, tmp_path: Path) -> None:
    (result,) = desk.take(desk.page())
    kept = list(tmp_path.rglob("*.jpg"))
    assert len(kept) == 2
    for path in kept:
        path.write_bytes(b"\xff\xd8 another page")
    with pytest.raises(EvidenceMissing):
        desk.scanning.picture(result.picture)


def test_taking_in_needs_a_day_and_a_name(desk: Desk) -> None:
    with pytest.raises(SigningDayUnusable):
        desk.scanning.begin(date(2027, 1, 1), "Hana")
    with pytest.raises(NameRequired):
        desk.scanning.begin(TODAY, "")


def test_who_has_left_may_have_signed_before(desk: Desk) -> None:
    desk.bench.roster.mark([desk.ids["101"]], Presence.LEFT, TODAY)
    assert desk.verdicts(desk.page()) == [Verdict.ACCEPTED]


def test_a_page_that_was_left_out_by_mistake_can_wait_again(desk: Desk) -> None:
    desk.take(desk.page(signature=Ink.NONE))
    (page,) = desk.scanning.waiting()
    with pytest.raises(UnknownPage):
        desk.scanning.take_back(page.digest, by="Hana")
    desk.scanning.leave_out(page.digest, "Not signed", by="Hana")
    assert not desk.scanning.waiting()
    desk.scanning.take_back(page.digest, by="Bo")
    (again,) = desk.scanning.waiting()
    assert (again.outcome, again.note, again.by) == ("", "", "Bo")
    desk.scanning.accept(page.digest, TODAY, by="Hana")
    with pytest.raises(UnknownPage):
        desk.scanning.take_back(page.digest, by="Hana")


def test_a_digital_signature_is_told_with_the_result(desk: Desk) -> None:
    signature = DigitalSignature(Trust.UNKNOWN_SIGNER, "Ada Byron")
    (result,) = desk.take(desk.form(signature=signature))
    assert result.signature == signature
    (scanned,) = desk.take(desk.page("102"))
    assert scanned.signature is None


def test_a_page_that_waits_for_another_one_holds_no_picture_in_memory(desk: Desk) -> None:
    desk.pages["scan.pdf"] = [desk.page()]
    (desk.folder / "scan.pdf").write_bytes(b"%PDF")
    (read,) = desk.scanning.read([desk.folder / "scan.pdf"])
    assert isinstance(read, PageRead)
    assert not read.found.picture
    assert desk.scanning.picture(read.picture)


def test_next_years_form_that_comes_back_before_its_day_is_recorded(
    desk: Desk, clock: SteppingClock, tmp_path: Path
) -> None:
    everybody = FormOrder(tuple(desk.ids.values()))
    desk.bench.forms.start(everybody, tmp_path / "1")
    clock.advance(hours=1)
    desk.take(desk.page(code=desk.code(batch=1)))
    clock.advance(days=340)
    desk.bench.forms.start(everybody, tmp_path / "2")
    clock.advance(days=1)
    assert desk.bench.register.standing(desk.ids["101"]).state is SignatureState.SIGNED
    assert desk.verdicts(desk.page(code=desk.code(batch=2))) == [Verdict.ACCEPTED]
    assert desk.verdicts(desk.page(code=desk.code(batch=2))) == [Verdict.ALREADY]
    assert desk.signed() == 2


def test_a_form_made_twice_is_recorded_once_whichever_comes_back(
    desk: Desk, clock: SteppingClock, tmp_path: Path
) -> None:
    for number in (1, 2):
        desk.bench.forms.start(FormOrder(tuple(desk.ids.values())), tmp_path / str(number))
        clock.advance(hours=1)
    assert desk.verdicts(desk.page(code=desk.code(batch=2))) == [Verdict.ACCEPTED]
    assert desk.verdicts(desk.page(code=desk.code(batch=1))) == [Verdict.ALREADY]
    # Nor is one of them a renewal a year later.
    clock.advance(days=400)
    assert desk.verdicts(desk.page(code=desk.code(batch=1))) == [Verdict.ALREADY]


def test_a_form_of_no_batch_is_not_taken_for_a_signature_entered_by_hand(
    desk: Desk, clock: SteppingClock
) -> None:
    desk.bench.signing.sign([desk.ids["101"]], Method.PAPER, TODAY, by="Hana")
    assert desk.verdicts(desk.page(code=desk.code(batch=0))) == [Verdict.ALREADY]
    clock.advance(days=1)
    publish_again(desk.bench, "2.0", clock)
    assert desk.verdicts(desk.page(code=desk.code(version="2.0", batch=0))) == [Verdict.ACCEPTED]


def test_a_signed_sheet_that_follows_an_unsigned_copy_of_it_is_recorded(desk: Desk) -> None:
    unsigned, signed = desk.page(signature=Ink.NONE), desk.page()
    assert desk.verdicts(unsigned, signed, desk.page()) == [
        Verdict.UNSIGNED,
        Verdict.ACCEPTED,
        Verdict.DUPLICATE,
    ]
    (waiting,) = desk.scanning.waiting()
    with pytest.raises(AlreadySigned):
        desk.scanning.accept(waiting.digest, TODAY, by="Hana")
    assert desk.signed() == 1
    desk.scanning.leave_out(waiting.digest, "A copy", by="Hana")


def test_two_doubtful_sheets_of_one_form_both_wait_where_they_differ(desk: Desk) -> None:
    pages = desk.page(signature=Ink.NONE), desk.page(signature=Ink.UNSURE), desk.page(signature=Ink.NONE)
    assert desk.verdicts(*pages) == [Verdict.UNSIGNED, Verdict.UNSURE, Verdict.DUPLICATE]
    assert len(desk.scanning.waiting()) == 2


def test_the_same_page_twice_in_a_lot_waits_once(desk: Desk) -> None:
    page = ScannedPage(1, (), None, None, b"\xff\xd8 nothing to read")
    assert desk.verdicts(page, page) == [Verdict.UNREADABLE, Verdict.UNREADABLE]
    assert len(desk.scanning.waiting()) == 1


def test_a_page_that_somebody_decided_on_does_not_wait_again(desk: Desk) -> None:
    pages = ScannedPage(1, (), None, None, b"\xff\xd8 of Ada"), desk.page(signature=Ink.NONE)
    nobody, unsigned = desk.take(*pages)
    desk.scanning.accept(nobody.picture, TODAY, by="Hana", person=desk.ids["101"])
    desk.scanning.leave_out(unsigned.picture, "Empty", by="Hana")
    assert desk.verdicts(*pages) == [Verdict.ALREADY, Verdict.ALREADY]
    assert not desk.scanning.waiting()
    assert desk.signed() == 1


def test_a_page_whose_entry_was_corrected_waits_again_and_can_be_recorded(desk: Desk) -> None:
    page = ScannedPage(1, (), None, None, b"\xff\xd8 of Ada or Bo")
    (result,) = desk.take(page)
    desk.scanning.accept(result.picture, TODAY, by="Hana", person=desk.ids["102"])
    (fact,) = desk.bench.register.facts(desk.ids["102"])
    desk.bench.signing.correct(fact, "It is Ada", by="Hana")
    assert desk.verdicts(page) == [Verdict.UNREADABLE]
    (waiting,) = desk.scanning.waiting()
    assert (waiting.outcome, waiting.note) == ("", "")
    desk.scanning.accept(waiting.digest, TODAY, by="Hana", person=desk.ids["101"])
    assert desk.signed() == 1


def test_a_page_is_entered_for_one_person(desk: Desk) -> None:
    (result,) = desk.take(desk.page(signature=Ink.UNSURE))
    desk.take(desk.page())
    for person in (0, desk.ids["101"]):
        with pytest.raises(AlreadySigned):
            desk.scanning.accept(result.picture, TODAY, by="Hana", person=person)
    desk.scanning.accept(result.picture, TODAY, by="Hana", person=desk.ids["102"])
    assert (desk.signed("101"), desk.signed("102")) == (1, 1)


def test_a_page_of_an_older_text_is_entered_for_that_text_whoever_signed_it(
    desk: Desk, clock: SteppingClock
) -> None:
    (result,) = desk.take(desk.page(code=desk.code("999")))
    clock.advance(days=1)
    publish_again(desk.bench, "2.0", clock)
    desk.scanning.accept(result.picture, TODAY, by="Hana", person=desk.ids["104"])
    (fact,) = desk.bench.register.facts(desk.ids["104"])
    assert (fact.version, fact.batch, fact.language) == ("1.0", 0, "fr")


def test_the_first_page_of_a_form_that_is_recorded_waits_for_nothing(desk: Desk) -> None:
    first = desk.page(signature=None, day=None, places=(CodePlace.HEAD,))
    assert desk.verdicts(first, desk.page()) == [Verdict.ACCEPTED, Verdict.FIRST_PAGE]
    again = desk.page(signature=None, day=None, places=(CodePlace.HEAD,))
    assert desk.verdicts(again) == [Verdict.ALREADY]
    assert not desk.scanning.waiting()


@pytest.mark.parametrize("day", ["2026-11-20", "0001-01-01", "2019-05-05"])
def test_a_form_signed_before_it_was_made_is_not_taken_at_its_word(
    desk: Desk, tmp_path: Path, day: str
) -> None:
    desk.bench.forms.start(FormOrder(tuple(desk.ids.values())), tmp_path / "forms")
    assert [result.verdict for result in desk.take(desk.form(signed_on=day))] == [Verdict.UNDATED]


def test_a_form_of_a_withdrawn_text_waits(desk: Desk, clock: SteppingClock) -> None:
    clock.advance(days=1)
    publish_again(desk.bench, "1.1", clock)
    desk.bench.publication.withdraw("1.1", "A mistake", "Ada")
    assert desk.verdicts(desk.page(code=desk.code(version="1.1"))) == [Verdict.WRONG_VERSION]
    assert desk.verdicts(desk.page("102")) == [Verdict.ACCEPTED]


def test_a_form_too_large_to_be_kept_is_told_and_stops_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("charta.services.scanning.EVIDENCE_LIMIT", 10)
    desk.pages["big.pdf"] = [desk.form()]
    (desk.folder / "big.pdf").write_bytes(b"%PDF and much more")
    (problem,) = desk.scanning.read([desk.folder / "big.pdf"])
    assert isinstance(problem, FileProblem)
    assert "64 MB" in str(problem.problem)


def test_a_form_taken_away_while_it_is_read_is_told(desk: Desk) -> None:
    desk.pages["gone.pdf"] = [desk.form()]
    (problem,) = desk.scanning.read([desk.folder / "gone.pdf"])
    assert isinstance(problem, FileProblem)
    assert "taken away" in str(problem.problem)
