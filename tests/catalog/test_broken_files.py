"""Every small mistake in a file is refused with the file and the key."""

from pathlib import Path

import pytest

from catalog.mini import MiniContent
from charta.catalog import check_catalogue
from charta.errors import ContentError

S07 = "sections/S07/section.toml"
WORDS = "sections/S07/fr.toml"
SHEET = "sheets/organisation/sheet.toml"
LEXICON = "lexicon/fr.toml"


@pytest.fixture
def content(tmp_path: Path) -> MiniContent:
    return MiniContent(tmp_path)


def refused(content: MiniContent) -> tuple[str, str]:
    """Return the file and the problem that checking the content names."""
    with pytest.raises(ContentError) as caught:
        check_catalogue(content.resources, content.templates)
    parameters = caught.value.parameters
    return str(parameters["file"]), str(parameters["problem"])


TYPES = [
    # a key too many, missing, or of another type, at every depth
    (S07, "core = true", "core = true\ncolour = 1", "colour: there is no such key"),
    (S07, "core = true\n", "", "core: the key is missing"),
    (S07, "order = 7", 'order = "7"', "order: expected `int`"),
    (S07, "order = 7", "order = 0", "order: expected `int` >= 1"),
    (S07, "core = true", 'core = "yes"', "core: expected `bool`"),
    (S07, 'flavour = "prevention"', 'flavour = "sweet"', "flavour: invalid enum value 'sweet'"),
    (S07, '"hr"]', "2]", "signs[1]: expected `str`"),
    (S07, 'type = "choice"', 'type = "radio"', "fields[0].type: invalid enum value 'radio'"),
    (S07, 'type = "text"\n', "", "fields[1].type: the key is missing"),
    (S07, "required = true", "requird = true", "fields[0].requird: there is no such key"),
    (S07, 'is = "agreement"', "is = 3", "fields[1].when.is: expected `str"),
    (S07, 'is = "agreement"', 'equals = "agreement"', "fields[1].when.equals: there is no such key"),
    (S07, "max_length = 40", "max_length = 0", "fields[1].max_length: expected `int` >= 1"),
    (S07, "max_rows = 5", "max_rows = 0", "fields[6].max_rows: expected `int` >= 1"),
    (S07, 'id = "starts"', "id = 4", "fields[6].columns[2].id: expected `str`"),
    (S07, 'default = "agreement"', "default = 1.5", "fields[0].default: expected `"),
    (S07, 'seed = ["R5"]', 'seed = [""]', "seed[0]: expected `str` of length >= 1"),
    (WORDS, 'title = "Title"', 'title = ""', "title: expected `str` of length >= 1"),
    (WORDS, 'purpose = "Purpose."\n', "", "purpose: the key is missing"),
    (WORDS, '"One?", ', "", "questions: expected `array` of length >= 3"),
    (WORDS, '"One.", ', "", "pitfalls: expected `array` of length >= 2"),
    (WORDS, 'who = "Two"\n', "", "practice[1].who: the key is missing"),
    (WORDS, 'help = "Help."\n', "", "fields.clients.help: the key is missing"),
    (WORDS, 'never = "Never"', "never = 1", "fields.clients.choices.never: expected `str`"),
    (WORDS, 'soft = "Soft"', 'soft = ""', "fields.periods.columns.kind.choices.soft: expected `str` of"),
    (WORDS, 'label = "Start"', 'labl = "Start"', "fields.periods.columns.starts.labl: there is no such key"),
    (WORDS, 'label = "Why"', 'label = "Why"\nhint = "x"', "fields.why.hint: there is no such key"),
    (LEXICON, 'short = "TI"', 'short = "ti"', "departments.it.short: expected `str` matching regex"),
    (LEXICON, 'name = "Speak"', "name = 1", "groups.speak.name: expected `str`"),
    (LEXICON, 'employee = "salarié"', "employee = 1", "terms.france.employee: expected `str`"),
    ("groups.toml", "groups", "group", "group: there is no such key"),
    ("groups.toml", '["speak", "protect"]', "[]", "groups: expected `array` of length >= 1"),
    ("departments.toml", 'sponsor = "executive"\n', "", "sponsor: the key is missing"),
]

IDS = [
    (S07, 'id = "S07"', 'id = "S08"', "id: “S08” is not the name of the folder"),
    (SHEET, 'id = "organisation"', 'id = "organization"', "id: “organization” is not the name"),
    (S07, "order = 7", "order = 3", "order: 3 is the place of S03"),
    ("sheets/team/sheet.toml", "order = 2", "order = 1", "order: 1 is the place of organisation"),
    (S07, 'id = "why"', 'id = "Why"', "fields[3].id: “Why” is not lower case"),
    (S07, 'id = "why"', 'id = "1why"', "fields[3].id: “1why” is not lower case"),
    (S07, 'id = "why"', 'id = "clients"', "fields[3].id: “clients” comes twice"),
    (S07, 'id = "why"', 'id = "org"', "fields[3].id: “org” has a meaning of its own"),
    (S07, 'id = "starts"', 'id = "period"', "fields[6].columns[0].id: “period” comes twice"),
    (S07, 'id = "starts"', 'id = "st-arts"', "fields[6].columns[2].id: “st-arts” is not lower case"),
    ("departments.toml", '"it"', '"hr"', "departments: “hr” comes twice"),
    ("departments.toml", '"it"', '"I T"', "departments: “I T” is not lower case"),
    ("departments.toml", '"executive"', '"legal"', "sponsor: “legal” is no id of its own"),
    ("groups.toml", '"speak"', '"protect"', "groups: “protect” comes twice"),
]

OWNERS = [
    (S07, 'group = "protect"', 'group = "attack"', "group: there is no group “attack”"),
    (S07, 'lead = "legal"', 'lead = "it"', "lead: “it” is not among those who sign"),
    (S07, '"hr"]', '"sales"]', "signs: there is no department “sales”"),
    (S07, '"hr"]', '"executive"]', "signs: there is no department “executive”"),
    (S07, '"hr"]', '"legal"]', "signs: “legal” comes twice"),
    (S07, 'signs = ["legal", "hr"]', "signs = []", "signs: expected `array` of length >= 1"),
    (S07, 'consulted = ["it"]', 'consulted = ["sales"]', "consulted: there is no department “sales”"),
    (S07, 'consulted = ["it"]', 'consulted = ["hr"]', "consulted: “hr” signs already"),
    (S07, 'seed = ["R5"]', 'seed = ["R5", "R5"]', "seed: “R5” comes twice"),
]

FIELDS = [
    (S07, 'choices = ["never", "agreement"]\n', "", "fields[0].choices: type choice offers at least 2"),
    (S07, '["never", "agreement"]', '["agreement"]', "fields[0].choices: type choice offers at least 2"),
    (S07, '["never", "agreement"]', '["Never", "agreement"]', "fields[0].choices: “Never” is not lower"),
    (S07, '"figures", "people"', '"people", "people"', "fields[2].choices: “people” comes twice"),
    (S07, "max_length = 40", 'choices = ["a", "b"]', "fields[1].choices: type text has no choices"),
    (S07, "max_rows = 5", 'choices = ["a", "b"]', "fields[6].choices: type rows has no choices"),
    (S07, "maximum = 30", "max_length = 3", "fields[4].max_length: type number is no text"),
    (S07, "maximum = 30", "max_rows = 3", "fields[4].max_rows: a field of type number has no rows"),
    (S07, "maximum = 30", "translatable = true", "fields[4].translatable: type number is the same"),
    (S07, "maximum = 30", "maximum = 0", "fields[4].maximum: 0 is below the minimum of 1"),
    (S07, "max_length = 40", "minimum = 1", "fields[1].minimum: type text is no number"),
    (S07, "max_rows = 5", "maximum = 1", "fields[6].maximum: type rows is no number"),
    (S07, 'type = "date"\nwhen', 'type = "rows"\nwhen', "fields[5].columns: rows need a column"),
    (S07, "max_rows = 5", "columns = []", "is no TOML"),
    (S07, 'type = "rows"\nmax_rows = 5', 'type = "text"', "fields[6].columns: a field of type text has no"),
    (S07, 'id = "starts"\ntype = "date"', 'id = "starts"\ntype = "rows"', "fields[6].columns[2].type: a col"),
    (S07, 'id = "starts"\ntype = "date"', 'id = "starts"\ntype = "image"', "fields[6].columns[2].type: a co"),
    (S07, 'id = "starts"\ntype = "date"', 'id = "starts"\ntype = "choices"', "fields[6].columns[2].type: a "),
    (S07, '["soft", "hard"]', '["soft"]', "fields[6].columns[3].choices: type choice offers at least 2"),
    (S07, "maximum = 9", "max_length = 9", "fields[6].columns[1].max_length: type number is no text"),
    (S07, "maximum = 9", "default = 9", "fields[6].columns[1].default: there is no such key"),
]

DEFAULTS = [
    (S07, 'default = "agreement"', 'default = "maybe"', "fields[0].default: “maybe” is not a choice"),
    (S07, 'default = "agreement"', "default = 1", "fields[0].default: S07.clients takes one choice"),
    (S07, 'default = "agreement"', 'default = ""', "fields[0].default: write it as the answer is kept"),
    (S07, '["figures", "plans"]', '["figures", "x"]', "fields[2].default: “x” is not a choice"),
    (S07, '["figures", "plans"]', '["plans", "figures"]', "fields[2].default: write it as the answer is"),
    (S07, '["figures", "plans"]', "[]", "fields[2].default: write it as the answer is kept"),
    (S07, '["figures", "plans"]', '"figures"', "fields[2].default: S07.topics takes a list of choices"),
    (S07, "default = 7", "default = 31", "fields[4].default: S07.days must lie between 1 and 30"),
    (S07, "default = 7", 'default = "7"', "fields[4].default: S07.days takes a whole number"),
    (S07, "max_length = 40", 'default = "x"', "fields[1].default: the suggestion of a text stands in"),
    (S07, "max_rows = 5", 'default = "x"', "fields[6].default: type rows takes no suggestion"),
    (
        S07,
        'type = "date"\nwhen',
        'type = "date"\ndefault = "2027-01-01"\nwhen',
        "fields[5].default: type date",
    ),
    (SHEET, 'type = "image"', 'type = "image"\ndefault = "x"', "fields[3].default: type image takes no"),
    (WORDS, 'default = "the team"', f'default = "{"x" * 41}"', "fields.contact.default: "),
    (WORDS, 'default = "the team"', 'default = " the team"', "fields.contact.default: write it as"),
    (WORDS, 'label = "Why"', 'label = "Why"\ndefault = "x"', "fields.why.default: only a translatable"),
    (WORDS, 'label = "Days"', 'label = "Days"\ndefault = "7"', "fields.days.default: only a translatable"),
]

CONDITIONS = [
    (
        S07,
        ', is = "agreement"',
        "",
        "fields[1].when: exactly one of is, in, includes, answered is needed, not 0",
    ),
    (S07, 'is = "agreement"', 'is = "agreement", answered = true', "fields[1].when: exactly one of"),
    (S07, 'field = "clients", is', 'field = "client", is', "fields[1].when.field: there is no earlier field"),
    (S07, 'field = "clients", is', 'field = "topics", is', "fields[1].when.field: there is no earlier field"),
    (S07, 'field = "clients", is', 'field = "contact", is', "fields[1].when.field: there is no earlier"),
    (
        S07,
        "organisation.places",
        "organisation.place",
        "fields[4].when.field: there is no field of the sheet",
    ),
    (S07, "organisation.places", "S03.topics", "fields[4].when.field: there is no field of the sheet “S03”"),
    (S07, 'is = "agreement"', 'is = "maybe"', "fields[1].when.is: “maybe” is not a choice of “clients”"),
    (S07, 'in = ["never", ', 'in = ["ever", ', "fields[2].when.in: “ever” is not a choice of “clients”"),
    (S07, 'in = ["never", "agreement"]', "in = []", "fields[2].when.in: the list is empty"),
    (S07, 'includes = "people"', 'includes = "pets"', "fields[3].when.includes: “pets” is not a choice"),
    (
        S07,
        'includes = "people"',
        'is = "people"',
        "fields[3].when.is: “topics” is of type choices, not choice",
    ),
    (
        S07,
        'is = "agreement"',
        'includes = "agreement"',
        "fields[1].when.includes: “clients” is of type choice",
    ),
    (S07, "answered = true", "answered = false", "fields[5].when.answered: only true is a test"),
    ("sheets/team/sheet.toml", "organisation.jurisdictions", "jurisdictions", "fields[0].when.field: there"),
]

LANGUAGES = [
    (WORDS, '[fields.since]\nlabel = "Since"\nhelp = "Help."\n', "", "fields.since: the key is missing"),
    (WORDS, "[fields.since]", "[fields.sinse]", "fields.since: the key is missing"),
    (
        WORDS,
        "[fields.days]",
        '[fields.x]\nlabel = "x"\nhelp = "x"\n[fields.days]',
        "fields.x: there is no such",
    ),
    (WORDS, 'never = "Never"\n', "", "fields.clients.choices.never: the key is missing"),
    (WORDS, 'never = "Never"\n', 'never = "N"\nx = "x"\n', "fields.clients.choices.x: there is no such key"),
    (WORDS, 'label = "Why"\n', 'label = "Why"\nchoices = { x = "x" }\n', "fields.why.choices.x: there is no"),
    (
        WORDS,
        '[fields.periods.columns.starts]\nlabel = "Start"\n',
        "",
        "fields.periods.columns.starts: the key",
    ),
    (WORDS, 'soft = "Soft"\n', "", "fields.periods.columns.kind.choices.soft: the key is missing"),
    (WORDS, 'default = "the team"\n', "", "fields.contact.default: fr.toml has no such key"),
    (
        "sections/S07/en.toml",
        'default = "the team"\n',
        "",
        "fields.contact.default: the key is missing, but fr",
    ),
    (WORDS, '"Three?"', '"Three?", "Four?"', "questions[3]: the key is missing, but fr.toml has it"),
    (WORDS, '"Two."', '"Two.", "Three."', "pitfalls[2]: the key is missing, but fr.toml has it"),
    (WORDS, 'title = "Title"', 'title = "Title "', "title: space at an end"),
    (WORDS, '"Two?"', '"Twoe\u0301?"', "questions[1]: space at an end, or characters that are not in"),
    (WORDS, 'source = "Policy"', 'source = "\\u0007"', "practice[1].source: space at an end, or characters"),
    (WORDS, 'soft = "Soft"', 'soft = "Soft\\n"', "fields.periods.columns.kind.choices.soft: space at an"),
    (
        LEXICON,
        '[departments.executive]\nname = "Direction"\nshort = "DIR"\n',
        "",
        "departments.executive: the",
    ),
    (LEXICON, "[departments.executive]", "[departments.sales]", "departments.executive: the key is missing"),
    (LEXICON, "[groups.speak]", "[groups.talk]", "groups.speak: the key is missing"),
    (LEXICON, "[terms.default]", "[terms.quebec]", "terms.default: the key is missing"),
    (LEXICON, 'gap = "to complete: {what}"\n', "", "terms.default.gap: the key is missing"),
    (LEXICON, "{what}", "it", "terms.default.gap: there is no {what}"),
    (LEXICON, 'employee = "salarié"', 'gap = "x"', "terms.france.gap: there is no {what}"),
    (LEXICON, "[terms.france]", "[terms.mars]", "terms.mars: there is no such jurisdiction"),
    (
        LEXICON,
        'employee = "salarié"',
        'employe = "salarié"',
        "terms.france.employe: terms.default has no such",
    ),
    (LEXICON, 'manager = "manager"\n', "", "terms.default.manager: fr.toml has no such key"),
    (LEXICON, 'employee = "salarié"', 'employee = " salarié"', "terms.france.employee: space at an end"),
    (SHEET, 'choices = ["fr", "en"]', 'choices = ["fr", "de"]', "fields: the choices of “languages” are not"),
]

MUTATIONS = [*TYPES, *IDS, *OWNERS, *FIELDS, *DEFAULTS, *CONDITIONS, *LANGUAGES]


@pytest.mark.parametrize(("name", "old", "new", "problem"), MUTATIONS)
def test_a_mistake_names_its_file_and_key(
    content: MiniContent, name: str, old: str, new: str, problem: str
) -> None:
    content.change(name, old, new)
    file, told = refused(content)
    # What two languages do not have in common is told of the second one.
    assert file in (name, name.replace("fr.toml", "en.toml"))
    assert problem in told


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("departments.toml", "it is missing"),
        ("groups.toml", "it is missing"),
        (S07, "it is missing"),
        (WORDS, "it is missing"),
        ("sheets/team/sheet.toml", "it is missing"),
        ("sheets/team/en.toml", "it is missing"),
    ],
)
def test_a_missing_file_is_named(content: MiniContent, name: str, problem: str) -> None:
    (content.resources / name).unlink()
    assert refused(content) == (name, problem)


@pytest.mark.parametrize(
    "name",
    [
        "sections/S07/de.toml",
        "sections/S07/notes.txt",
        "sections/S09",
        "sheets/notes.toml",
        "lexicon/deu.toml",
    ],
)
def test_a_file_that_belongs_nowhere_is_named(content: MiniContent, name: str) -> None:
    content.write(content.resources / name, "")
    assert refused(content)[0] == name


def test_a_language_without_its_lexicon_is_named(content: MiniContent) -> None:
    (content.resources / "lexicon/en.toml").unlink()
    assert refused(content)[0] == "sheets/organisation/en.toml"


def test_no_language_at_all_is_told(content: MiniContent) -> None:
    for language in ("fr", "en"):
        (content.resources / f"lexicon/{language}.toml").unlink()
    assert refused(content) == ("lexicon", "there is no language")


@pytest.mark.parametrize("name", [S07, WORDS, LEXICON, "groups.toml"])
@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"title = ", "it is no TOML"),
        (b'title = "\xe9"', "it is no TOML"),
        (b"x = 1\nx = 2", "it is no TOML"),
    ],
)
def test_a_file_that_is_no_toml_is_named(content: MiniContent, name: str, data: bytes, problem: str) -> None:
    (content.resources / name).write_bytes(data)
    file, told = refused(content)
    assert file == name
    assert problem in told


def test_a_folder_in_the_place_of_a_file_is_named(content: MiniContent) -> None:
    (content.resources / WORDS).unlink()
    (content.resources / WORDS).mkdir()
    file, told = refused(content)
    assert file == WORDS
    assert "it cannot be read" in told


# -- templates --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sections/S07/fr.md.j2", "documents/charter/en.md.j2"])
def test_a_missing_template_is_named(content: MiniContent, name: str) -> None:
    (content.templates / name).unlink()
    assert refused(content) == (f"templates/{name}", "it is missing")


@pytest.mark.parametrize("name", ["sections/S07/de.md.j2", "sections/S07/fr.md", "sections/stray.md.j2"])
def test_a_template_that_belongs_nowhere_is_named(content: MiniContent, name: str) -> None:
    content.write(content.templates / name, "")
    assert refused(content)[0] == f"templates/{name}"


def test_templates_of_a_section_that_is_not_there_are_named(content: MiniContent) -> None:
    for language in ("fr", "en"):
        content.write(content.templates / f"sections/S09/{language}.md.j2", "")
    assert refused(content) == ("templates/sections/S09", "nothing of this name belongs here")


def test_a_section_without_templates_is_named(content: MiniContent) -> None:
    for file in list((content.templates / "sections/S07").iterdir()):
        file.unlink()
    assert refused(content) == ("templates/sections/S07", "it is missing")
