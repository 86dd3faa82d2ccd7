"""Gathering what the documents of the ambassador diagnostic print."""

from charta.domain.diagnostic import SurveyResult
from charta.domain.printed import PrintedDiagnostic, PrintedQuestionnaire
from charta.domain.records import Tally
from charta.errors import NoSurveyAnswers
from charta.services.diagnostic import DiagnosticService
from charta.services.printing import PrintService
from charta.services.session import CharterSession


class SurveyPrinting:
    """Turns the surveys as they stand into what a composer needs."""

    def __init__(
        self, session: CharterSession, printing: PrintService, diagnostic: DiagnosticService
    ) -> None:
        self._session = session
        self._printing = printing
        self._diagnostic = diagnostic

    def questionnaire(self, language: str) -> PrintedQuestionnaire:
        """Return the questionnaire to be filled in on paper."""
        return PrintedQuestionnaire(self._printing.charter(language), self._diagnostic.questionnaire)

    @property
    def has_answers(self) -> bool:
        """Whether anybody has answered any survey; the questionnaire need not be read for that."""
        return bool(self._session.charter.all(Tally))

    def latest(self, language: str) -> PrintedDiagnostic:
        """Return the latest survey that has answers, beside the one before it that shows any results.

        Raises `NoSurveyAnswers` where nobody has answered any.
        """
        results = [self._diagnostic.result(survey.number) for survey in self._diagnostic.surveys()]
        answered = [result for result in results if result.respondents]
        if not answered:
            raise NoSurveyAnswers
        return PrintedDiagnostic(
            charter=self._printing.charter(language),
            questionnaire=self._diagnostic.questionnaire,
            result=answered[-1],
            earlier=_last_shown(answered[:-1]),
            sections={
                section.id: section.text(language).title for section in self._session.catalogue.sections
            },
            questions={
                field: self._diagnostic.question(field, language)
                for reading in self._diagnostic.questionnaire.readings
                for field in reading.fields
            },
        )


def _last_shown(results: list[SurveyResult]) -> SurveyResult | None:
    shown = [result for result in results if result.everybody is not None]
    return shown[-1] if shown else None
