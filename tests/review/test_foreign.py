"""Lines in other languages get only the rules that need no English."""

from __future__ import annotations

import pytest

from okrcoach.model import KeyResult, Objective, OkrDocument
from okrcoach.review import review
from okrcoach.review.foreign import is_foreign
from okrcoach.review.line import Context


def foreign(*texts: str) -> list[bool]:
    context = Context(OkrDocument(tuple(Objective(text) for text in texts)))
    return [is_foreign(line, context) for line in context.lines[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "Wir werden die erste Wahl für Floristen",
        "Augmenter la part des commandes pour les fêtes",
        "Ser la primera opción para los floristas",
        "Wij worden de eerste keus voor bloemisten",
        "Ser a primeira escolha para os floristas",
        "Diventare la prima scelta per gli amanti della cucina",
        "顧客に愛されるブランドになる",
        "Увеличить долю заказов",
    ],
)
def test_a_line_shows_its_language_by_its_small_words_or_letters(text: str) -> None:
    assert foreign(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Become the first choice of florists",
        "NPS 40",
        "",
        "Win São Paulo",
        "Grow Müller & Söhne",
        "La Boulangerie orders every week",
        "Σ score of 4",
        "CE hiring",
    ],
)
def test_english_and_bare_names_are_not_foreign(text: str) -> None:
    assert foreign(text) == [False]


def test_a_line_without_evidence_goes_with_most_others() -> None:
    german = "Wir werden die erste Wahl für Floristen"
    assert foreign(german, "Kundenzufriedenheit steigern") == [True, True]
    assert foreign(german, "Be the first choice of florists", "Churn 3%") == [True, False, False]
    assert foreign("Be the first choice of florists", "Churn 3%") == [False, False]


def test_a_foreign_line_gets_counts_and_numbers_but_no_words() -> None:
    document = OkrDocument(
        (Objective("Wir werden die erste Wahl für Floristen", (KeyResult("Die Zufriedenheit der Kunden ist viel besser"),)),)
    )
    found = {finding.rule: finding.severity for finding in review(document)}
    assert found["key-result-no-number"] == "info"
    assert {"missing-period", "other-language", "key-result-count", "objective-count"} <= set(found)
    assert not {"vague-term", "verbless-objective", "vague-objective", "binary-key-result", "undefined-acronym"} & set(found)
