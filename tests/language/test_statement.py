"""A statement taken apart: where it begins, its verb, who acts, on what, and what follows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcoach.language.noun_classes import classes_of
from okrcoach.language.nouns import read_phrase
from okrcoach.language.slots import is_open, slots
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.words import tokens


def lead(text: str) -> str | None:
    statement = read_statement(text)
    return statement.lead.lemma if statement.lead else None


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Launch the shop", "launch"),
        ("We will also quickly launch the shop", "launch"),
        ("The board of trustees will launch the shop", "launch"),
        ("Before May 20, 2027, the museum will launch the shop", "launch"),
        ("Fernpost will build the shop", "build"),
        ("Fernpost will rise", None),
        ("Guests will build the shop", None),
        ("Staff and guests will launch the shop", None),
        ("Team velocity will rise", None),
        ("KR1: launch the shop", "launch"),
        ("KR 1.2 - launch the shop", "launch"),
        ("3. Launch the shop", "launch"),
        ("- [x] Launch the shop", "launch"),
        ("[Retail] Launch the shop", "launch"),
        ("Head of Retail, North KR: Launch the shop", "launch"),
        ("Retail: launch the shop", "launch"),
        ("For two towns, launch a shop", "launch"),
        ("To launch the shop", "launch"),
        ("Having two shops", "have"),
        ("We have mapped the town", "map"),
        ("Not spend more than 5 hours", "spend"),
        ("Plant 400 trees", "plant"),
        ("Waterproof the roof", "waterproof"),
        ("Work with legal", "work"),
        ("Design and build a shop", "design"),
        ('"Mend the nets"', "mend"),
        ('Harbour: "Win three towns."', "win"),
        ("Harbour -- “Win three towns”", "win"),
    ],
)
def test_the_verb_that_leads_is_found(text: str, verb: str) -> None:
    assert lead(text) == verb


@pytest.mark.parametrize(
    "text",
    [
        "Test coverage from 60% to 80%",
        "Help tickets below 50",
        "Launch-day sales above 90",
        "Support is open at night",
        "Support from the town",
        "Release frequency from monthly to weekly",
        "Search results load in 2 seconds",
        "Churn below 2%",
        "Staff who feel safe from 50% to 70%",
        "Contract with the supplier signed",
        "Load test passing at 500 riders",
        "Demo no-shows down to 10%",
        "On-call rota",
        "“Win the tide” sells 40 boats",
        "Write operations per second from 10k to 20k",
        "Brand and colour",
        "Network survives a strike",
        "Hiring",
        "Revenue of $2M",
    ],
)
def test_a_first_word_that_is_a_noun_leads_nothing(text: str) -> None:
    assert lead(text) is None


def subject(text: str) -> tuple[str, str | None, str, bool]:
    """Return the subject's noun, the auxiliary and verb of the sentence, and whether it is passive."""
    statement = read_statement(text)
    assert statement.predicate is not None
    verb = statement.predicate.verb.lemma if statement.predicate.verb else None
    return statement.word(statement.subject.head), verb, statement.predicate.auxiliary, statement.predicate.passive


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Users renew their plan", ("users", "renew", "", False)),
        ("80% of services are migrated", ("services", "migrate", "be", True)),
        ("Tickets resolved within a day", ("tickets", "resolve", "", True)),
        ("The page is fast", ("page", None, "be", False)),
        ("Each shop has a plan", ("shop", None, "have", False)),
        ("Clerks can reset a till", ("clerks", "reset", "can", False)),
        ("Clerks are able to reset a till", ("clerks", "reset", "can", False)),
        ("A guide that helps cooks is printed", ("guide", "print", "be", True)),
        ("Tools built on our shelves have guides", ("tools", None, "have", False)),
        ("Job ads in May pass the check", ("ads", "pass", "", False)),
        ("The book is fully indexed", ("book", "index", "be", True)),
        ("Traffic is sproinged to us", ("traffic", "sproinged", "be", True)),
        ("Spend on paper cut by $40", ("spend", "cut", "", True)),
        ("One reader uses the map", ("reader", "use", "", False)),
        ("Orders grow", ("orders", "grow", "", False)),
    ],
)
def test_who_acts_and_how_is_found(text: str, expected: tuple[str, str | None, str, bool]) -> None:
    assert subject(text) == expected


@pytest.mark.parametrize(
    "text", ["Stable map for hikers", "200 sales calls a week", "A tool that helps cooks", "Customer support team", "sales report"]
)
def test_a_phrase_has_no_verb_of_its_own(text: str) -> None:
    assert read_statement(text).predicate is None


def head(text: str) -> str:
    words = tokens(text)
    phrase = read_phrase(words, 0, frozenset())
    return words[phrase.head].lower if phrase else ""


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("the new shop", "shop"),
        ("customer satisfaction score for billing", "score"),
        ("number of blog posts on the site", "posts"),
        ("majority of the number of posts", "posts"),
        ("quality of service", "quality"),
        ("step-by-step guides", "guides"),
        ("financial and operational reports", "reports"),
        ("terms and conditions", "terms"),
        ("posts published on the site", "posts"),
        ("vulnerabilities older than a year", "vulnerabilities"),
        ("sign-ups/month", "ups"),
        ("campaign framework in-market", "framework"),
        ("no-shows", "shows"),
        ("on-time delivery", "delivery"),
        ("of of of of of of shops", ""),
        ("for us", ""),
        ("", ""),
    ],
)
def test_the_noun_that_a_phrase_turns_on_is_found(text: str, noun: str) -> None:
    assert head(text) == noun


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Print ads to raise sales", [("purpose", "raise")]),
        ("Print ads so that sales rise", [("result", "rise")]),
        ("Print ads, raising sales", [("result", "raise")]),
        ("Print a guide that generates leads", [("result", "generate")]),
        ("Raise sales by printing ads", [("means", "print")]),
        ("Raise sales and cut waste", [("and", "cut")]),
        ("Run tests and fix them", [("and", "fix")]),
        ("Sort day and support tasks", []),
        ("Cut time to market", []),
        ("Sales rise in May", []),
    ],
)
def test_what_follows_the_main_part_is_found(text: str, clauses: list[tuple[str, str]]) -> None:
    assert [(clause.kind, clause.verb.lemma) for clause in read_statement(text).clauses] == clauses


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{#} shops by {date}", ["{#}", "{date}"]),
        ("X% more", ["X%"]),
        ("Raise sales by (x)%", ["(x)"]),
        ("Raise sales (x) times", []),
        ("Reduce N+1 queries", []),
        ("Win [40] shops", ["[40]"]),
        ("Win shops {Q4_2026}", []),
        ("1# place among shops", []),
        ("Win at least [20%] of shops", ["[20%]"]),
        ("See note [2] below", []),
        ("Open the shop [0.7]", []),
        ("from X to Y shops", ["X", "Y"]),
        ("from TBD to 50", ["TBD"]),
        ("XX shops, ??? towns, ___ trees", ["XX", "???", "___"]),
        ("$N in sales, $M in gifts", ["$N", "$M"]),
        ("[fill: %] shops", ["[fill: %]"]),
        ("Build <shop-button> and <shop-name>", ["<shop-name>"]),
        ("<number> shops, [insert date]", ["<number>", "[insert date]"]),
        ("# of shops", []),
        ("win # shops", ["#"]),
        ("Reduce # of late buses, # complaints", []),
        ("# of shops from # to #", ["#", "#"]),
        ("Move from # to 10 shops, up by #%", ["#", "#"]),
        ("Grow from ? to ?% in May", ["?", "?"]),
        ("Which shops? 12, or who do they report to ?", []),
        ("TODO: write this", ["TODO"]),
        ("lorem ipsum dolor", ["lorem ipsum"]),
        ("Win $XXM of orders", ["$XXM"]),
        ("Move ads from X (Twitter) to radio", []),
        ("from X to LinkedIn", []),
        ("iPhone X at 10x speed, 5 < 6 and 7 > 2", []),
        ("[Retail] shops, [the map](http://x)", []),
        ("Is this it? {a: 1}", []),
        ("Generation X and vitamin N", []),
        ("TODO apps for 50 shops", []),
        ("Sign up N new clinics in X towns", ["N", "X"]),
        ("N customers onboarded", ["N"]),
        ("N of 40 teams use it", ["N"]),
        ("Answer within N hours", ["N"]),
        ("Retain N of our top 10 clinics", ["N"]),
        ("Reach $XM in sales", ["$XM"]),
        ("Finish Plan N by June", []),
        ("Building N reopened", []),
        ("Series X of 4 million, Plan N", []),
        ("Cut X-ray waits from 9 to 3 days", []),
        ("X followers from 200 to 500", []),
        ("Win <<number>> new growers", ["<<number>"]),
        ("Read <<Boats & Barges>>", []),
        ("Reach ten (10) crews [five (5) skippers in each]", []),
        ("Raise sales by [X (percent)]", ["[X (percent)]"]),
        ("Raise punctual trains from (current baseline)% to (target)%", ["(current baseline)", "(target)"]),
        ("Grow berths (target 40) from 30 (baseline) to 40", []),
    ],
)
def test_slots_are_found_and_names_are_none(text: str, expected: list[str]) -> None:
    assert [text[slot.start : slot.end] for slot in slots(text)] == expected


def test_only_some_slots_wait_for_a_number() -> None:
    assert [slot.number for slot in slots("X% by TBD")] == [True, False]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Fares to be confirmed by the board", 1),
        ("Fares to be completed", 1),
        ("Claims to be completed online", 0),
        ("Visits to be confirmed within a day", 0),
        ("Fill in", 1),
        ("Budget [fill in] for the mill", 1),
        ("Riders fill in the form online", 0),
        ("Fill in 40 potholes", 0),
        ("N95 masks in stock", 0),
        ("N12 masks in stock", 1),
        ("{alarms} cleared, see https://x.example/{id}", 0),
        ("`{target}` of the alarms", 0),
        ("{target} alarms of {team name}", 2),
        ("Ready for the storms??", 0),
        ("Replace placeholder images", 0),
    ],
)
def test_what_is_still_to_come_is_a_slot_and_work_is_none(text: str, count: int) -> None:
    assert len(slots(text)) == count


def test_a_noun_may_stand_for_several_things() -> None:
    assert set(classes_of("reviews")) == {"events"}
    assert classes_of("customer reviews") == ("acts",)
    assert classes_of("zorble") == ()


def test_quantities_and_offsets_are_of_the_text() -> None:
    text = "KR2: Raise sales from 8 to 12 (now 8)"
    statement = read_statement(text)
    assert text[slice(*statement.offsets(statement.lead_at, statement.object.head))] == "Raise sales"
    assert [text[one.start : one.end] for one in statement.quantities_in(statement.begin, len(statement.words))] == ["8", "12"]
    assert statement.word(statement.index_at(text.index("sales"))) == "sales"
    assert statement.word(99) == ""
    assert statement.quantities_in(3, 3) == ()


def test_what_not_to_do_is_negated() -> None:
    assert read_statement("Not spend more than 5 hours").negated
    assert not read_statement("Spend 5 hours").negated


@given(st.text(max_size=150))
def test_any_text_is_taken_apart(text: str) -> None:
    statement = read_statement(text)
    assert isinstance(statement, Statement)
    start, end = statement.offsets(0, len(statement.words))
    assert 0 <= start <= end <= len(text)
    for slot in slots(text):
        assert 0 <= slot.start < slot.end <= len(text)


@pytest.mark.parametrize("text", ["New objective", "[Key result 2]", "Untitled project", "Key result title goes here", "TBD", "??? / ???"])
def test_a_template_says_nothing_yet(text: str) -> None:
    assert is_open(text)


@pytest.mark.parametrize("text", ["Project goals", "First goal against the champions", "TBD shops", "New project managers", "3", ""])
def test_who_says_something_has_begun(text: str) -> None:
    assert not is_open(text)
