"""A revenue target is worked back in an outline as far as the brief's own numbers reach, in whatever way the business earns."""

import pytest

from okrcoach.draft.outline import outline, outline_data
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.model import Brief


def drafted(goal, *known, **given):
    return draft_from_playbook(Brief(goal, ("revenue",), period="2027", known=known, **given))


def steps(*given):
    return outline_data(drafted(*given))["arithmetic"]


def lines_of(draft):
    return [line.text for objective in draft.document.objectives for line in objective.key_results]


def test_a_contract_of_a_year_is_reckoned_by_the_month():
    """$3m of ARR to $4.2m is $100,000 of MRR more; at $12,000 a year, or $1,000 a month, that is 100 customers."""
    told = steps("Grow ARR to $4.2m", ("ARR", "$3m"), ("average contract value", "$12,000"), ("win rate", "25%"))
    assert told[-2:] == [
        "At $12,000 a year from a new customer, $100,000 takes 100 new customers.",
        "With a win rate of 25%, 100 customers take 400 opportunities.",
    ]


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (("NRR", "110%"), "NRR of 110% brings $"),
        (("NRR", "90%"), "NRR of 90% takes $"),
        (("gross revenue retention", "90%"), "Gross revenue retention of 90% takes $"),
    ],
)
def test_what_customers_add_or_take_away_is_reckoned_with(kept, said):
    told = steps("Grow ARR to $4.2m", ("ARR", "$3m"), kept)
    assert any(step.startswith(said) for step in told)
    assert not any("churn is not known" in step for step in told)


def test_what_customers_bring_may_be_all_that_is_asked_for():
    told = steps("Grow ARR to $3.3m", ("ARR", "$3m"), ("NRR", "120%"), ("average contract value", "$12,000"))
    assert told[-1].endswith("so the target is reached without new customers.")


def test_a_target_without_a_currency_is_in_that_of_its_start():
    draft = drafted("Increase MRR to 60k", ("MRR", "€45,000"))
    assert "Grow MRR from €45,000 to €60,000" in lines_of(draft)
    assert draft.arithmetic


def test_what_is_sold_piece_by_piece_is_worked_back_to_sales_and_offers():
    told = steps("Grow revenue to £1.5m", ("revenue", "£1.2m"), ("average deal size", "£20k"), ("win rate", "30%"))
    assert told == [
        "The target asks for £300,000 more than the £1,200,000 of today.",
        "With average deal size at £20k, that takes 15 more sales.",
        "With win rate at 30%, 15 sales take 50 opportunities.",
    ]
    by_share = steps("Grow revenue by 25%", ("revenue", "£1.2m"), ("average deal size", "£20k"))
    assert by_share[0] == told[0]
    assert "not known yet" in by_share[-1]


@pytest.mark.parametrize(
    "known",
    [
        [("revenue", "£1.2m")],
        [("revenue", "£1.2m"), ("average deal size", "$20k")],
        [("revenue", "£1.6m"), ("average deal size", "£20k")],
    ],
)
def test_nothing_is_reckoned_without_a_price_across_currencies_or_downwards(known):
    assert steps("Grow revenue to £1.5m", *known) == []
    assert "## From the target" not in outline(drafted("Grow revenue to £1.5m", *known))
