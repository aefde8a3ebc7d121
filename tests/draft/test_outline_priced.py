"""A goal that tells what each of what it counts pays: the price is read, and the arithmetic goes on from it."""

import pytest

from tests.draft.reckoning import drafted, lines_of, steps


@pytest.mark.parametrize(
    ("goal", "known", "told"),
    [
        (
            "Sell 9,000 tickets at 30 euros for the tram ride",
            ("tickets sold last year", "7,000"),
            "At a price per ticket of €30, these come to €60,000.",
        ),
        (
            "We need 300 paying kennels at $200 per month",
            ("paying kennels", "180"),
            "At a price per kennel of $200 a month, 300 paying kennels bring $60,000 a month.",
        ),
        (
            "Sell 2,500 seats to choirs, at $90 per seat per year",
            ("seats", "900"),
            "At a price per seat of $90 a year, 2,500 seats bring $225,000 a year.",
        ),
        ("Win 12 clients worth $30k each", ("win rate", "30%"), "At a price per client of $30,000, 12 clients come to $360,000."),
        ("Sell 400 berths for €90 each", ("berths sold", "300"), "At a price per berth of €90, these come to €9,000."),
    ],
)
def test_a_price_in_the_goal_is_reckoned_with(goal, known, told):
    assert told in steps(goal, known)


def test_a_bare_price_is_in_the_money_of_the_brief_and_those_who_cancel_are_won_anew():
    """55 a month are 660 in a year."""
    told = steps(
        "Get 1,000 more rowers paying 25 a month", ("rowers", "1,450"), ("costs", "€58,000 a month"), ("cancellations", "55 a month")
    )
    assert told[:3] == [
        "The target asks for 1,000 more rowers than the 1,450 of today.",
        "At a price per rower of €25 a month, 2,450 rowers bring €61,250 a month.",
        "Cancellations of 55 a month take 660 away in that time, so 1,660 new rowers are needed.",
    ]


def test_who_pays_month_by_month_is_not_won_twice():
    """120 of 300 are missing; a share that says who closes leads to them as one that says who pays."""
    known = (("kennels", "180"), ("demo-to-close rate", "25%"), ("demos", "60 a month"))
    draft = drafted("Reach 300 kennels at $200 a month", *known, period="2027-Q1")
    assert "With a demo-to-close rate of 25%, 120 kennels take 480 demos." in draft.arithmetic
    assert "Increase demos from 60 to 160 a month" in lines_of(draft)


@pytest.mark.parametrize(
    ("goal", "known"),
    [
        ("Hire 10 welders at $90k each", ("welders", "30")),
        ("Sell 400 berths and spend $90 on each", ("berths sold", "300")),
        ("Sell 400 berths at 30 shows", ("berths sold", "300")),
    ],
)
def test_what_is_paid_out_or_counts_something_else_is_no_price(goal, known):
    assert not any("price per" in step for step in steps(goal, known))


def test_a_price_of_the_brief_goes_before_one_of_the_goal():
    told = steps("Sell 400 berths at $90 each", ("berths sold", "300"), ("berth price", "$80"))
    assert told[1] == "At a berth price of $80, these come to $8,000."


@pytest.mark.parametrize("known", [("average order", "60 bells"), ("bells per order", "60")])
def test_what_goes_into_one_order_is_divided_by(known):
    """9,000 bells are 150 orders, and these 500 quotes."""
    told = steps("Sell 9,000 bells", ("bells sold", "7,000"), known, ("quote-to-order rate", "30%"))
    assert told[1].endswith("9,000 bells take 150 orders.")
    assert told[2] == "With 30% of quotes becoming orders, 150 orders take 500 quotes."


def test_what_is_given_every_month_is_given_twelve_times():
    """£168 a year from each; of 620 donors 29% go."""
    known = (("regular donors", "620"), ("average monthly gift", "£14"), ("donor retention", "71%"))
    told = steps("Raise £250,000 in donations this year for the otter rescue", *known)
    assert told[1:3] == [
        "At an average monthly gift of £14, £168 a year, that is 1,489 donors in all, where it is 620 today.",
        "With a donor retention of 71%, about 440 of today's stay, so 1,049 new donors are needed.",
    ]


def test_who_pays_on_average_is_told_by_what_all_pay():
    """$4.2m from 140 is $30,000 from each; of these 9% go."""
    draft = drafted("Grow revenue by 50%", ("revenue", "$4.2m a year"), ("customers", "140"), ("churn", "9% a year"))
    assert draft.arithmetic[1:3] == (
        "The 140 customers of today bring $30,000 a year each on average; at that, it takes 210 in all.",
        "With a churn of 9% a year, about 127 of today's stay, so 83 new customers are needed.",
    )
    assert "Increase customers from 140 to 210" in lines_of(draft)


def test_what_all_pay_is_told_from_what_each_pays():
    """Both are called fees; 120 pupils at £40 a month are £57,600 a year."""
    known = (("monthly fee", "£40"), ("pupils", "120"), ("lesson fees", "£57,600"))
    told = steps("Grow lesson fees to £90,000", *known)
    assert told[1].startswith("At a monthly fee of £40, £480 a year, that is 188 pupils in all, where it is 120 today;")


def test_a_place_that_brings_money_is_no_customer():
    known = (("revenue per kiosk", "£22,000 a month"), ("kiosks", "5"))
    draft = drafted("Reach £2m revenue this year", *known)
    assert any("that is 8 kiosks in all, where it is 5 today" in step for step in draft.arithmetic)
    assert not any("new customers" in line for line in lines_of(draft))


def test_what_is_sold_today_is_what_more_of_the_money_is_reckoned_from():
    """3,000 orders at €50 are €150,000 a month; 40% more of it are 1,200 more orders."""
    known = (("orders", "3,000 a month"), ("average order value", "€50"), ("ad spend", "€9,000 a month"))
    draft = drafted("Grow web shop sales by 40% without spending more on ads", *known)
    assert draft.arithmetic[:2] == (
        "3,000 orders a month at an average order value of €50 make €150,000 a month today.",
        "The target asks for €60,000 a month more than the €150,000 a month of today.",
    )
    assert "that takes 1,200 more orders a month" in draft.arithmetic[2]


@pytest.mark.parametrize(("who", "said"), [("surveyors", True), ("clients", False)])
def test_days_that_are_sold_are_worked_by_somebody(who, said):
    told = steps("Reach half a million in survey revenue", (who, "10"), ("day rate", "$1,000"))
    assert told[1] == "At a day rate of $1,000, that takes 500 days."
    assert ("In all that is 50 days from each of the 10 surveyors." in told) is said


def test_what_one_place_brings_tells_how_many_it_takes():
    """£22,000 a month are £264,000 a year."""
    told = steps("Reach £2m revenue this year", ("revenue per kiosk", "£22,000 a month"), ("average basket", "£5"))
    assert told[-1] == "At a revenue per kiosk of £22,000 a month, that is what 8 kiosks bring."


def test_accounts_that_are_signed_are_won_like_any_other():
    """25 are 84 tastings, of which a quarter has 60."""
    known = (("tastings", "20 a month"), ("tasting-to-account rate", "30%"), ("wholesale accounts", "112"))
    told = steps("Sign 25 new wholesale accounts worth about €8k a year each", *known, period="2027-Q2")
    assert told[:3] == [
        "At a price per account of €8,000 a year, 25 new wholesale accounts bring €200,000 a year.",
        "With 30% of tastings becoming accounts, 25 new wholesale accounts take 84 tastings.",
        "The 20 a month of today make 60 in that time: 24 too few; without more of them, it takes a tasting-to-account rate of 41.7%.",
    ]


def test_those_who_leave_by_the_month_are_won_anew_whether_or_not_a_price_is_told():
    told = steps("Reach 500 members", ("members", "400"), ("cancellations", "12 a month"))
    assert "Cancellations of 12 a month take 144 away in that time, so 244 new members are needed." in told
