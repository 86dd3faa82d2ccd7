"""Sample content of our own, in both languages."""

import functools
import math
import struct
import zlib
from dataclasses import replace
from datetime import date

from charta.bootstrap import Charta
from charta.domain.diagnostic import Diagnostic, SurveyResult
from charta.domain.printed import (
    PrintedAcknowledgement,
    PrintedCharter,
    PrintedDiagnostic,
    PrintedForeword,
    PrintedOnePage,
    PrintedPerson,
    PrintedQuestionnaire,
    PrintedSection,
    PrintedSignOff,
)
from charta.domain.records import Survey, Tally
from charta.domain.survey import survey_result

FINGERPRINT = "3f2a9b1c77de0a425b6c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c"
DEPARTMENTS = {
    "fr": {
        "marketing": "Marketing et communications",
        "it": "Technologies de l’information",
        "hr": "Ressources humaines",
        "legal": "Affaires juridiques",
        "operations": "Opérations",
    },
    "en": {
        "marketing": "Marketing and Communications",
        "it": "Information Technology",
        "hr": "Human Resources",
        "legal": "Legal Affairs",
        "operations": "Operations",
    },
}
TITLES = {
    "fr": [
        "Ambition et position",
        "Vie privée et vie professionnelle",
        "Prendre la parole",
        "Confidentialité et sujets réservés",
        "Sécurité des comptes et des appareils",
        "Réagir à une erreur ou à une crise",
    ],
    "en": [
        "Ambition and position",
        "Private life and working life",
        "Speaking up",
        "Confidentiality and reserved topics",
        "Security of accounts and devices",
        "Reacting to a mistake or a crisis",
    ],
}
WORDINGS = {
    "fr": """\
Nous sommes fiers de ce que nous faisons, et **vous en parlez mieux que quiconque**. Cette section dit \
pourquoi \
nous vous encourageons à le faire, et ce que nous espérons de cette parole. Rien ne vous y oblige.

## Ce que nous encourageons

- Racontez votre métier, vos apprentissages et vos réussites d’équipe\u00a0:
  - une photo prise avec l’accord des personnes;
  - une conférence, un prix, une embauche.
- Partagez ce que l’organisation publie, avec vos mots.
- Corrigez une erreur *simplement* et sans tarder.

## Avant de publier

1. Relisez-vous\u00a0: l’écririez-vous dans le journal?
2. Vérifiez les faits.
3. Demandez, au moindre doute, à [l’équipe des communications](https://example.org/aide).

> Est-ce déjà public? Sinon, la personne ou l’équipe concernée serait-elle d’accord pour le lire ici, \
sous mon nom?

### Si vous avez un doute

Attendez. Une publication se copie en un instant et ne se rattrape guère; une bonne idée sera encore \
bonne demain. \
Adressez-vous à l’équipe des communications, qui répond dans la journée.
""",
    "en": """\
We are proud of what we do, and **nobody tells it better than you**. This section says why we encourage \
you to \
speak about it, and what we hope from it. Nothing obliges you to.

## What we encourage

- Tell about your work, what you learn and what your team achieves:
  - a picture taken with people’s agreement;
  - a talk, an award, a new colleague.
- Share what the organization publishes, in your own words.
- Put a mistake right *simply* and soon.

## Before you post

1. Read it again: would you write it in the newspaper?
2. Check the facts.
3. Ask, at the slightest doubt, [the communications team](https://example.org/help).

> Is it public already? If not, would the person or team concerned agree to read it here, under my name?

### If you doubt

Wait. A post is copied in an instant and hardly ever recalled; a good idea will still be good tomorrow. \
Ask the \
communications team, which answers within the day.
""",
}


def png(width: int = 240, height: int = 80) -> bytes:
    """Return a plain blue picture."""
    row = b"\0" + b"\x1f\x4e\x79" * width
    return raw_png(width, height, row * height, colour=2)


def raw_png(
    width: int, height: int, pixels: bytes, colour: int = 0, depth: int = 8, interlaced: int = 0
) -> bytes:
    """Return a PNG picture that says what it is told to; `pixels` are its rows, each after its filter."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(pixels, 9))
        + chunk(b"IEND", b"")
    )


@functools.cache
def signature(seed: int = 1) -> bytes:
    """Return the picture of a made-up signature, black on white, another one for another seed."""
    width, height = 620 + 40 * (seed % 4), 240
    rows = [bytearray(b"\xff" * width) for _ in range(height)]
    for step in range(6000):
        turn = step / 6000
        x = 20 + turn * (width - 45) + 14 * math.sin(turn * 40 + seed)
        y = height / 2 + (95 - 70 * turn) * math.sin(turn * (17 + 5 * (seed % 5)) + seed) * math.cos(turn * 3)
        for row in rows[max(0, int(y) - 3) : int(y) + 3]:
            row[int(x) : int(x) + 5] = bytes(5)
    return raw_png(width, height, b"".join(b"\0" + row for row in rows))


def sign_offs(language: str, place: int) -> tuple[PrintedSignOff, ...]:
    names = DEPARTMENTS[language]
    note = {"fr": "revoir l’exemple du prix", "en": "look again at the example of the award"}[language]
    every = [
        PrintedSignOff("marketing", names["marketing"], "approved", "Léa Tremblay", date(2026, 12, 1)),
        PrintedSignOff("it", names["it"], "pending"),
        PrintedSignOff("hr", names["hr"], "reserved", "Sam Okafor", date(2026, 11, 30), note),
        PrintedSignOff("legal", names["legal"], "outdated", "Ana Reyes", date(2026, 11, 12)),
        PrintedSignOff(
            "operations", names["operations"], "change_requested", "Luc Roy", date(2026, 12, 2), note
        ),
    ]
    return tuple(sign_off for index, sign_off in enumerate(every) if (index + place) % 5 != 4 or place == 2)


def charter(language: str = "fr", **changes: object) -> PrintedCharter:
    values: dict[str, object] = {
        "language": language,
        "title": {"fr": "Charte des médias sociaux", "en": "Social Media Charter"}[language],
        "organisation": {"fr": "Coopérative Boréal", "en": "Boreal Cooperative"}[language],
        "contact": {"fr": "l’équipe des communications", "en": "the communications team"}[language],
        "contact_email": "communications@example.org",
        "as_of": date(2026, 12, 1),
        "fingerprint": FINGERPRINT,
        "sections": tuple(
            PrintedSection(f"S{index:02}", title, WORDINGS[language], FINGERPRINT, sign_offs(language, index))
            for index, title in enumerate(TITLES[language], start=1)
        ),
        "logo": png(),
        "departments": DEPARTMENTS[language],
    }
    return PrintedCharter(**(values | changes))  # type: ignore[arg-type]


def signed(language: str = "fr", **changes: object) -> PrintedCharter:
    """Return a version that every department approved in the room, two of them by a delegate."""
    names = DEPARTMENTS[language]
    people = ["Léa Tremblay", "Jean-Sébastien Bouchard-Lévesque", "Sam Okafor", "Ana Reyes", "Luc Roy"]
    absent = {"it": "Marie-Ève Desrosiers", "operations": "Noé Gagnon"}
    sign_offs = tuple(
        PrintedSignOff(
            department,
            name,
            "reserved" if department == "hr" else "approved",
            by,
            date(2026, 12, 1),
            signature=signature(place),
            delegate_for=absent.get(department, ""),
            signature_digest=f"{place:064x}",
        )
        for place, ((department, name), by) in enumerate(zip(names.items(), people, strict=True), start=1)
    )
    sections = (replace(section, sign_offs=sign_offs) for section in charter(language).sections)
    return published(language, **({"sections": tuple(sections)} | changes))


def published(language: str = "fr", **changes: object) -> PrintedCharter:
    return charter(language, version="1.0", effective=date(2027, 1, 15), **changes)


FOREWORDS = {
    "fr": (
        "Nos membres nous connaissent d’abord par celles et ceux qui travaillent ici. Quand vous parlez de "
        "votre métier, ils vous croient plus volontiers que n’importe quelle campagne.\n\n"
        "Cette charte ne vous demande pas de parler de nous. Elle vous dit ce que vous pouvez faire sans "
        "demander, ce qui mérite une question, et qui y répond. Cinq services l’ont écrite ensemble; je "
        "l’endosse sans réserve."
    ),
    "en": (
        "Our members know us first through the people who work here. When you talk about your work, they "
        "believe you more readily than any campaign.\n\n"
        "This charter does not ask you to talk about us. It tells you what you may do without asking, what "
        "deserves a question, and who answers it. Five departments wrote it together; I endorse it without "
        "reservation."
    ),
}


def foreword(language: str = "fr") -> PrintedForeword:
    role = {"fr": "Présidente-directrice générale", "en": "President and Chief Executive Officer"}[language]
    return PrintedForeword("Claire Fortin", role, FOREWORDS[language])


def endorsed(language: str = "fr", **changes: object) -> PrintedCharter:
    """Return a version that opens with the sponsor's words."""
    return published(language, foreword=foreword(language), **changes)


def person() -> PrintedPerson:
    return PrintedPerson(
        name="Zoé Gagnon-O’Neil",
        number="004512",
        job="Conseillère, service à la clientèle",
        department="Opérations",
        site="Trois-Rivières",
        status="Stagiaire",
        manager="Luc Roy",
    )


def form(language: str = "fr", occasion: str = "onboarding", **changes: object) -> PrintedAcknowledgement:
    values: dict[str, object] = {"charter": published(language), "occasion": occasion}
    return PrintedAcknowledgement(**(values | changes))  # type: ignore[arg-type]


CARDS: dict[str, tuple[dict[str, tuple[str, ...]], ...]] = {
    "fr": (
        {
            "encourage": ("Parlez de votre travail avec **vos mots**", "Relayez nos publications"),
            "ask": ("Un journaliste vous écrit? Joignez l’équipe des communications",),
        },
        {},
        {
            "check": ("Demandez avant de montrer des collègues",),
            "never": ("Ne publiez pas ce qu’on nous a confié",),
        },
    ),
    "en": (
        {
            "encourage": ("Talk about your work in **your own words**", "Pass on our posts"),
            "ask": ("A journalist writes to you? Contact the communications team",),
        },
        {},
        {
            "check": ("Ask before you show colleagues",),
            "never": ("Do not post what was entrusted to us",),
        },
    ),
}


def one_page(language: str = "fr", **changes: object) -> PrintedOnePage:
    return PrintedOnePage(published(language, **changes), CARDS[language])


@functools.cache
def questionnaire() -> Diagnostic:
    """Return the shipped questionnaire."""
    return Charta().diagnostic


def survey(
    number: int = 2,
    people: int = 60,
    shift: int = 0,
    groups: tuple[str, ...] = ("Ventes", "Usine", "Entrepôt", "TI"),
) -> SurveyResult:
    """Return the results of a made-up survey: `shift` moves its answers, the last group is a small one."""
    shares = [people - 25, 12, 8, 5] if people > 20 else [people]
    counts = {}
    for place, item in enumerate(questionnaire().items):
        low = (place * 7 + shift) % 5
        counts[item.id] = tuple((1, 2, 4, 3, 2, 0)[(point + low) % 6] for point in range(6))
    tallies = [
        Tally(number, group, share, {item: _spread(row, share) for item, row in counts.items()})
        for group, share in zip(groups, shares, strict=False)
    ]
    title = {1: "Printemps 2026", 2: "Automne 2026"}[number]
    day = {1: "2026-05-04", 2: "2026-11-02"}[number]
    return survey_result(questionnaire(), Survey(number, title, day, closed=number == 1), tallies)


def _spread(row: tuple[int, ...], people: int) -> tuple[int, ...]:
    """Return counts in the proportions of `row`, for so many people."""
    spread = [people * count // sum(row) for count in row]
    spread[row.index(max(row))] += people - sum(spread)
    return tuple(spread)


SECTIONS = {
    "fr": {"S04": "Nos comptes officiels", "S05": "Rôles et porte-parole", "S08": "Ce que vous pouvez dire"},
    "en": {"S04": "Our official accounts", "S05": "Roles and spokespeople", "S08": "What you may say"},
}


QUESTIONS = {
    "fr": {
        "S08.free": "Que peut-on partager sans demander?",
        "S22.location": "Où la charte se trouve-t-elle?",
    },
    "en": {"S08.free": "What can be shared without asking?", "S22.location": "Where is the charter found?"},
}


def diagnostic(language: str = "fr", **changes: object) -> PrintedDiagnostic:
    values: dict[str, object] = {
        "charter": charter(language),
        "questionnaire": questionnaire(),
        "result": survey(),
        "earlier": survey(1, shift=2),
        "sections": SECTIONS[language],
        "questions": QUESTIONS[language],
    }
    return PrintedDiagnostic(**(values | changes))  # type: ignore[arg-type]


def diagnostic_sheet(language: str = "fr") -> PrintedQuestionnaire:
    return PrintedQuestionnaire(charter(language), questionnaire())
