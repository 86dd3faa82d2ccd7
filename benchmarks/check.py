"""The wording check of one section as it is typed, beside spelling the same words with Hunspell alone."""

from typing import Final

from benchmarks.measure import Row, example, percentiles, timed
from charta import paths
from charta.domain.checking.matching import ALONE, Surroundings, flaws
from charta.domain.checking.prose import WORD, Prose

TITLE = "Wording check of one section"
SECTION: Final = "S12"
LANGUAGE: Final = "fr"
COUNT: Final = 100


def rows() -> list[Row]:
    """Measure; return the lines of the table."""
    from hunspell import Hunspell

    with example() as bench:
        text = bench.wordings.text(SECTION, LANGUAGE)
        bench.checking.findings(SECTION, LANGUAGE)  # loads rules and dictionaries
        typed = iter(f"{text}\n\n{'x' * number}" for number in range(COUNT + 1))
        keys = timed(lambda: bench.checking.findings(SECTION, LANGUAGE, next(typed)), COUNT)

        book, today = bench.checking.rules, bench.session.clock.now().date()
        alone = [rule for rule in book.rules if rule.kind in ALONE]
        around = Surroundings(today)

        def match() -> None:
            prose = Prose(bench.wordings.plain(text))
            for rule in alone:
                list(flaws(rule, book.tongues[LANGUAGE], prose, around))

        matching = timed(match, COUNT)
        whole = timed(bench.checking.of_charter, 3)
        words = WORD.findall(bench.wordings.plain(text))
    dictionary = Hunspell(LANGUAGE, hunspell_data_dir=str(paths.resources() / "dictionaries"))
    peer = timed(lambda: [dictionary.spell(word) for word in words], COUNT)
    return [
        Row(f"a key typed in {SECTION}, {len(words)} words: everything", percentiles(keys)),
        Row("of this, the rules on the text alone", percentiles(matching)),
        Row("floor: Hunspell on the same words", percentiles(peer)),
        Row("the whole charter again, nothing changed", percentiles(whole)),
    ]
