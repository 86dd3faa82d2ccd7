"""Hypothesis strategies for records and for what happens to a charter."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from charta.domain.fingerprint import fingerprint
from charta.domain.mail import MailState
from charta.domain.records import (
    Action,
    ActionKind,
    Activity,
    AgendaItem,
    Aim,
    Answer,
    Argument,
    Behind,
    Campaign,
    Change,
    Choice,
    Comment,
    Confirmation,
    Decision,
    DecisionKind,
    Delegation,
    Delivery,
    DoubtfulPage,
    Endorsement,
    FormBatch,
    Inclusion,
    ItemKind,
    ItemNotes,
    MarkKind,
    MinorChange,
    Motion,
    Participant,
    PeriodicReview,
    ProposalAnswer,
    ProposalOutcome,
    Record,
    RegisterEntry,
    Requirement,
    Resolution,
    ReviewRequest,
    ReviewReturn,
    RoomSignature,
    RosterUpdate,
    Round,
    Scale,
    SessionMark,
    Version,
    Vote,
    Withdrawal,
    Wording,
    Workshop,
)
from charta.domain.register import Occasion
from charta.domain.rollout import Factor
from charta.services.form_files import Layout
from charta.services.forms import FORM_FORMATS
from charta.services.judging import Verdict
from charta.services.people_view import Group

AWKWARD = "\t\n\r\x1f\x7f\u00a0\u2028\u202e\ufeff\ufffde\u0301'\"\\/u0000[]{}%?:;-é«😀"
texts = st.text(
    st.one_of(st.sampled_from(AWKWARD), st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
    max_size=30,
)
ids = st.sampled_from(("S01", "S12", "it", "hr", "fr", "en"))
cells = st.one_of(texts, st.integers(-(2**53), 2**53), st.dictionaries(ids, texts, max_size=2))
values = st.one_of(
    texts,
    st.integers(-(2**53), 2**53),
    st.lists(texts, max_size=3).map(tuple),
    st.dictionaries(ids, texts, max_size=2),
    st.lists(st.dictionaries(texts, cells, max_size=3), max_size=3).map(tuple),
)
zones = st.sampled_from((UTC, timezone(timedelta(hours=-5)), timezone(timedelta(hours=2))))
moments = st.builds(
    lambda age, zone: (datetime(2026, 1, 1, tzinfo=UTC) + age).astimezone(zone),
    st.timedeltas(timedelta(days=-300_000), timedelta(days=300_000)),
    zones,
)
numbers = st.integers(1, 4)
days = st.one_of(st.just(""), st.dates(date(1970, 1, 1), date(2999, 12, 31)).map(date.isoformat))
times = st.one_of(st.just(""), st.times().map(lambda at: at.isoformat("minutes")))
answers = st.one_of(st.just(""), values.map(json.dumps))
languages = st.lists(ids, max_size=2).map(tuple)

by_id = st.dictionaries(ids, texts, max_size=2)
KEPT = (b"a picture", b"a document")
"""What a charter has to keep for the records of these strategies to prove themselves."""
kept = st.sampled_from([hashlib.sha256(data).hexdigest() for data in KEPT])


occasions = st.sampled_from(["", *(occasion.value for occasion in Occasion)])
by_language = st.dictionaries(ids, texts, min_size=1, max_size=2)
mail_states = st.dictionaries(
    numbers.map(str), st.sampled_from([state.value for state in MailState]), max_size=2
)


def _campaign(number: int, digest: str, words: dict[str, str], by: str, at: datetime) -> Campaign:
    return Campaign(number, digest, "1.0", words, words, "smtp", number, number > 2, by, at)


def _minor(number: int, section: str, old: str, new: str, words: str, at: datetime) -> MinorChange:
    prints = (fingerprint(old), fingerprint(new))
    return MinorChange(number, section, *prints, old, new, words, words, section, at)


records: st.SearchStrategy[Record] = st.one_of(
    st.builds(Answer, ids, ids, values),
    st.builds(Wording, ids, ids, texts, texts),
    st.builds(Behind, ids, languages),
    st.builds(Inclusion, ids, st.booleans()),
    st.builds(Requirement, ids, ids, st.booleans(), texts),
    st.builds(
        Decision, numbers, ids, ids, st.sampled_from(DecisionKind), texts, texts, moments, texts, texts
    ),
    st.builds(Comment, numbers, ids, ids, texts, moments, texts, texts),
    st.builds(
        Comment,
        *(numbers, ids, ids, texts, moments, texts, texts, st.booleans(), numbers),
        *(ids, texts, texts, texts, texts),
    ),
    st.builds(_minor, numbers, ids, texts, texts, texts, moments),
    st.builds(Confirmation, numbers, st.booleans(), texts, texts, ids, moments),
    st.builds(Endorsement, numbers, texts, texts, by_id, st.booleans(), by_id, moments),
    st.builds(
        Version,
        *(ids, texts, texts, texts, texts, by_id, kept, st.dictionaries(texts, kept, max_size=2)),
        *(numbers, texts, moments),
    ),
    st.builds(Withdrawal, ids, texts, texts, moments),
    st.builds(PeriodicReview, numbers, ids, texts, texts, texts, moments),
    st.builds(ReviewRequest, numbers, languages, languages, languages, kept, texts, texts, texts, moments),
    st.builds(ReviewReturn, kept, numbers, texts, texts, moments),
    st.builds(ProposalAnswer, ids, ids, st.sampled_from(ProposalOutcome), texts, texts, moments),
    st.builds(Workshop, numbers, texts, days, times, numbers, texts, ids, numbers),
    st.builds(
        AgendaItem,
        *(numbers, numbers, numbers, st.sampled_from(ItemKind), ids, texts, numbers, ids),
        st.sampled_from(Aim),
    ),
    st.builds(ItemNotes, numbers, texts, texts),
    st.builds(Participant, numbers, numbers, texts, ids, texts, st.booleans()),
    st.builds(Delegation, numbers, ids, texts, texts, texts, moments),
    st.builds(SessionMark, numbers, numbers, st.sampled_from(MarkKind), numbers, numbers, moments),
    st.builds(Motion, numbers, numbers, ids, ids, answers, texts, ids, texts, st.booleans(), moments),
    st.builds(Argument, numbers, numbers, st.booleans(), texts, ids, moments),
    st.builds(Round, numbers, numbers, numbers, st.sampled_from(Scale), st.booleans(), moments),
    st.builds(Vote, numbers, ids, st.sampled_from(Choice), texts, texts, moments),
    st.builds(
        Resolution,
        *(numbers, numbers, numbers, ids, ids, answers, numbers, numbers, texts),
        *(by_id, by_id, texts, moments),
    ),
    st.builds(
        Action,
        *(numbers, numbers, st.sampled_from(ActionKind), ids),
        *(texts, texts, days, days, texts, texts, moments),
    ),
    st.builds(RoomSignature, numbers, numbers, texts, kept),
    st.builds(RosterUpdate, numbers, kept, texts, numbers, numbers, numbers, numbers, texts, moments),
    st.builds(RegisterEntry, numbers, kept, ids, numbers, numbers, numbers, texts, texts, moments),
    st.builds(
        FormBatch,
        *(numbers, kept, ids, occasions, st.sampled_from([layout.value for layout in Layout])),
        st.sampled_from(FORM_FORMATS),
        *(st.sampled_from(["", *(group.value for group in Group)]), days, numbers, numbers, texts, texts),
        moments,
    ),
    st.builds(
        DoubtfulPage,
        *(
            kept,
            texts,
            texts,
            numbers,
            languages,
            st.sampled_from([verdict.value for verdict in Verdict]),
            numbers,
            numbers,
            ids,
            occasions,
            ids,
            ids,
            texts,
            texts,
            moments,
        ),
    ),
    st.builds(_campaign, numbers, kept, by_language, texts, moments),
    st.builds(Delivery, numbers, numbers, mail_states, texts, moments),
    st.builds(
        Activity,
        *(ids, ids, texts, st.sampled_from([factor.value for factor in Factor]), ids, texts),
        *(days, days, days, st.booleans(), days, texts, texts, kept, texts),
    ),
)
Wish = tuple[Record, bool]
Present = dict[tuple[type[object], tuple[str, ...]], Record]
steps: st.SearchStrategy[Sequence[Sequence[Wish]]] = st.lists(
    st.lists(st.tuples(records, st.booleans()), min_size=1, max_size=6), max_size=6
)
"""Transactions, each of records to put in place, or to take away where the flag says so."""


def fulfilled(present: Present, wishes: Sequence[Wish]) -> list[Change]:
    """Return the changes that fulfil the wishes, and carry them out on `present`."""
    changes = []
    for record, is_unwanted in wishes:
        slot = (type(record), record.key)
        before = present.get(slot)
        if is_unwanted and before is None:
            continue
        changes.append(Change(before, None if is_unwanted else record))
        if is_unwanted:
            del present[slot]
        else:
            present[slot] = record
    return changes
