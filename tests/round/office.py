"""The far side of `round.libreoffice`: run by a Python that knows UNO, it drives a LibreOffice.

    /usr/bin/python3 office.py PROFILE

Each line that comes in is a task in JSON, each line that goes out its answer: {} or {"problem": ...}.
"""

# ruff: noqa: ANN001, ANN201, ANN204 - what UNO hands out has no types
import json
import os
import subprocess
import sys
import time
import traceback
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

KINDS = ("approve", "reserve", "request-change")


def prop(name, value):
    return PropertyValue(Name=name, Value=value)


class Office:
    """A LibreOffice of our own, on a pipe of its own."""

    def __init__(self, profile):
        pipe = f"charta_round_{os.getpid()}"
        self.process = subprocess.Popen(
            [  # noqa: S607 - wherever it is installed
                "soffice",
                "--headless",
                "--norestore",
                "--nologo",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        deadline = time.monotonic() + 90
        while True:
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                if time.monotonic() > deadline or self.process.poll() not in (None, 81):
                    raise
                time.sleep(0.2)
        self.context = context
        self.manager = context.ServiceManager
        self.desktop = self.manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)

    def name_user(self, name):
        provider = self.manager.createInstanceWithContext(
            "com.sun.star.configuration.ConfigurationProvider", self.context
        )
        update = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess",
            (prop("nodepath", "/org.openoffice.UserProfile/Data"),),
        )
        first, _, last = name.partition(" ")
        update.setPropertyValue("givenname", first)
        update.setPropertyValue("sn", last)
        update.commitChanges()

    def work(self, task):
        """Open a file, take a row of steps in it, and save it in Word's format under another name."""
        self.name_user(task["author"])
        document = self.desktop.loadComponentFromURL(
            Path(task["file"]).as_uri(), "_blank", 0, (prop("Hidden", True),)
        )
        try:
            document.RecordChanges = task["tracked"]
            for step in task["steps"]:
                DO[step["act"]](document, task, step)
            filter_ = prop("FilterName", "MS Word 2007 XML")
            document.storeToURL(Path(task["to"]).as_uri(), (filter_,))
        finally:
            document.close(True)

    def close(self):
        self.desktop.terminate()
        self.process.wait(30)


def start_of(document, section, language):
    return document.Bookmarks.getByName(f"charta_{section}_{language}").Anchor.Start


def is_within(document, found, place):
    """Tell whether a place in the text is in a section: after its start, and before any other one."""
    text = document.Text
    if text.ImplementationName != found.Text.ImplementationName:
        return False
    start = start_of(document, place["section"], place["language"])
    if text.compareRegionStarts(start, found) < 0:
        return False
    for name in document.Bookmarks.ElementNames:
        other = document.Bookmarks.getByName(name).Anchor.Start
        if not name.startswith("charta_") or text.compareRegionStarts(start, other) <= 0:
            continue
        if text.compareRegionStarts(other, found) >= 0:
            return False
    return True


def words(document, step):
    """Return the range of the words that a step names."""
    place = step["place"]
    search = document.createSearchDescriptor()
    search.SearchString = place["words"]
    search.SearchCaseSensitive = True
    every = document.findAll(search)
    found = [every.getByIndex(number) for number in range(every.Count)]
    found = [entry for entry in found if is_within(document, entry, place)]
    assert len(found) == 1, (place, len(found))
    return found[0]


def replace(document, task, step):
    words(document, step).setString(step["text"])


def insert(document, task, step):
    document.Text.insertString(words(document, step).End, step["text"], False)


def new_line(document, task, step):
    cursor = document.Text.createTextCursorByRange(words(document, step))
    cursor.gotoEndOfParagraph(False)
    document.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    document.Text.insertString(cursor, step["text"], False)


def drop(document, task, step):
    cursor = document.Text.createTextCursorByRange(words(document, step).Start)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfParagraph(True)
    cursor.goRight(1, True)
    cursor.setString("")


def split(document, task, step):
    place = words(document, step).Start
    document.Text.insertControlCharacter(place, PARAGRAPH_BREAK, False)


def join(document, task, step):
    cursor = document.Text.createTextCursorByRange(words(document, step).End)
    cursor.gotoEndOfParagraph(False)
    cursor.goRight(1, True)
    cursor.setString("")


def remark(document, task, step):
    """Comment on words; an answer is a comment on the same words, which is all that 7.4 keeps of one."""
    for author, text in ((task["author"], step["text"]), *step["replies"]):
        made = document.createInstance("com.sun.star.text.textfield.Annotation")
        made.Author = author
        made.Content = text
        made.DateTimeValue = now()
        found = words(document, step)
        # The field is looked for at the end of the selection that is moved, which has to be its last letter.
        cursor = document.Text.createTextCursorByRange(found.Start)
        cursor.gotoRange(found.End, True)
        document.Text.insertTextContent(cursor, made, True)


def now():
    moment = uno.createUnoStruct("com.sun.star.util.DateTime")
    parts = time.gmtime()
    moment.Year, moment.Month, moment.Day = parts.tm_year, parts.tm_mon, parts.tm_mday
    moment.Hours, moment.Minutes, moment.Seconds = parts.tm_hour, parts.tm_min, parts.tm_sec
    return moment


def table_of(document, section):
    """Return the table of a section's decisions: the first one after its mark."""
    is_next = False
    for block in document.Text:
        if block.supportsService("com.sun.star.text.TextTable"):
            if is_next:
                return block
            continue
        names = [portion.Bookmark.Name for portion in block if portion.TextPortionType == "Bookmark"]
        if f"charta_{section}_decision" in names:
            is_next = True
    raise AssertionError(section)


def controls(cell):
    return [
        portion.ContentControl
        for paragraph in cell
        for portion in paragraph
        if portion.TextPortionType == "ContentControl"
    ]


def decide(document, task, step):
    table = table_of(document, step["section"])
    name = task["names"][step["department"]]
    rows = [row for row in range(table.Rows.Count) if table.getCellByPosition(0, row).String == name]
    assert len(rows) == 1, (name, rows)
    boxes = controls(table.getCellByPosition(1, rows[0]))
    for kind in step["kinds"]:
        box = boxes[KINDS.index(kind)]
        box.Checked = True
        box.setString("☒")
    for column, text in ((2, step["by"]), (3, step["date"]), (4, step["note"])):
        if text:
            (control,) = controls(table.getCellByPosition(column, rows[0]))
            control.setString(text)


DO = {
    "Replace": replace,
    "Insert": insert,
    "NewLine": new_line,
    "Drop": drop,
    "Split": split,
    "Join": join,
    "Remark": remark,
    "Decide": decide,
}


def main():
    office = Office(sys.argv[1])
    try:
        for line in sys.stdin:
            answer = {}
            try:
                office.work(json.loads(line))
            except Exception:  # noqa: BLE001 - whatever it is, the test has to hear of it
                answer = {"problem": traceback.format_exc()}
            print(json.dumps(answer), flush=True)  # noqa: T201
    finally:
        office.close()


if __name__ == "__main__":
    main()
