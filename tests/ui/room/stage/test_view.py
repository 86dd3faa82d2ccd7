"""The composition of the big screen: legible, whole, and the same at every size."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from charta.bootstrap import Workbench
from charta.domain.catalogue import Catalogue
from charta.domain.records import Choice, ItemKind, Scale
from charta.domain.stage import (
    Stage,
    StageArgument,
    StageMotion,
    StageOption,
    StagePassage,
    StageRound,
    StageVote,
)
from charta.domain.workshops import Outcome
from charta.i18n import translator
from charta.ui.room.stage.marks import Plate, Shape, Sign, Words, paint
from charta.ui.room.stage.sizes import (
    BODY,
    HEIGHT,
    MOTION,
    QUESTION,
    SMALLEST,
    Box,
    canvas_scale,
    canvas_width,
)
from charta.ui.room.stage.view import Scene, StageView, without_clock
from charta.ui.theme import Role, load_theme
from ui.room.stage.stages import DECIDED, NAMES, NOTE, SECTION, every, hidden, motioned, shown
from ui.room.stage.stages import QUESTION as ASKED

WIDTHS = (HEIGHT * 4 / 3, HEIGHT * 16 / 9, HEIGHT * 21 / 9)
WIDE = WIDTHS[1]
EVERY = [(language, name) for language in ("fr", "en") for name in every(language)]


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.fixture(scope="module")
def views(dressed: None) -> dict[str, StageView]:
    return {language: StageView(load_theme("light"), translator(language)) for language in ("fr", "en")}


def words(scene: Scene) -> list[Words]:
    return [mark for mark in scene.marks if isinstance(mark, Words)]


def texts(scene: Scene) -> list[str]:
    return [mark.text for mark in words(scene)]


def cut(scene: Scene) -> list[str]:
    return [mark.text for mark in words(scene) if mark.is_cut]


def signs(scene: Scene) -> list[Shape]:
    return [mark.shape for mark in scene.marks if isinstance(mark, Sign)]


AROUND = 60
"""How far around a box ink is looked for, in units of the canvas."""


def painted(view: StageView, mark: Words) -> Box | None:
    """Return where a text leaves ink when it is drawn alone, at half of the canvas's size."""
    left, top = mark.box.x - AROUND, mark.box.y - AROUND
    size = QSizeF(mark.box.width + 2 * AROUND, mark.box.height + 2 * AROUND) / 2
    image = QImage(size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.scale(0.5, 0.5)
    painter.translate(-left, -top)
    paint(painter, [mark], view.setter)
    painter.end()
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    ink, line = bytes(alpha.constBits()), alpha.bytesPerLine()
    lines = [ink[start : start + alpha.width()].rstrip(b"\0") for start in range(0, len(ink), line)]
    rows = [number for number, row in enumerate(lines) if row]
    if not rows:
        return None
    first = min(len(lines[row]) - len(lines[row].lstrip(b"\0")) for row in rows)
    last = max(len(lines[row]) for row in rows)
    high = (rows[-1] + 1 - rows[0]) * 2
    return Box(left + first * 2, top + rows[0] * 2, (last - first) * 2, high)


def holds(outer: Box, inner: Box, slack: float = 0.1) -> bool:
    return (
        outer.x - slack <= inner.x
        and outer.y - slack <= inner.y
        and inner.right <= outer.right + slack
        and inner.bottom <= outer.bottom + slack
    )


def overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    return across > 0.1 and min(one.bottom, other.bottom) - max(one.y, other.y) > 0.1


def faults(view: StageView, scene: Scene, width: float) -> Iterator[str]:
    """Tell what is too small, outside its place, or over something else."""
    canvas = Box(0, 0, width, HEIGHT)
    for mark in scene.marks:
        if not holds(canvas, mark.box):
            yield f"outside the picture: {mark}"
    for mark in words(scene):
        if mark.face.size < SMALLEST:
            yield f"too small: {mark}"
        ink = painted(view, mark)
        # Half a canvas has pixels of two units, and a letter may lean a little over its own width.
        if ink and not holds(mark.box, ink, 5):
            yield f"ink {ink} outside its box: {mark}"
        if ink is None and mark.text.strip():
            yield f"not drawn: {mark}"
    for one, other in combinations(words(scene), 2):
        if overlap(one.box, other.box):
            yield f"over each other: {one} and {other}"


def split(scene: Scene) -> Iterator[str]:
    """Tell which words are wider than their line."""
    for mark in words(scene):
        metrics = QFontMetricsF(mark.face.font())
        for word in () if mark.face.is_html else mark.text.split():
            if metrics.horizontalAdvance(word) > mark.box.width + 0.5:
                yield f"{word} in {mark}"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("language", "name"), EVERY)
def test_every_kind_is_legible_and_whole(
    views: dict[str, StageView], language: str, name: str, width: float
) -> None:
    view = views[language]
    scene = view.scene(every(language)[name], width)
    assert list(faults(view, scene, width)) == []
    assert list(split(scene)) == []


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_nothing_of_a_usual_stage_is_cut_on_a_usual_screen(
    views: dict[str, StageView], language: str, name: str
) -> None:
    assert cut(views[language].scene(every(language)[name], WIDE)) == []


LETTERS = st.sampled_from(
    (
        "la charte,",
        "l’organisation",
        "confidentialité",
        "communications",
        "d’accord",
        "où",
        ";",
        "«\u00a0anti\u00a0»",
    )
)
SENTENCES = st.lists(LETTERS, min_size=1, max_size=60).map(" ".join)
NAMES_OF = st.one_of(SENTENCES, st.just("Ǽ" * 90), st.just("مرحبا <b>&amp; 👩‍💻"))
LONG = st.one_of(SENTENCES, st.lists(LETTERS, min_size=200, max_size=500).map(" ".join), NAMES_OF)
PASSAGES = st.builds(
    lambda tag, text, changes: StagePassage(f"<{tag}>{escape(text)}</{tag}>", changes),
    st.sampled_from(["p", "h2", "blockquote"]),
    LONG,
    st.booleans(),
)
VOTES = st.builds(
    StageVote,
    NAMES_OF,
    st.sampled_from(["RH", "TI", "Juridique"]),
    st.booleans(),
    st.sampled_from(["", *Choice]),
    st.one_of(st.just(""), LONG),
)
ROUNDS = st.builds(
    StageRound,
    st.sampled_from(Scale),
    st.lists(VOTES, min_size=1, max_size=9).map(tuple),
    st.booleans(),
    st.sampled_from(["", *Outcome]),
)
MOTIONS = st.builds(
    StageMotion,
    LONG,
    NAMES_OF,
    SENTENCES,
    st.lists(st.builds(StageArgument, st.booleans(), LONG), max_size=6).map(tuple),
)
OPTIONS = st.builds(StageOption, LONG, st.lists(NAMES_OF, max_size=5).map(tuple), st.booleans())
EMPTY = st.just("")
STAGES = st.builds(
    Stage,
    language=st.just("fr"),
    meeting=LONG,
    organisation=LONG,
    kind=st.sampled_from(["", *ItemKind]),
    title=LONG,
    place=st.sampled_from(["", "3 / 8", "12 / 120"]),
    number=st.integers(0, 99),
    aim=st.sampled_from(["", "decide", "approve"]),
    lead=st.one_of(EMPTY, NAMES_OF),
    question=st.one_of(EMPTY, LONG),
    help=st.one_of(EMPTY, LONG),
    options=st.lists(OPTIONS, max_size=8).map(tuple),
    motion=st.one_of(st.none(), MOTIONS),
    round=st.one_of(st.none(), ROUNDS),
    clause=st.lists(PASSAGES, max_size=5).map(tuple),
    clock=st.sampled_from([every("fr")[name].clock for name in ("question", "ending", "over")]),
    turn=st.one_of(EMPTY, LONG),
    decided=st.one_of(EMPTY, LONG),
    following=st.one_of(EMPTY, LONG),
    is_paused=st.booleans(),
)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(stage=STAGES, width=st.sampled_from(WIDTHS))
def test_no_text_of_any_length_is_small_clipped_or_over_another(
    views: dict[str, StageView], stage: Stage, width: float
) -> None:
    view = views["fr"]
    assert list(faults(view, view.scene(stage, width), width)) == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    question=st.text("abcdeéà ’", min_size=20, max_size=160),
    options=st.lists(st.text("abcdeéà ’", min_size=3, max_size=60), min_size=2, max_size=5),
    passages=st.lists(PASSAGES, min_size=1, max_size=5),
)
def test_a_long_clause_gives_way_to_question_and_options(
    views: dict[str, StageView], question: str, options: list[str], passages: list[StagePassage]
) -> None:
    question, options = f"Q {question}", [f"{place} {label}" for place, label in enumerate(options)]
    stage = replace(
        ASKED["fr"],
        question=question,
        options=tuple(StageOption(label, ("Marketing", "RH")) for label in options),
        clause=tuple(passages),
    )
    scene = views["fr"].scene(stage, WIDE)
    shown_ = [mark for mark in words(scene) if not mark.face.is_html]
    assert {question, *options} <= {mark.text for mark in shown_}
    assert [mark.text for mark in shown_ if mark.is_cut and mark.text in {question, *options}] == []
    (asked,) = (mark for mark in shown_ if mark.text == question)
    assert asked.face.size >= QUESTION.least


def clause_of(bench: Workbench, section: str, language: str) -> tuple[StagePassage, ...]:
    """Return the wording of a section, its third passage changing."""
    pieces = re.finditer(r"(?s)<(p|h2|ul|ol|blockquote)\b.*?</\1>", bench.wordings.html(section, language))
    return tuple(StagePassage(piece[0], place == 2) for place, piece in enumerate(pieces))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_question_of_the_catalogue_is_whole_beside_its_clause(
    views: dict[str, StageView], example: Workbench, catalogue: Catalogue, language: str
) -> None:
    seen = 0
    for section in catalogue.sections:
        said = section.text(language)
        clause = clause_of(example, section.id, language)
        for field in said.fields.values():
            options = tuple(
                StageOption(label, ("Marketing", "Juridique"), place == 0)
                for place, label in enumerate(field.choices.values())
            )
            stage = replace(
                ASKED[language],
                title=said.title,
                number=section.order,
                question=field.label,
                help=field.help,
                options=options,
                clause=clause,
            )
            scene = views[language].scene(stage, WIDE)
            wanted = {said.title, field.label, *(option.label for option in options)}
            assert wanted <= set(texts(scene)), (section.id, field.label)
            assert not wanted.intersection(cut(scene)), (section.id, field.label)
            seen += 1
    assert seen > 60


def test_the_question_is_large_and_nothing_is_below_a_thirty_sixth(views: dict[str, StageView]) -> None:
    scene = views["fr"].scene(ASKED["fr"], WIDE)
    (question,) = (mark for mark in words(scene) if mark.text == ASKED["fr"].question)
    assert question.face.size >= HEIGHT / 14
    assert HEIGHT / 36 <= SMALLEST <= min(mark.face.size for mark in words(scene))
    labels = {option.label for option in ASKED["fr"].options}
    assert min(mark.face.size for mark in words(scene) if mark.text in labels) >= HEIGHT / 30
    assert min(BODY.least, MOTION.least) >= HEIGHT / 30


def test_of_a_long_clause_what_changes_is_shown_and_an_ellipsis_says_that_there_is_more(
    views: dict[str, StageView],
) -> None:
    changing = StagePassage("<p>Voici ce qui change.</p>", is_changing=True)
    rest = tuple(StagePassage(f"<p>{place} {'Une phrase du texte. ' * 30}</p>") for place in range(6))
    scene = views["fr"].scene(replace(ASKED["fr"], clause=(*rest[:3], changing, *rest[3:])), WIDE)
    assert [mark.text for mark in words(scene) if mark.face.is_html] == [changing.html]
    assert [text.endswith(" …") for text in texts(scene)].count(True) == 1
    assert texts(scene).count("…") == 1


def test_what_is_left_out_between_two_changing_passages_is_told(views: dict[str, StageView]) -> None:
    changing = StagePassage("<p>Voici ce qui change.</p>", is_changing=True)
    rest = tuple(StagePassage(f"<p>{place} {'Une phrase du texte. ' * 30}</p>") for place in range(4))
    scene = views["fr"].scene(replace(ASKED["fr"], clause=(changing, *rest, changing)), WIDE)
    assert [mark.text for mark in words(scene) if mark.face.is_html or mark.text == "…"] == [
        changing.html,
        "…",
        changing.html,
    ]


def test_what_changes_in_the_clause_is_told_by_a_bar_and_by_weight(views: dict[str, StageView]) -> None:
    scene = views["fr"].scene(every("fr")["section"], WIDE)
    passages = [mark for mark in words(scene) if mark.face.is_html]
    weights = [mark.face.weight for mark in passages]
    assert weights[0] == weights[2] < weights[1]
    bars = [mark for mark in scene.still if isinstance(mark, Plate) and mark.box.width == 12]
    assert len(bars) == 1
    assert bars[0].box.y < passages[1].box.y < passages[1].box.bottom < bars[0].box.bottom


def test_a_changing_passage_that_is_too_long_goes_on_with_an_ellipsis(views: dict[str, StageView]) -> None:
    endless = StagePassage(f"<p>{'Une phrase du texte. ' * 300}</p>", is_changing=True)
    scene = views["fr"].scene(replace(ASKED["fr"], clause=(endless,)), WIDE)
    assert cut(scene) == [endless.html]


def test_before_a_round_is_shown_nothing_tells_one_answer_from_another(views: dict[str, StageView]) -> None:
    base = hidden("fr")
    assert base.round is not None
    kept = [
        replace(
            base.round,
            outcome=result,
            votes=tuple(replace(vote, choice=choice, note=NOTE["fr"]) for vote in base.round.votes),
        )
        for choice, result in (
            (Choice.AGREE, Outcome.UNANIMOUS),
            (Choice.OBJECT, Outcome.OBJECTED),
            ("5", ""),
        )
    ]
    scenes = {views["fr"].scene(replace(base, round=round_), WIDE).marks for round_ in (base.round, *kept)}
    assert len(scenes) == 1
    (scene,) = (Scene(marks, ()) for marks in scenes)
    assert NOTE["fr"] not in texts(scene)
    assert signs(scene).count(Shape.DOT) == 3
    assert signs(scene).count(Shape.RING) == 2


@pytest.mark.parametrize("scale", Scale)
def test_answers_are_told_by_words_shape_and_colour(views: dict[str, StageView], scale: Scale) -> None:
    stage = shown("en", scale)
    assert stage.round is not None
    scene = views["en"].scene(stage, WIDE)
    outcome = "There is an objection to answer first."
    assert {"Can live with it", "Agrees", NOTE["en"], outcome} <= set(texts(scene))
    assert {name for name, _ in NAMES["en"]} <= set(texts(scene))
    plates = {mark.fill for mark in scene.still if isinstance(mark, Plate)}
    assert {Role.SUCCESS_SOFT, Role.ACCENT_SOFT, Role.DANGER_SOFT} <= plates
    if scale is Scale.CONSENT:
        assert signs(scene).count(Shape.CHECK) == 3
        assert signs(scene).count(Shape.WAVE) == 1
        assert signs(scene).count(Shape.CROSS) == 3, "the answer, the outcome and the note"
    else:
        dots = [mark for mark in scene.still if isinstance(mark, Plate) and mark.edge and mark.box.width < 30]
        assert len(dots) == 25
        assert sum(mark.fill is not None for mark in dots) == 5 + 2 + 4 + 3 + 5
        assert {"5", "2", "4", "3"} <= set(texts(scene))


def test_departments_stay_in_a_round_whatever_is_proposed(views: dict[str, StageView]) -> None:
    endless = "Une phrase de la proposition. " * 80
    base = shown("fr")
    assert base.motion is not None
    stage = replace(base, motion=replace(base.motion, text=endless), decided=endless, question=endless)
    assert {name for name, _ in NAMES["fr"]} <= set(texts(views["fr"].scene(stage, WIDE)))


def test_a_proposal_has_its_author_and_what_speaks_for_and_against_it(views: dict[str, StageView]) -> None:
    stage = motioned("fr")
    assert stage.motion is not None
    scene = views["fr"].scene(stage, WIDE)
    arguments = {argument.text for argument in stage.motion.arguments}
    assert {stage.motion.text, "Marketing · Olivier Tanguay", *arguments} <= set(texts(scene))
    assert (signs(scene).count(Shape.PLUS), signs(scene).count(Shape.MINUS)) == (2, 2)


def test_an_option_says_who_proposes_it_and_whether_it_is_the_answer(views: dict[str, StageView]) -> None:
    scene = views["en"].scene(ASKED["en"], WIDE)
    assert {"Marketing", "HR", "Legal", "IT", "The answer now"} <= set(texts(scene))
    assert signs(scene).count(Shape.CHECK) == 1


@pytest.mark.parametrize(
    ("name", "digits", "word"),
    [
        ("question", "8:40", "left"),
        ("ending", "0:48", "almost over"),
        ("over", "+2:10", "over time"),
        ("paused", "8:40", "Paused"),
        ("break", "8:40", "left"),
        ("break-over", "+2:10", "over time"),
    ],
)
def test_the_clock_says_in_digits_and_a_word_how_the_time_stands(
    views: dict[str, StageView], name: str, digits: str, word: str
) -> None:
    scene = views["en"].scene(every("en")[name], WIDE)
    clock = [mark for mark in scene.clock if isinstance(mark, Words)]
    assert [mark.text for mark in clock] == [digits, word]
    assert clock[0].face.size >= HEIGHT / 10


def test_the_clock_never_takes_the_colour_of_an_alarm(views: dict[str, StageView]) -> None:
    used: set[object] = set()
    for name in every("en"):
        for mark in views["en"].scene(every("en")[name], WIDE).clock:
            used |= {mark.face.role} if isinstance(mark, Words) else set()
            used |= {mark.fill, mark.edge} if isinstance(mark, Plate) else set()
    assert {Role.WARNING, Role.TEXT, Role.TEXT_MUTED} <= used
    assert not {Role.DANGER, Role.DANGER_SOFT} & used


def test_without_a_time_there_is_no_clock(views: dict[str, StageView]) -> None:
    still = replace(SECTION["fr"], clock=Stage("fr", "", "", "", "").clock)
    assert views["fr"].scene(still, WIDE).clock == ()


def test_the_clock_alone_is_made_anew_when_nothing_else_changed(views: dict[str, StageView]) -> None:
    for name, stage in every("fr").items():
        if not stage.kind:
            continue
        later = replace(stage, clock=replace(stage.clock, left=stage.clock.left - 1))
        assert without_clock(stage) == without_clock(later)
        before = views["fr"].scene(stage, WIDE)
        quick = views["fr"].scene(later, WIDE, before)
        assert quick.still is before.still
        assert quick == views["fr"].scene(later, WIDE), name


def test_before_the_beginning_and_after_the_end_it_says_so(views: dict[str, StageView]) -> None:
    before = texts(views["en"].scene(every("en")["waiting"], WIDE))
    assert before == [
        "Coopérative Érablis",
        "Workshop 1: decide",
        "We begin soon",
        "First: Welcome and introductions",
    ]
    assert "Thank you, everyone" in texts(views["en"].scene(every("en")["ended"], WIDE))


def test_what_was_decided_and_what_comes_next_is_said(views: dict[str, StageView]) -> None:
    said = texts(views["en"].scene(every("en")["decided"], WIDE))
    assert {"Decided", DECIDED["en"], "Next: Image rights and respect for privacy"} <= set(said)
    said = texts(views["en"].scene(every("en")["question"], WIDE))
    assert "Information technology has the floor" in said
    assert "Then: Image rights and respect for privacy" in texts(
        views["en"].scene(every("en")["break"], WIDE)
    )


def test_the_canvas_keeps_the_shape_of_the_window_within_limits() -> None:
    assert canvas_width(1280, 720) == canvas_width(3840, 2160) == pytest.approx(1920)
    assert canvas_scale(1280, 720) * 3 == pytest.approx(canvas_scale(3840, 2160))
    for width, height in ((500, 2000), (4000, 500), (0, 0), (1024, 768)):
        scale = canvas_scale(width, height)
        assert canvas_width(width, height) * scale <= width + 0.01
        assert scale * HEIGHT <= height + 0.01


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_word_is_read_on_its_ground(theme: str, dressed: None) -> None:
    looks = load_theme(theme)
    view = StageView(looks, translator("en"))
    for name, stage in every("en").items():
        scene = view.scene(stage, WIDE)
        for place, mark in enumerate(scene.marks):
            if not isinstance(mark, Words):
                continue
            below = [
                plate.fill
                for plate in scene.marks[:place]
                if isinstance(plate, Plate) and plate.fill and holds(plate.box, mark.box)
            ]
            ground = below[-1] if below else Role.WINDOW
            assert contrast(looks.colour(mark.face.role), looks.colour(ground)) >= 4.5, (name, mark, ground)
