"""Two versions of the sample charter, and what proves the first, in both languages."""

from datetime import date, datetime, timedelta, timezone
from hashlib import sha256

from charta.domain.printed import (
    PrintedChanges,
    PrintedCharter,
    PrintedDecision,
    PrintedEndorsement,
    PrintedEntry,
    PrintedEvidence,
    PrintedMinorChange,
    PrintedSection,
)
from documents.samples import DEPARTMENTS, FINGERPRINT, FOREWORDS, charter, endorsed, foreword, published

EASTERN = timezone(timedelta(hours=-5))
REWORDINGS = {
    "fr": {
        3: (
            ("sans tarder", "dans la journée"),
            ("3. Demandez, au moindre doute, à", "3. Attendez une heure.\n4. Demandez, au moindre doute, à"),
            ("Vérifiez les faits.", "Vérifiez les faits, les chiffres et les noms."),
        ),
        4: (("l’équipe concernée serait-elle", "l’équipe concernée serait-elle vraiment"),),
        5: (("**vous en parlez mieux que quiconque**", "vous en parlez mieux que quiconque"),),
    },
    "en": {
        3: (
            (" and soon.", " and within the day."),
            ("3. Ask", "3. Wait an hour.\n4. Ask"),
            ("Check the facts.", "Check the facts, the figures and the names."),
        ),
        4: (("concerned agree to read", "concerned agree, really, to read"),),
        5: (("**nobody tells it better than you**", "nobody tells it better than you"),),
    },
}
NEW_SECTIONS = {
    "fr": (
        "Contenus produits avec l’intelligence artificielle",
        "Dites-le quand une image ou un texte en vient.",
    ),
    "en": ("Content made with artificial intelligence", "Say so when a picture or a text comes from it."),
}
NOTES = {
    "fr": "Après un an d’usage, nous précisons ce qui prêtait à confusion et ajoutons une section.",
    "en": "After a year of use, we make clearer what was confusing and add a section.",
}


def minor_change(language: str = "fr") -> PrintedMinorChange:
    reason = {"fr": "coquille à la question d’avant publication", "en": "slip in the question before posting"}
    return PrintedMinorChange(
        reason[language],
        "Sam Okafor",
        DEPARTMENTS[language]["hr"],
        "Ana Reyes",
        DEPARTMENTS[language]["legal"],
        date(2027, 11, 20),
    )


def later(language: str = "fr", **changes: object) -> PrintedCharter:
    """Return version 1.1: sections 2 to 5 changed, section 6 dropped, another one added."""
    sections = list(published(language).sections[:5])
    for number, pairs in REWORDINGS[language].items():
        section = sections[number - 1]
        wording = section.wording
        for old, new in pairs:
            assert old in wording
            wording = wording.replace(old, new)
        print_ = sha256(wording.encode()).hexdigest()
        sections[number - 1] = PrintedSection(section.id, section.title, wording, print_, section.sign_offs)
    retitled = {"fr": "Vie privée, vie professionnelle", "en": "Private life, working life"}[language]
    sections[1] = PrintedSection("S02", retitled, sections[1].wording, FINGERPRINT, sections[1].sign_offs)
    title, text = NEW_SECTIONS[language]
    sections.append(PrintedSection("S18", title, f"{text}\n\n## 1\n\n- 2\n", FINGERPRINT))
    values: dict[str, object] = {
        "version": "1.1",
        "effective": date(2028, 1, 15),
        "as_of": date(2027, 12, 6),
        "fingerprint": sha256(language.encode()).hexdigest(),
        "sections": tuple(sections),
    }
    return charter(language, **(values | changes))


def changes(language: str = "fr", **others: object) -> PrintedChanges:
    values: dict[str, object] = {
        "before": published(language),
        "after": later(language),
        "author": "Léa Tremblay",
        "at": datetime(2027, 12, 6, 14, 5, tzinfo=EASTERN),
        "note": NOTES[language],
        "minor": {"S04": (minor_change(language),)},
    }
    return PrintedChanges(**(values | others))  # type: ignore[arg-type]


def evidence(language: str = "fr", **others: object) -> PrintedEvidence:
    content = endorsed(language, fingerprint=FINGERPRINT)
    names = DEPARTMENTS[language]
    people = {"marketing": "Léa Tremblay", "hr": "Sam Okafor", "legal": "Ana Reyes"}
    note = {"fr": "à relire dans un an", "en": "to be read again in a year"}[language]
    day = datetime(2026, 12, 1, 14, 5, tzinfo=EASTERN)
    decisions = tuple(
        PrintedDecision(
            section=section.id,
            section_title=section.title,
            department_name=names[department],
            state="reserved" if department == "hr" else "approved",
            note=note if department == "hr" else "",
            by=person_,
            at=day + timedelta(minutes=17 * place + 3 * number),
            fingerprint=_digest("typo")
            if (section.id, department) == ("S04", "legal")
            else section.fingerprint,
            entry=40 + 3 * number + place,
            digest=_digest(f"{section.id} {department}"),
            carried=(minor_change(language),) if (section.id, department) == ("S04", "legal") else (),
        )
        for number, section in enumerate(content.sections)
        for place, (department, person_) in enumerate(people.items())
    )
    what = {"fr": "{} approuve la section «\u00a0{}\u00a0»", "en": "{} approves the section “{}”"}[language]
    values: dict[str, object] = {
        "charter": content,
        "published_by": "Léa Tremblay",
        "published_at": datetime(2026, 12, 4, 16, 30, tzinfo=EASTERN),
        "review": date(2028, 1, 15),
        "note": {"fr": "Première version.", "en": "First version."}[language],
        "decisions": decisions,
        "endorsement": PrintedEndorsement(
            "Claire Fortin",
            foreword(language).role,
            datetime(2026, 12, 3, 9, 0, tzinfo=EASTERN),
            FOREWORDS[language],
            71,
            _digest("endorsement"),
        ),
        "documents": {
            f"{name}.{format_}": _digest(f"{name}{format_}")
            for name in {
                "fr": ("Charte des médias sociaux 1.0", "Formulaire d’accueil"),
                "en": ("Social Media Charter 1.0", "Acknowledgement on joining"),
            }[language]
            for format_ in ("docx", "pdf")
        },
        "text_digest": _digest("text"),
        "charter_id": _digest("charter")[:32],
        "entries": 84,
        "head": _digest("head"),
        "journal": tuple(
            PrintedEntry(d.entry, d.at, d.by, what.format(d.department_name, d.section_title), d.digest)
            for d in decisions
        ),
    }
    return PrintedEvidence(**(values | others))  # type: ignore[arg-type]


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
