"""The question that the room works on: its options, the proposal on the table, the clause as it forms."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtGui import QFont

from charta.domain.stage import Stage, StageArgument, StageMotion, StageOption, StagePassage, StageRound
from charta.ui.room.stage.blocks import Block, Capped, Columns, Panel, Pills, Signed, Stack, Text, grid
from charta.ui.room.stage.marks import Shape
from charta.ui.room.stage.round import round_block
from charta.ui.room.stage.sizes import (
    ASIDE,
    BODY,
    GAP,
    HEIGHT,
    MOST_ASKED,
    MOST_DECIDED,
    MOST_NAMED,
    MOTION,
    QUESTION,
    SENTENCE,
)
from charta.ui.room.stage.type import ELLIPSIS, Face
from charta.ui.room.stage.words import StageWords
from charta.ui.theme import Role

Blocks = tuple[Block, ...]
Candidates = list[tuple[Block, float]]
SEMI: Final = QFont.Weight.DemiBold
LABEL: Final = Face(0, SEMI, Role.TEXT_MUTED)
_COLUMNS: Final = {1: 1, 2: 2, 3: 3, 4: 2}
"""How many options stand in a row where there is no clause beside them; more than four stand in threes."""
CUTS: Final = (620, 520, 420, 320)
"""How high a clause may be that is too long beside its options, the first that fits."""


def is_worked_on(stage: Stage) -> bool:
    """Return whether the room has a question, a proposal, a round or a clause before it."""
    return bool(stage.question or stage.options or stage.motion or stage.round or stage.clause)


def section_candidates(words: StageWords, stage: Stage) -> Candidates:
    """Return the compositions that a stage may have, the richest first (see `blocks.fitted`)."""
    if stage.round:
        return _with_round(words, stage, stage.round)
    if stage.motion:
        return _with_motion(words, stage, stage.motion)
    return _with_question(words, stage)


def decided_block(words: StageWords, stage: Stage) -> Blocks:
    """Return the banner that says what was just decided."""
    if not stage.decided:
        return ()
    said = Stack(
        (
            Text(words.tr("Decided"), ASIDE, Face(0, SEMI, Role.SUCCESS)),
            Capped(Text(stage.decided, SENTENCE, Face(0, SEMI)), MOST_DECIDED),
        ),
        4,
    )
    signed = Signed(Shape.CHECK, Role.SUCCESS, Role.ON_SUCCESS, said, SENTENCE)
    return (Panel(signed, Role.SUCCESS_SOFT, Role.SUCCESS),)


def aim_block(words: StageWords, stage: Stage) -> Blocks:
    """Return what the item is for and who leads it."""
    said = words.aim(stage)
    return (Text(said, ASIDE, Face(0, SEMI, Role.ACCENT)),) if said else ()


def _with_question(words: StageWords, stage: Stage) -> Candidates:
    """Help goes first, then what surrounds the changing passages, then ever more of these."""
    help_ = (Text(stage.help, ASIDE, Face(0, role=Role.TEXT_MUTED)),) if stage.help else ()
    clause = clause_block(words, stage, 0)
    tiles = [_option(words, option) for option in stage.options]
    dense = [_option(words, option, is_dense=True) for option in stage.options]
    works = [
        (help_, _beside(tiles, clause_block(words, stage, -1)), 0.4),
        ((), _beside(tiles, clause_block(words, stage, -1)), 0.4),
        ((), _beside(tiles, clause_block(words, stage, 1)), 0.4),
        (help_, _beside(tiles, clause), 0.4),
        *(((), _beside(tiles, _capped(clause, most)), 1.0) for most in (HEIGHT, *CUTS)),
    ]
    if tiles and clause:
        works.append(((), (*_rows(tiles), *_capped(clause, CUTS[-1])), 1.0))
        works += [((), _beside(dense, _capped(clause, most), 12), 1.0) for most in CUTS]
    works.append(((), _rows(tiles) or clause, 1.0))
    candidates = [(_composed(words, stage, said, work), most) for said, work, most in works]
    if tiles:
        candidates.append((_composed(words, replace(stage, aim="", lead=""), (), _rows(dense, 12)), 1.0))
    return candidates


def _composed(words: StageWords, stage: Stage, said: Blocks, work: Blocks) -> Block:
    """Return what was decided, the question with its help, and what the room works with."""
    asked = (Capped(Text(stage.question, QUESTION, Face(0, SEMI)), MOST_ASKED),) if stage.question else ()
    aim = () if stage.decided else aim_block(words, stage)
    head = (Stack((*aim, *asked, *said), 14),) if aim or asked or said else ()
    return Stack((*decided_block(words, stage), *head, *work), 36)


def _beside(tiles: Sequence[Block], clause: Blocks, gap: float = 20) -> Blocks:
    """Return options and clause, beside each other where there are both."""
    if tiles and clause:
        return (Columns((Stack(tuple(tiles), gap), *clause), (45, 55), 40),)
    return _rows(tiles) or clause


def _rows(tiles: Sequence[Block], gap: float = GAP) -> Blocks:
    return (grid(tiles, _COLUMNS.get(len(tiles), 3), gap),) if tiles else ()


def _capped(blocks: Blocks, most: float) -> Blocks:
    return tuple(Capped(block, most) for block in blocks)


def _option(words: StageWords, option: StageOption, *, is_dense: bool = False) -> Block:
    """Return the tile of an option; a dense one has less around its words, and fewer of them."""
    weight = SEMI if option.is_answer else QFont.Weight.Medium
    parts: list[Block] = [Text(option.label, BODY, Face(0, weight))]
    if option.is_answer and not is_dense:
        parts.append(Text(words.tr("The answer now"), ASIDE, Face(0, SEMI, Role.ACCENT)))
    if option.proposed_by:
        parts.append(Pills("" if is_dense else words.tr("Proposed by"), option.proposed_by))
    said: Block = Stack(tuple(parts), 8 if is_dense else 12)
    across, down = (24, 14) if is_dense else (36, 24)
    if not option.is_answer:
        return Panel(said, Role.SURFACE, Role.LINE_STRONG, across=across, down=down)
    said = Signed(Shape.CHECK, Role.ACCENT, Role.ON_ACCENT, said, BODY)
    return Panel(said, Role.ACCENT_SOFT, Role.ACCENT, thickness=5, across=across, down=down)


def clause_block(words: StageWords, stage: Stage, reach: int) -> Blocks:
    """Return the clause on a card; of what does not change, `reach` passages around it, -1 for all."""
    clause = stage.clause
    if not clause:
        return ()
    changing = [place for place, passage in enumerate(clause) if passage.is_changing]
    shown = [
        place
        for place in range(len(clause))
        if reach < 0 or not changing or min(abs(place - other) for other in changing) <= reach
    ]
    stands, foreseen = words.tr("The text as it stands"), words.tr("The text with this proposal")
    label = foreseen if stage.is_foreseen else stands
    # What was left out before needs no line of its own.
    said = f"{label} {ELLIPSIS}" if shown and shown[0] else label
    parts: list[Block] = [Text(said, ASIDE, LABEL)]
    before = -1
    for place in shown:
        if parts[1:] and place != before + 1:
            parts.append(_ellipsis())
        parts.append(_passage(clause[place], Role.TEXT_MUTED if changing else Role.TEXT))
        before = place
    if before != len(clause) - 1:
        parts.append(_ellipsis())
    return (Panel(Stack(tuple(parts), 14), Role.SURFACE, Role.LINE, across=16),)


def _ellipsis() -> Block:
    return Panel(Text(ELLIPSIS, ASIDE, LABEL), None, down=0, across=32)


def _passage(passage: StagePassage, role: Role) -> Block:
    if passage.is_changing:
        text = Text(passage.html, BODY, Face(0, SEMI, is_html=True))
        return Panel(text, Role.ACCENT_SOFT, bar=Role.ACCENT, across=32, down=16)
    text = Text(passage.html, BODY, Face(0, role=role, is_html=True))
    return Panel(text, None, across=32, down=0)


def _with_motion(words: StageWords, stage: Stage, motion: StageMotion) -> Candidates:
    top = (*decided_block(words, stage), *_asked(stage))
    proposal = _proposal(words, motion)
    arguments = _arguments(words, motion.arguments)
    compositions: Candidates = []
    if clause := clause_block(words, stage, 0):
        beside = Columns((proposal, *clause), (50, 50), 40)
        compositions.append((Stack((*top, beside, *arguments)), 0.4))
    return [*compositions, (Stack((*top, proposal, *arguments)), 1.0)]


def _asked(stage: Stage) -> Blocks:
    return (Capped(Text(stage.question, SENTENCE, LABEL), MOST_NAMED),) if stage.question else ()


def _proposal(words: StageWords, motion: StageMotion) -> Block:
    parts = (
        Text(words.tr("Proposal"), ASIDE, Face(0, SEMI, Role.ACCENT)),
        Capped(Text(motion.text, MOTION, Face(0, SEMI)), MOST_ASKED),
        Text(" · ".join(part for part in (motion.department_name, motion.by) if part), ASIDE),
    )
    return Panel(Stack(parts, 12), Role.SURFACE, bar=Role.ACCENT, across=44)


def _arguments(words: StageWords, arguments: Sequence[StageArgument]) -> Blocks:
    sides: list[Block] = []
    for favours, label in ((True, words.tr("For")), (False, words.tr("Against"))):
        texts = [argument.text for argument in arguments if argument.favours is favours]
        if not texts:
            continue
        role, on, shape = (
            (Role.SUCCESS, Role.ON_SUCCESS, Shape.PLUS)
            if favours
            else (Role.DANGER, Role.ON_DANGER, Shape.MINUS)
        )
        said = (Signed(shape, role, on, Text(text, BODY), BODY) for text in texts)
        sides.append(Stack((Text(label, ASIDE, Face(0, SEMI, role)), *said), 16))
    return (Columns(tuple(sides), (1,) * len(sides), 56),) if sides else ()


def _with_round(words: StageWords, stage: Stage, round_: StageRound) -> Candidates:
    top = (*decided_block(words, stage), *_asked(stage))
    motion = (_proposal(words, stage.motion),) if stage.motion else ()
    short = (Capped(Text(stage.motion.text, MOTION, Face(0, SEMI)), MOST_DECIDED),) if stage.motion else ()
    return [
        (Stack((*top, *motion, *round_block(words, round_)), 32), 0.4),
        (Stack((*top, *short, *round_block(words, round_)), 24), 0.8),
        (Stack((*decided_block(words, stage), *short, *round_block(words, round_)), 20), 1.0),
    ]
