"""A year in the life of an organisation, played through the real parts of the application.

People are imported, get forms, sign on paper that is printed, written on and scanned, or in a PDF; some come
and some leave; a minor and a material version are published; reminders go out through mail that is cut off
on the way; after a year everybody is asked again. `signed` is what people really did.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Final

from charta.bootstrap import Workbench
from charta.domain.mail import MailState, MessageKind
from charta.domain.people import Presence
from charta.domain.register import DUE, FactKind, Method, Occasion, SignatureState, counting
from charta.i18n import translator
from charta.services.campaigns import Channel
from charta.services.export import file_name, write
from charta.services.form_files import Layout
from charta.services.forms import FormOrder
from charta.services.judging import Verdict
from charta.services.people_view import Column, Group, Selection
from charta.services.read_pages import FileProblem, PageRead, PageResult
from fakes import SteppingClock
from mailserver import Behaviour, Drop, mail_server
from people import publish_again
from year.organisation import Employee, as_csv, as_workbook, employees, moved
from year.paper import Returned, filled, habit_of, scanned

START: Final = datetime(2027, 1, 15, 14, 0, tzinfo=UTC)
HR: Final = "Hana Roy"
_CHUNK: Final = 25
Told = Callable[[str], None]


class Year:
    """Plays the year; `told` is given a line for each thing that happened."""

    def __init__(
        self, bench: Workbench, clock: SteppingClock, folder: Path, size: int, told: Told = print
    ) -> None:
        self.bench, self.clock, self.folder, self.size = bench, clock, folder, size
        self.told = told
        self.staff: list[Employee] = []
        self.signed: dict[str, set[str]] = {}
        """By employee number, the versions that somebody really signed, each with its occasion."""
        self.verdicts: Counter[Verdict] = Counter()

    def play(self) -> None:
        """Play the whole year."""
        with self._timed("People imported from a semicolon list in Windows-1252"):
            self.import_staff()
        with self._timed("Forms written as PDF, by department, with cover sheets"):
            piles = self.hand_out(Occasion.NEW_VERSION)
        paper = max(2, len(piles) * 3 // 10)
        self.collect(piles[:paper])
        self.meet(pile.stem for pile in piles[paper:])
        self.remind()
        self.come_and_go()
        self.onboard()
        self.minor_version()
        self.material_version()
        self.renew()
        self.report()

    # -- the parts --------------------------------------------------------------------------------------

    def import_staff(self) -> None:
        """Take the list of the personnel system over."""
        self.staff = employees(self.size)
        self._take_over(as_csv(self.folder / "personnel.csv", self.staff), complete=False)
        assert len(self.bench.register.people) == self.size

    def hand_out(
        self, occasion: Occasion, layout: Layout = Layout.COMBINED, format_: str = "pdf"
    ) -> list[Path]:
        """Write forms for everybody who is due, and hand them out."""
        people = tuple(self.bench.people_view.select(Selection.due(), Column.NAME))
        standings = self.bench.register.standings()
        assert {standings[id_].occasion for id_ in people} == {occasion}
        folder = self.folder / f"forms-{len(self.bench.forms.batches()) + 1}"
        group = Group.DEPARTMENT if layout is Layout.COMBINED else None
        order = FormOrder(people, None, layout, format_, group, given_on=self.today)
        run = self.bench.forms.start(order, folder)
        made = max(run.work())
        self.bench.forms.finish(run, made)
        assert made == len(people)
        states = Counter(standing.state for standing in self.bench.register.standings().values())
        assert states[SignatureState.GIVEN] == len(people)
        self.told(f"{made} forms in {len(list(folder.iterdir()))} files")
        return sorted(folder.iterdir())

    def collect(self, piles: Sequence[Path], round_: int = 0, most: int | None = None) -> None:
        """Have forms signed on paper and scanned, take them in, and decide on what is doubtful."""
        self.clock.advance(days=10)
        lots = scanned(piles, self.bench.forms.codes(), self.folder / f"scans-{round_}", round_, most)
        intake = self.bench.scanning.begin(self.today, HR)
        returned: dict[str, Returned] = {}
        forms, seconds = 0, 0.0
        results: list[PageResult] = []
        for path, sheets in lots:
            forms += len(sheets)
            for sheet in sheets:
                self._sign(sheet)
                returned[self._number(sheet.code.person)] = sheet
            began = perf_counter()
            for chunk in _chunks(self._read([path])):
                results += intake.take(chunk)
            seconds += perf_counter() - began
        results += intake.finish()
        pages = len(results)
        found = Counter(result.verdict for result in results)
        self.verdicts += found
        empty = found[Verdict.BLANK] + found[Verdict.UNREADABLE]
        assert pages - empty == forms, "every form was told by its code"
        self.told(f"{pages} scanned pages read at {pages / seconds:.1f} a second: " + _listed(found))
        self._decide(returned)
        self.agree()

    def meet(self, departments: Iterable[str]) -> None:
        """Have the people of some departments sign attendance lists at the meetings about the charter."""
        names = {file_name(name): name for name in self.bench.people_view.groups(Group.DEPARTMENT)}
        count = 0
        for department in departments:
            chosen = Selection(groups={Group.DEPARTMENT: names[department]}, states=DUE)
            there = [id_ for id_ in self.bench.people_view.select(chosen) if habit_of(id_).is_signature]
            self._attend(department, there, "1.0 new_version")
            count += len(there)
        self.told(f"{count} people signed attendance lists")
        self.agree()

    def remind(self) -> None:
        """Remind those who are due through a mail server that drops the line, and go on after it."""
        self.clock.advance(days=25)
        due = self.bench.people_view.select(Selection.due())
        recipients = self.bench.messages.to_people(due)
        if not recipients.lines:
            return
        words = self.bench.messages.proposed(MessageKind.REMINDER)
        number = self.bench.campaigns.start(words, recipients.lines, Channel.SMTP).number
        behaviour = Behaviour(drop_after=max(1, len(recipients.lines) // 3), drop=Drop.IN_DATA)
        with mail_server(behaviour=behaviour) as server:
            self._send(number, server.account())
            unknown = self.bench.campaigns.uncertain(number)
            behaviour.drop_after = None
            self._send(number, server.account())
            arrived = Counter(mail.recipients[0] for mail in server.received)
        self.bench.campaigns.settle(number, dict.fromkeys(unknown, MailState.SENT))
        assert set(arrived.values()) == {1}
        assert len(arrived) == len(recipients.lines) == self.bench.campaigns.counts(number).sent
        self.told(
            f"{len(arrived)} reminders sent, the line dropped once, none twice; "
            f"{len(recipients.unreachable)} people without an address named"
        )

    def come_and_go(self) -> None:
        """Take a complete list over, in which people are new, gone, or work elsewhere."""
        self.clock.advance(days=30)
        gone = max(1, self.size // 60)
        hired = self.today.isoformat()
        joined = employees(max(2, self.size // 40), first=self.size + 1, hired=hired)
        left, self.staff = self.staff[-gone:], [*moved(self.staff[:-gone]), *joined]
        comparison = self._take_over(as_workbook(self.folder / "staff.xlsx", self.staff), complete=True)
        assert (comparison["joiners"], comparison["leavers"]) == (len(joined), len(left))
        known = {person.number: person for person in self.bench.register.people.values()}
        assert all(known[person.number].presence is Presence.LEFT for person in left)
        self.told(f"{len(joined)} joined, {len(left)} left, {comparison['changes']} changed")

    def onboard(self) -> None:
        """Have newcomers sign a PDF on the screen; one in five forgets to tick a box."""
        new = [
            id_
            for id_ in self.bench.people_view.select(Selection.due())
            if self.bench.register.standing(id_).occasion is Occasion.ONBOARDING
        ]
        folder = self.folder / "onboarding"
        order = FormOrder(tuple(new), Occasion.ONBOARDING, Layout.SEPARATE, "pdf", None, given_on=self.today)
        run = self.bench.forms.start(order, folder)
        self.bench.forms.finish(run, max(run.work()))
        self.clock.advance(days=3)
        intake = self.bench.scanning.begin(self.today, HR)
        results: list[PageResult] = []
        for place, path in enumerate(sorted(folder.glob("*.pdf"))):
            ticked = {"tick": ("read", "whom")} if place % 5 == 4 else {}
            path.write_bytes(filled(path.read_bytes(), path.stem, self.today.isoformat(), **ticked))
            for chunk in _chunks(self._read([path])):
                results += intake.take(chunk)
        found = Counter(result.verdict for result in results)
        assert found[Verdict.ACCEPTED] == len(new) - len(new) // 5
        assert found[Verdict.UNSURE] == len(new) // 5
        for id_ in new:
            self.signed.setdefault(self._number(id_), set()).add("1.0 onboarding")
        for page in self.bench.scanning.waiting():
            self.bench.scanning.accept(page.digest, self.today, by=HR, note="Asked on the telephone")
        self.told(f"{len(new)} newcomers signed in a PDF: " + _listed(found))
        self.agree()

    def minor_version(self) -> None:
        """Publish a version with a minor change, which asks nobody."""
        self.clock.advance(days=30)
        before = Counter(standing.state for standing in self.bench.register.standings().values())
        publish_again(self.bench, "1.1", self.clock)
        after = Counter(standing.state for standing in self.bench.register.standings().values())
        assert before == after
        self.told(f"Version 1.1 asks nobody again: {_listed(after)}")

    def material_version(self) -> None:
        """Publish a version that asks everybody, who sign at meetings, with attendance lists."""
        self.clock.advance(days=60)
        publish_again(self.bench, "2.0", self.clock)
        states = Counter(standing.state for standing in self.bench.register.standings().values())
        assert states[SignatureState.SIGNED] == 0
        assert states[SignatureState.OUTDATED] == len(self._signers())
        with self._timed("Word forms for version 2.0, a file each"):
            due = tuple(self.bench.people_view.select(Selection.due()))
            run = self.bench.forms.start(
                FormOrder(due, Occasion.NEW_VERSION, given_on=self.today), self.folder / "version-2"
            )
            self.bench.forms.finish(run, max(run.work()))
        self.clock.advance(days=14)
        for department in self.bench.people_view.groups(Group.DEPARTMENT):
            team = self.bench.people_view.select(Selection(groups={Group.DEPARTMENT: department}, states=DUE))
            self._attend(department, [id_ for id_ in team if id_ % 10], "2.0 new_version")
        for id_ in self.bench.people_view.select(Selection.due())[:3]:
            self.bench.signing.refuse(id_, self.today, "Omar Diaz", by=HR)
        states = Counter(standing.state for standing in self.bench.register.standings().values())
        self.told(f"Version 2.0, signed at meetings: {_listed(states)}")
        self.agree()

    def renew(self) -> None:
        """Ask people again after a year, on paper that says what changed."""
        self.clock.advance(days=366)
        states = Counter(standing.state for standing in self.bench.register.standings().values())
        assert states[SignatureState.SIGNED] == 0
        ids = tuple(self.bench.people_view.select(Selection(states=frozenset([SignatureState.DUE_AGAIN]))))[
            : max(20, self.size // 10)
        ]
        order = FormOrder(ids, Occasion.ANNUAL, Layout.COMBINED, "pdf", Group.MANAGER, given_on=self.today)
        run = self.bench.forms.start(order, self.folder / "renewal")
        self.bench.forms.finish(run, max(run.work()))
        self.told(f"{len(ids)} yearly forms by manager")
        self.collect(sorted((self.folder / "renewal").iterdir()), round_=2)

    def report(self) -> None:
        """Write what is left at the end, and prove it."""
        bench, out = self.bench, self.folder / "report"
        for language in ("fr", "en"):
            list(write([bench.register_report.job(language, format_) for format_ in ("docx", "pdf")], out))
        signers = [id_ for id_ in bench.register.people if bench.certificates.signatures(id_)][:3]
        list(write(bench.certificates.jobs(signers, "pdf"), out))
        everybody = bench.people_view.select()
        (out / "people.xlsx").write_bytes(bench.register_report.spreadsheet(everybody, translator("fr")))
        kept = bench.kept_pages.check()
        verdict = bench.session.store.verify()
        assert not kept.missing
        assert verdict.flaw is None
        size = bench.session.store.path.stat().st_size / 1e6
        weight = sum(path.stat().st_size for path in bench.kept_pages.folder.rglob("*.*")) / 1e6
        self.told(
            f"{verdict.entries} entries of the journal proved, {kept.named} kept pages proved; the charter "
            f"has {size:.1f} MB, its evidence {weight:.0f} MB"
        )

    # -- what holds after each part ---------------------------------------------------------------------

    def agree(self) -> None:
        """Compare every signature in the register with what people really did."""
        register = self.bench.register
        found: dict[str, set[str]] = {}
        for id_, person in register.people.items():
            facts = [fact for fact in counting(register.facts(id_)) if fact.kind is FactKind.SIGNED]
            told = [f"{fact.version} {fact.occasion.value}" for fact in facts]
            assert len(told) == len(set(told)), person
            if told:
                found[person.number] = set(told)
        assert found == self.signed

    @property
    def today(self) -> date:
        """The day of the story."""
        return self.clock.now().astimezone().date()

    # -- how the parts work -----------------------------------------------------------------------------

    def _take_over(self, path: Path, *, complete: bool) -> dict[str, int]:
        sheet = self.bench.roster.sheets(path)[0]
        preview = self.bench.roster.preview(sheet, complete=complete)
        assert not preview.comparison.problems, preview.comparison.problems[:3]
        assert not preview.comparison.ambiguous
        self.bench.roster.take_in(preview, HR)
        return dict(preview.comparison.counts)

    def _read(self, paths: Iterable[Path]) -> Iterator[PageRead]:
        for read in self.bench.scanning.read(paths):
            assert not isinstance(read, FileProblem), read
            yield read

    def _attend(self, department: str, people: Sequence[int], told: str) -> None:
        proof = b"%PDF-1.7 " + department.encode()
        self.bench.signing.sign(people, Method.ATTENDANCE, self.today, by=HR, proof=proof)
        for id_ in people:
            self.signed.setdefault(self._number(id_), set()).add(told)

    def _sign(self, sheet: Returned) -> None:
        if sheet.habit.is_signature:
            told = f"{sheet.code.version} {sheet.code.occasion.value}"
            self.signed.setdefault(self._number(sheet.code.person), set()).add(told)

    def _decide(self, returned: dict[str, Returned]) -> None:
        """Do what somebody does who looks at the pages that wait: record what is signed."""
        waiting = self.bench.scanning.waiting()
        for page in waiting:
            if not page.person:
                # The empty back of a sheet with dirt on it.
                self.bench.scanning.leave_out(page.digest, "Nothing on it", by=HR)
                continue
            sheet = returned[self._number(page.person)]
            if sheet.habit.is_signature:
                self.bench.scanning.accept(page.digest, self.today, by=HR)
            else:
                self.bench.scanning.leave_out(page.digest, "Not signed", by=HR)
        self.told(f"{len(waiting)} of them looked at by somebody")

    def _send(self, number: int, account: object) -> None:
        while mails := self.bench.sending.claim(number, account):
            outcome = self.bench.sending.send(mails, account, "", lambda _: False)
            self.bench.sending.settle(number, outcome)
            if outcome.problem is not None:
                return

    def _signers(self) -> list[str]:
        here = {
            person.number
            for person in self.bench.register.people.values()
            if person.presence is Presence.PRESENT
        }
        return [number for number in self.signed if number in here]

    def _number(self, person: int) -> str:
        return self.bench.register.person(person).number

    @contextmanager
    def _timed(self, what: str) -> Iterator[None]:
        began = perf_counter()
        yield
        self.told(f"{what}: {perf_counter() - began:.1f} s")


def _chunks(pages: Iterator[PageRead]) -> Iterator[list[PageRead]]:
    while chunk := list(islice(pages, _CHUNK)):
        yield chunk


def _listed(found: Counter[Verdict] | Counter[SignatureState]) -> str:
    return ", ".join(f"{count} {kind.value.replace('_', ' ')}" for kind, count in found.most_common())
