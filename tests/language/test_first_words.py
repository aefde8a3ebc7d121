"""A first word that could be a verb or a noun, told by what follows it; and the verb of a sentence that another word leads."""

from __future__ import annotations

import pytest

from okrcoach.language.slots import slots
from okrcoach.language.statement import read_statement


@pytest.mark.parametrize(
    "text",
    [
        "Launch-day sales",
        "Waste sent to landfill from 40 t to 20 t",
        "Wait at the till from 9 to 4 minutes",
        "Cancelled trips on the day: from 41 a month to 20",
        "Forgotten passwords a week from 40 to 10",
        "Returned books with damage from 80 to 30",
        "Cost centres with a signed plan",
        "Visits tripled",
        "Returns halved",
        "Remaining paper forms",
        "Between 12 and 15 bakers",
        "Support",
        "Supports",
        "Report who reads",
        "Report that is read",
        "Report → 40 readers",
        "Visit pensioners: 75%",
        "Vaccinated pensioners: 75%",
        "Gate receipts 1.1 million",
        "Audit by the insurer",
        "Design approved",
        "Written approval for the pier",
        "Budget approval for the pier",
        "Design approved by clerks",
        "Time to market within 30 days",
        "Order to delivery within 3 days",
        "Order to delivery from 9 to 5 days",
        "Visit to order rate from 2% to 3%",
        "Quote to sale time of 8 days",
        "Hire to first sale from 60 to 40 days",
        "Visits +7% month over month",
        "Calls -10% vs Q2",
        "Test has 40 readers",
        "Testing has 40 readers",
        "Testing and printing",
        "Onboarding flow",
        "Test below 3%",
        "Support over 90%",
        "Stock below 30 items",
        "Test in shops is slow",
        "Booking engine supports German",
        "Help desk calls below 50 per week",
        "Load test passing at 500 riders",
        "Demo no-shows down to 10%",
        "Demo tours under 3%",
        "Cleaned maps below 3%",
        "Share-of-wallet below 3%",
        "Sign-up rate of 3%",
        "Set-up takes 3 days",
        "Kick-off",
        "Follow-up calls",
        "Post-launch posters at 20",
        "Re-launch-day sales up 5%",
        "Support+ plans at 500",
        "Support/sales tickets below 50",
        "Measure latency from 300 ms to 200 ms",
        "ZORB the maps",
        "Zorbation the maps",
        "Zorb maps",
    ],
)
def test_a_noun_at_the_start_is_no_verb(text: str) -> None:
    assert read_statement(text).lead is None


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Sets the price", "set"),
        ("Sets 40 prices", "set"),
        ("Set up shops", "set"),
        ("Ship in 3 days", "ship"),
        ("Audit by hand", "audit"),
        ("Design printed maps", "design"),
        ("Test 62 of 80", "test"),
        ("Test 0.62 of maps", "test"),
        ("Order to Delivery within 3 days", "order"),
        ("Aim to raise the order rate from 2% to 3%", "raise"),
        ("Test to order rates", "test"),
        ("Orders 40 maps", "order"),
        ("Test and print maps", "test"),
        ("Onboarding the clerks", "onboard"),
        ("Onboarding 40 clerks", "onboard"),
        ("Growing towns", "grow"),
        ("Test the maps", "test"),
        ("Test above at least 40", "test"),
        ("Test in shops", "test"),
        ("Release at least 4 maps", "release"),
        ("Hire about 50 clerks", "hire"),
        ("Visit over 30 farms", "visit"),
        ("Average 4 shops a day", "average"),
        ("Booking engines in towns", "book"),
        ("Increase rate of churn below 3%", "increase"),
        ("Demo maps to 10%", "demo"),
        ("Trained clerks", "train"),
        ("Kick off the season", "kick"),
        ("Drop off maps", "drop"),
        ("Zorb the maps", "zorb"),
        ("Zorb a map", "zorb"),
        ("Zorb our maps", "zorb"),
        ("Zorb all maps", "zorb"),
        ("Zorb 40 maps", "zorb"),
    ],
)
def test_a_verb_at_the_start_leads(text: str, verb: str) -> None:
    lead = read_statement(text).lead
    assert lead is not None
    assert lead.lemma == verb


@pytest.mark.parametrize(
    ("text", "verb", "auxiliary", "passive", "words"),
    [
        ("Clerks have been trained", "train", "be", True, "have been trained"),
        ("Clerks have been fully trained", "train", "be", True, "have been fully trained"),
        ("Clerks can be trained", "train", "be", True, "can be trained"),
        ("Clerks will not be trained", "train", "be", True, "will not be trained"),
        ("Clerks should train", "train", "can", False, "should train"),
        ("Clerks should quickly train", "train", "can", False, "should quickly train"),
        ("Clerks are not trained", "train", "be", True, "are not trained"),
        ("Clerks are now able to train", "train", "can", False, "are now able to train"),
        ("Clerks are training", "train", "be", False, "are training"),
        ("Clerks have trained", "train", "have", False, "have trained"),
        ("Clerks have the map", None, "have", False, "have"),
        ("Clerks are well trained", "train", "be", True, "are well trained"),
        ("Prices are set", "set", "be", True, "are set"),
        ("Clerks are interested", None, "be", False, "are"),
        ("Clerks who can read are trained", "train", "be", True, "are trained"),
        ("Clerks who read maps have guides", None, "have", False, "have"),
        ("Clerks, cooks and waiters are trained", "train", "be", True, "are trained"),
        ("Clerks to train have maps", None, "have", False, "have"),
        ("Clerks jointly review maps", "review", "", False, "review"),
        ("Maps in towns help the clerks", "help", "", False, "help"),
        ("Maps in towns help 40 clerks", "help", "", False, "help"),
        ("Tools built on our shelves, which are new", "build", "", True, "built on"),
    ],
)
def test_the_verb_of_a_sentence(text: str, verb: str | None, auxiliary: str, passive: bool, words: str) -> None:
    statement = read_statement(text)
    found = statement.predicate
    assert found is not None
    lemma = found.verb.lemma if found.verb else None
    shown = " ".join(word.text for word in statement.words[found.at : found.end])
    assert (lemma, found.auxiliary, found.passive, shown) == (verb, auxiliary, passive, words)


@pytest.mark.parametrize(
    "text",
    [
        "Maps in towns help clerks",
        "Clerks when trained",
        "Clerks: a report",
        "Readers interested in maps",
        "Stable maps; clerks are trained",
    ],
)
def test_a_phrase_that_is_no_sentence_has_no_verb(text: str) -> None:
    assert read_statement(text).predicate is None


@pytest.mark.parametrize(
    ("text", "kind", "verb", "opening"),
    [
        ("Print ads and reach at least 40 clerks", "and", "reach", "and reach"),
        ("Print ads and support at least 40 clerks", "and", "support", "and support"),
        ("Print ads and support us", "and", "support", "and support"),
        ("Print ads and support the clerks", "and", "support", "and support"),
        ("Print ads and sign up clerks", "and", "sign", "and sign"),
        ("Print ads and score with 40 clerks", "and", "score", "and score"),
        ("Print ads & raise sales", "and", "raise", "& raise"),
        ("Print ads, raise sales", "and", "raise", ", raise"),
        ("Print ads; raise sales", "and", "raise", "; raise"),
        ("Print ads to quickly raise sales", "purpose", "raise", "to quickly raise"),
        ("Print ads to market maps", "purpose", "market", "to market"),
        ("Print ads that may help cooks", "result", "help", "that may help"),
        ("Print ads, leading to more sales", "result", "lead", "leading"),
        ("Print ads so sales in the north rise", "result", "rise", "so sales in the north rise"),
        ("Raise sales by quickly printing ads", "means", "print", "by quickly printing"),
    ],
)
def test_a_clause_opens_with_its_words(text: str, kind: str, verb: str, opening: str) -> None:
    statement = read_statement(text)
    (clause,) = statement.clauses
    shown = " ".join(word.text for word in statement.words[clause.start : clause.at + 1])
    assert (clause.kind, clause.verb.lemma, shown) == (kind, verb, opening)


@pytest.mark.parametrize(
    "text",
    [
        "Print ads and support clerks",
        "Print ads and increase in price",
        "Print ads and ship",
        "Print ads and ship, then rest",
        "Print ads to market",
        "Print ads to market, then rest",
        "Print ads by hand",
        "Print ads that help cooks",
    ],
)
def test_what_only_looks_like_a_clause_is_none(text: str) -> None:
    assert read_statement(text).clauses == ()


def test_a_place_in_brackets_waits_for_a_number_where_it_says_so() -> None:
    told = {text: [slot.number for slot in slots(text)] for text in ("[#] shops", "<number> shops", "{#} shops", "TBD shops", "(?) shops")}
    assert told == {"[#] shops": [True], "<number> shops": [True], "{#} shops": [True], "TBD shops": [False], "(?) shops": []}
