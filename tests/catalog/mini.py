"""A small valid catalogue that uses every key of docs/content.md, as files to write and to break."""

from collections.abc import Mapping
from pathlib import Path

SECTION = """\
id = "S07"
order = 7
group = "protect"
flavour = "prevention"
core = true
lead = "legal"
signs = ["legal", "hr"]
consulted = ["it"]
seed = ["R5"]

[[fields]]
id = "clients"
type = "choice"
choices = ["never", "agreement"]
default = "agreement"
required = true

[[fields]]
id = "contact"
type = "text"
required = true
translatable = true
max_length = 40
when = { field = "clients", is = "agreement" }

[[fields]]
id = "topics"
type = "choices"
choices = ["figures", "people", "plans"]
default = ["figures", "plans"]
when = { field = "clients", in = ["never", "agreement"] }

[[fields]]
id = "why"
type = "longtext"
max_length = 1000
when = { field = "topics", includes = "people" }

[[fields]]
id = "days"
type = "number"
minimum = 1
maximum = 30
default = 7
when = { field = "organisation.places", includes = "here" }

[[fields]]
id = "since"
type = "date"
when = { field = "why", answered = true }

[[fields]]
id = "periods"
type = "rows"
max_rows = 5

[[fields.columns]]
id = "period"
type = "text"
translatable = true
required = true

[[fields.columns]]
id = "days"
type = "number"
minimum = 1
maximum = 9

[[fields.columns]]
id = "starts"
type = "date"

[[fields.columns]]
id = "kind"
type = "choice"
choices = ["soft", "hard"]
"""

SECTION_WORDS = """\
title = "Title"
purpose = "Purpose."
questions = ["One?", "Two?", "Three?"]
pitfalls = ["One.", "Two."]

[[practice]]
who = "One"
what = "does this."
source = "Guidelines"

[[practice]]
who = "Two"
what = "does that."
source = "Policy"

[fields.clients]
label = "Clients"
help = "Help."
[fields.clients.choices]
never = "Never"
agreement = "With agreement"

[fields.contact]
label = "Contact"
help = "Help."
default = "the team"

[fields.topics]
label = "Topics"
help = "Help."
[fields.topics.choices]
figures = "Figures"
people = "People"
plans = "Plans"

[fields.why]
label = "Why"
help = "Help."

[fields.days]
label = "Days"
help = "Help."

[fields.since]
label = "Since"
help = "Help."

[fields.periods]
label = "Periods"
help = "Help."
[fields.periods.columns.period]
label = "Period"
[fields.periods.columns.days]
label = "Days"
[fields.periods.columns.starts]
label = "Start"
[fields.periods.columns.kind]
label = "Kind"
[fields.periods.columns.kind.choices]
soft = "Soft"
hard = "Hard"
"""

SHEET = """\
id = "organisation"
order = 1

[[fields]]
id = "languages"
type = "choices"
choices = ["fr", "en"]
default = ["fr"]
required = true

[[fields]]
id = "jurisdictions"
type = "choices"
choices = ["quebec", "france"]

[[fields]]
id = "places"
type = "choices"
choices = ["here"]

[[fields]]
id = "logo"
type = "image"
"""

SHEET_WORDS = """\
title = "Organisation"
purpose = "Purpose."

[fields.languages]
label = "Languages"
help = "Help."
choices = { fr = "French", en = "English" }

[fields.jurisdictions]
label = "Places"
help = "Help."
choices = { quebec = "Québec", france = "France" }

[fields.places]
label = "Places"
help = "Help."
choices = { here = "Here" }

[fields.logo]
label = "Logo"
help = "Help."
"""

TEAM = """\
id = "team"
order = 2

[[fields]]
id = "leader"
type = "text"
when = { field = "organisation.jurisdictions", answered = true }
"""

TEAM_WORDS = """\
title = "Team"
purpose = "Purpose."

[fields.leader]
label = "Leader"
help = "Help."
"""

LEXICON = """\
[departments.hr]
name = "Human resources"
short = "HR"
[departments.it]
name = "Technology"
short = "TI"
[departments.legal]
name = "Legal"
short = "LEG"
[departments.executive]
name = "Direction"
short = "DIR"

[groups.speak]
name = "Speak"
[groups.protect]
name = "Protect"

[terms.default]
employee = "employee"
manager = "manager"
gap = "to complete: {what}"
counsel = "verify"
[terms.france]
employee = "salarié"
"""

PLACE = """\
id = "france"
within = ["quebec"]

[[facts]]
id = "freedoms"
sections = ["S03", "S07"]
certainty = "high"
from_source = true

[[facts]]
id = "fines"
sections = ["S07"]
certainty = "low"
from_source = false
local = true

[[suggestions]]
field = "S07.clients"
value = "never"

[[suggestions]]
field = "S07.topics"
value = ["people", "plans"]

[[suggestions]]
field = "S07.days"
value = 9

[[formalities]]
id = "opinion"
owner = "hr"
sections = ["S07"]
when = [{ field = "S07.clients", is = "never" }, { field = "organisation.languages", excludes = "fr" }]

[[formalities]]
id = "filing"
owner = "legal"
when_any = [{ field = "S07.topics", includes = "people" }, { field = "S03.clients", in = ["agreement"] }]
months = 1
after = ["opinion"]
local = true

[[formalities]]
id = "reminder"
owner = "hr"
blocks = false
"""

PLACE_WORDS = """\
name = "France"

[facts.freedoms]
rule = "Code, 1"
text = "Limits are justified."
source = "Commentary"
[facts.fines]
rule = "Code, 2"
text = "No fines."
source = "Code"

[suggestions]
"S07.clients" = "Since never is safer."
"S07.topics" = "Since people matter."
"S07.days" = "Since nine will do."

[formalities.opinion]
title = "Opinion"
why = "Because."
proof = "Minutes."
[formalities.filing]
title = "Filing"
why = "Because."
proof = "Receipt."
[formalities.reminder]
title = "Reminder"
why = "Because."
proof = "Date."
"""

RESOURCES: Mapping[str, str] = {
    "departments.toml": 'departments = ["hr", "it", "legal"]\nsponsor = "executive"\n',
    "groups.toml": 'groups = ["speak", "protect"]\n',
    "sheets/organisation/sheet.toml": SHEET,
    "sheets/organisation/fr.toml": SHEET_WORDS,
    "sheets/organisation/en.toml": SHEET_WORDS,
    "sheets/team/sheet.toml": TEAM,
    "sheets/team/fr.toml": TEAM_WORDS,
    "sheets/team/en.toml": TEAM_WORDS,
    "sections/S07/section.toml": SECTION,
    "sections/S07/fr.toml": SECTION_WORDS,
    "sections/S07/en.toml": SECTION_WORDS,
    "sections/S03/section.toml": SECTION.replace("S07", "S03").replace("order = 7", "order = 3"),
    "sections/S03/fr.toml": SECTION_WORDS,
    "sections/S03/en.toml": SECTION_WORDS,
    "jurisdictions/quebec/jurisdiction.toml": 'id = "quebec"\n',
    "jurisdictions/quebec/fr.toml": 'name = "Québec"\n',
    "jurisdictions/quebec/en.toml": 'name = "Quebec"\n',
    "jurisdictions/france/jurisdiction.toml": PLACE,
    "jurisdictions/france/fr.toml": PLACE_WORDS,
    "jurisdictions/france/en.toml": PLACE_WORDS,
    "lexicon/fr.toml": LEXICON,
    "lexicon/en.toml": LEXICON,
}
TEMPLATES: Mapping[str, str] = {
    f"sections/{section}/{language}.md.j2": "Words."
    for section in ("S03", "S07")
    for language in ("fr", "en")
} | {f"documents/charter/{language}.md.j2": "Words." for language in ("fr", "en")}


class MiniContent:
    """The files of the small catalogue in a folder of their own."""

    def __init__(self, root: Path) -> None:
        self.resources = root / "resources"
        self.templates = root / "templates"
        for folder, files in ((self.resources, RESOURCES), (self.templates, TEMPLATES)):
            for name, text in files.items():
                self.write(folder / name, text)

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the first `old` in a file of resources, which must have it."""
        text = (self.resources / name).read_text("utf-8")
        assert old in text, f"{name} has no {old!r}"
        self.write(self.resources / name, text.replace(old, new, 1))

    @staticmethod
    def write(file: Path, text: str) -> None:
        """Write a file, with the folders that it needs."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
