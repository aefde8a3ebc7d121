"""The singular and the plural of nouns, and that what a noun stands for is the same in both."""

from __future__ import annotations

import pytest

from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of, known_nouns
from okrcoach.language.plurals import agrees, is_plural, plural, singular
from okrcoach.language.quantities import quantities

OTHERWISE = {"minute", "booking", "partnership", "return", "sale", "share", "session", "org", "rfp"}
"""Nouns whose plural stands for something else, so that both are listed: the minutes of a meeting, other people's orgs."""


def nouns() -> list[str]:
    """The nouns of the lists in the singular, and the names that end in one of them."""
    known = known_nouns()
    named = [name for name in known if name.rpartition(" ")[2] in known]
    return sorted(name for name in named if not is_plural(name) and name not in lexicon("grammar.plural_modifiers"))


@pytest.mark.parametrize(
    ("one", "several"),
    [
        *(("shop", "shops"), ("story", "stories"), ("box", "boxes"), ("day", "days"), ("batch", "batches"), ("class", "classes")),
        *(("prize", "prizes"), ("cache", "caches"), ("quiz", "quizzes"), ("axe", "axes"), ("house", "houses"), ("course", "courses")),
        *(("bus", "buses"), ("status", "statuses"), ("cause", "causes"), ("use", "uses"), ("bonus", "bonuses")),
        *(("cookie", "cookies"), ("calorie", "calories"), ("tie", "ties"), ("query", "queries"), ("shoe", "shoes"), ("hero", "heroes")),
        *(("api", "apis"), ("gpu", "gpus"), ("wiki", "wikis"), ("menu", "menus"), ("sku", "skus"), ("kpi", "kpis"), ("ad", "ads")),
        *(("salesman", "salesmen"), ("woman", "women"), ("human", "humans"), ("german", "germans"), ("salesperson", "salespeople")),
        *(("person", "people"), ("child", "children"), ("grandchild", "grandchildren"), ("midwife", "midwives"), ("chief", "chiefs")),
        *(("criterion", "criteria"), ("analysis", "analyses"), ("lens", "lenses"), ("gas", "gases"), ("index", "indices")),
        *(("sign-up", "sign-ups"), ("user story", "user stories"), ("on-call policeman", "on-call policemen")),
    ],
)
def test_one_and_several(one: str, several: str) -> None:
    assert (plural(one), singular(several), is_plural(several)) == (several, one, True)
    assert (plural(several), singular(one), is_plural(one)) == (several, one, False)


@pytest.mark.parametrize(
    "word",
    [
        *("status", "analysis", "bus", "news", "series", "lens", "process", "business", "always", "is", "has", "this", "as", "us", "was"),
        *("less", "plus", "various", "gas", "nps", "sms", "kubernetes", "specimen", "towards", "themselves", "nurse's", "virus", "basis"),
    ],
)
def test_what_only_looks_like_several_is_one(word: str) -> None:
    assert (singular(word), is_plural(word)) == (word, False)


@pytest.mark.parametrize("word", ["staff", "police", "crew", "people", "alumni"])
def test_several_need_no_s(word: str) -> None:
    assert (is_plural(word), plural(word)) == (True, word)


@pytest.mark.parametrize(
    ("word", "several"),
    [("CFO", "CFOs"), ("SMS", "SMSes"), ("Person", "People"), ("Agency", "Agencies"), ("Woman", "Women"), ("API", "APIs")],
)
def test_a_plural_keeps_the_capitals(word: str, several: str) -> None:
    assert plural(word) == several


def test_every_noun_comes_back_from_its_plural() -> None:
    assert [noun for noun in nouns() if singular(plural(noun)) != noun] == []


def test_a_noun_stands_for_the_same_in_the_plural() -> None:
    assert {noun for noun in nouns() if set(classes_of(plural(noun))) != set(classes_of(noun))} == OTHERWISE


def test_no_list_names_a_plural_that_says_no_more_than_its_singular() -> None:
    known = known_nouns()
    assert [
        name for name in known if singular(name) in known and singular(name) != name and set(known[name]) == set(known[singular(name)])
    ] == []


@pytest.mark.parametrize(
    ("noun", "third", "base"), [("shop", True, False), ("shops", False, True), ("team", True, True), ("women", False, True)]
)
def test_a_verb_agrees_with_its_noun(noun: str, third: bool, base: bool) -> None:
    assert (agrees(noun, "third"), agrees(noun, "base")) == (third, base)


@pytest.mark.parametrize("noun", ["APIs", "women", "caches", "menus"])
def test_what_is_counted_ends_with_the_first_plural(noun: str) -> None:
    assert [quantity.noun for quantity in quantities(f"40 shared {noun} documented by May")] == [f"shared {noun.lower()}"]
