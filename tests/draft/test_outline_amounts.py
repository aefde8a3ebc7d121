"""What the amounts and rates of a brief are taken for, where a revenue target is worked back: a price, a sum, an average, a step to a sale."""

import pytest

from tests.draft.reckoning import drafted, lines_of, steps


@pytest.mark.parametrize("name", ["average cost per visit", "average salary", "visit budget"])
def test_an_outlay_is_no_price(name):
    assert steps("Grow revenue to £1.5m", ("revenue", "£1.2m"), (name, "£20")) == []


def test_what_a_sale_comes_to_is_never_too_much():
    """A ticket may be trouble at a help desk, and is none at a box office."""
    known = (("tour revenue", "$310,000"), ("average ticket", "$62"))
    assert "Keep average ticket at or above $62" in lines_of(drafted("Raise tour revenue to $400,000", *known))


def test_who_answers_an_appeal_gives():
    told = steps("Bring donations to £240,000", ("donations", "£195,000"), ("average gift", "£26"), ("appeal response rate", "3.1%"))
    assert "With an appeal response rate of 3.1%, 1,731 gifts take 55,839 appeals." in told


def test_a_share_of_money_counts_no_heads_and_no_other_currency_is_reckoned_with():
    """NRR of 120% says nothing of how many members leave, and dollars do not divide euros."""
    members = steps("Get to 500 members", ("members", "450"), ("NRR", "120%"), ("trial-to-member rate", "20%"))
    assert not any("NRR" in step for step in members)
    assert any("how many is not known yet" in step for step in members)
    mixed = steps("Grow MRR to €60,000", ("MRR", "€45,000"), ("average deal size", "$12,000"), ("win rate", "25%"))
    assert not any("$12,000" in step for step in mixed)


def test_a_rate_that_leads_to_no_sale_is_no_step_to_one():
    known = (("revenue", "£900,000"), ("average order value", "£50"), ("ticket-to-incident ratio", "5%"))
    assert not any("incident" in step for step in steps("Grow revenue to £1m", *known))
    lessons = (("lesson takings", "£70,000"), ("lesson price", "£45"), ("enquiry-to-lesson rate", "30%"))
    assert any("30% of enquiries becoming lessons" in step for step in steps("Grow lesson takings to £90,000", *lessons))


def test_a_price_is_rounded_to_its_cents_and_what_is_spent_beside_it_is_left_out_and_said():
    """£23,000 at £9.20 are 2,500 tickets; a fifth more money is £11.04 from each."""
    known = (("takings", "£23,000"), ("average ticket", "£9.20"), ("bar spend per guest", "£3"))
    told = steps("Bring the puppet stage's takings to £27,600", *known)
    assert told[1].endswith("it takes an average ticket of £11.10.")
    assert told[3] == "A bar spend per guest of £3 is not in this: where takings hold it too, fewer tickets do."


def test_all_that_comes_in_is_no_price_of_its_own():
    """£100,000 more at £20,000 a project are five of them, not one at all the fees of a year."""
    known = (("fees", "£400,000"), ("average project fee", "£20,000"), ("pitch win rate", "25%"))
    draft = drafted("Bring our studio to £500,000 in fees", *known)
    assert draft.arithmetic[1].startswith("At an average project fee of £20,000, that takes 5 more projects")


def test_contracts_that_are_paid_year_by_year_are_counted_as_they_are():
    """€200,000 at €100 are 2,000 contracts, which is what the brief's own count has to become."""
    known = (
        ("service revenue", "€150,000"),
        ("contract price", "€100 a year"),
        ("contracts", "1,500"),
        ("cancellation rate", "10% a year"),
    )
    draft = drafted("Raise service revenue to €200,000", *known)
    assert "where it is 1,500 today" in draft.arithmetic[1]
    assert "Increase contracts from 1,500 to 2,000" in lines_of(draft)


def test_what_parents_pay_by_the_month_is_no_recurring_revenue_of_software():
    known = (("club income", "€20,000 a month"), ("fee per child", "€100 a month"))
    draft = drafted("Lift club income by 20%", *known)
    said = " ".join((*draft.arithmetic, *lines_of(draft)))
    assert not any(word in said for word in ("MRR", "churn", "leads"))
    assert "40 new customers" in said


def test_those_who_pay_what_comes_in_are_counted_in_the_end():
    """€24,000 at €20 are 1,200 readers; today's 900 pay today's €18,000."""
    known = (("reader income", "€18,000 a month"), ("subscribers", "900"), ("issue price", "€20 a month"), ("cancellations", "4% a month"))
    draft = drafted("Bring reader income to €24,000 a month", *known)
    assert "With as much from each, that is 1,200 subscribers, where there are 900 today." in draft.arithmetic
    assert "Increase subscribers from 900 to 1,200" in lines_of(draft)
    assert any(line.startswith("Cancellations of 4% a month take ") for line in draft.arithmetic)
    others = drafted("Bring reader income to €24,000 a month", known[0], ("subscribers", "4,000"), known[2])
    assert not any("With as much from each" in line for line in others.arithmetic)


def test_a_sum_of_things_is_no_average_of_them_and_whoever_accepts_a_quote_buys():
    """€960,000 at €40,000 are 24 barns, at 25% of quotes accepted 96 quotes."""
    known = (("average barn", "€40,000"), ("quotes", "6 a month"), ("quote acceptance rate", "25%"), ("crew capacity", "1 barn a month"))
    draft = drafted("Win €960,000 of timber barns", *known)
    assert draft.arithmetic[1:4] == (
        "At an average barn of €40,000, that takes 24 barns.",
        "In all that is 2 barns a month; a crew capacity of 1 barn a month is 1 short of that.",
        "With a quote acceptance rate of 25%, 24 barns take 96 quotes.",
    )


def test_a_share_of_those_who_buy_leads_back_to_them():
    known = (
        ("stall sales", "€6,000 a month"),
        ("strollers", "2,000 a month"),
        ("average spend", "€15"),
        ("share of strollers who buy", "20%"),
    )
    draft = drafted("Grow stall sales by 25%", *known)
    assert "With a share of strollers who buy of 20%, 100 sales take 500 strollers a month." in draft.arithmetic


@pytest.mark.parametrize(("name", "is_sale"), [("tender success rate", True), ("login success rate", False), ("cache hit rate", False)])
def test_a_rate_of_success_leads_to_a_sale_only_where_somebody_is_asked(name, is_sale):
    known = (("revenue", "€90,000"), ("average order", "€60"), (name, "40%"))
    assert any(name in step for step in drafted("Grow revenue to €120,000", *known).arithmetic) == is_sale


def test_a_bet_on_what_brings_the_revenue_is_one_on_the_revenue():
    known = (("revenue", "€600,000"), ("average order value", "€6,000"), ("quotes", "20 a month"), ("quote-to-order rate", "40%"))
    draft = drafted("Grow revenue to €720,000", *known, team="Sail makers")
    first = draft.document.objectives[0]
    revenue = next(place for place, line in enumerate(first.key_results) if line.text.startswith("Grow revenue"))
    bet = next(project for project in first.projects if "quotes" in project.text)
    assert revenue in bet.moves


def test_what_is_sold_by_another_name_is_what_the_money_of_today_comes_to():
    """1,500 seats at €40 are today's €60,000; €72,000 are 1,800 of them."""
    known = (("course fee", "€40"), ("loom seats sold", "1,500"))
    assert "Increase loom seats sold from 1,500 to 1,800" in lines_of(drafted("Raise weaving revenue from €60,000 to €72,000", *known))
    other = (("course fee", "€40"), ("aprons sold", "90"))
    assert not any(
        "2,250" in line or "aprons sold from 90 to 390" in line
        for line in lines_of(drafted("Raise revenue from €60,000 to €72,000", *other))
    )


def test_what_is_called_monthly_comes_in_by_the_month():
    """€20,000 more at €500 a month are 40 contracts."""
    known = (("monthly revenue", "€30,000"), ("contract value", "€500 a month"), ("offer-to-contract rate", "25%"))
    draft = drafted("Reach €50,000 in monthly revenue from window cleaning", *known)
    assert "At €500 a month a new customer, €20,000 takes 40 new customers." in draft.arithmetic


@pytest.mark.parametrize(
    ("goal", "name", "known", "line"),
    [
        ("Win larger orders, up to €70", "average order", "€50", "Grow average order from €50 to €70"),
        ("Pack hampers worth €40", "average hamper", "€32", "Grow average hamper from €32 to €40"),
        ("Win €200,000 of orders", "average order", "€50", "to €200,000"),
    ],
)
def test_an_amount_that_one_may_bring_is_that_of_one(goal, name, known, line):
    """€200,000 are 4,000 times what one brings, and are that of many."""
    texts = [one.text for objective in drafted(goal, (name, known)).document.objectives for one in objective.key_results]
    assert any(text.endswith(line) for text in texts), texts
    assert not any("average" in text and text.endswith("to €200,000") for text in texts)
