"""A revenue target is worked back in an outline as far as the brief's own numbers reach, in whatever way the business earns."""

import pytest

from okrcoach.draft.outline import outline, outline_data
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.draft.reading.reading import read_material
from okrcoach.model import Brief
from tests.draft.reckoning import drafted, lines_of, steps


def test_a_contract_of_a_year_is_reckoned_by_the_month():
    """$3m of ARR to $4.2m is $100,000 of MRR more; at $12,000 a year, or $1,000 a month, that is 100 customers."""
    told = steps("Grow ARR to $4.2m", ("ARR", "$3m"), ("average contract value", "$12,000"), ("win rate", "25%"))
    assert told[-3:] == [
        "At $12,000 a year, or $1,000 a month, from a new customer, $100,000 takes 100 new customers.",
        "With a win rate of 25%, 100 customers take 400 opportunities.",
        "All of this takes average contract value and win rate as they are today; where one of them improves, less is needed.",
    ]


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (("NRR", "110%"), "NRR of 110% brings $28,100 in that time, so $72,000 of new MRR is needed."),
        (("NRR", "90%"), "NRR of 90% takes $30,800 away in that time, so $131,000 of new MRR is needed."),
        (
            ("gross revenue retention", "90%"),
            "Gross revenue retention of 90% takes $30,800 away in that time, so $131,000 of new MRR is needed.",
        ),
        (("churn", "10% a year"), "Churn of 10% a year takes $30,800 away in that time, so $131,000 of new MRR is needed."),
    ],
)
def test_what_customers_add_or_take_away_is_reckoned_with(kept, said):
    """From $250,000 of MRR to $350,000: twelve levels of together $3,515,000, of which 0.8% a month come or go."""
    told = steps("Grow ARR to $4.2m", ("ARR", "$3m"), kept)
    assert told[2] == said
    assert len(told) == 4


def test_a_yearly_churn_is_none_of_a_month():
    told = steps("Grow ARR to $4.2m", ("ARR", "$3m"), ("annual churn", "10%"))
    assert told[2] == "Annual churn of 10% takes $30,800 away in that time, so $131,000 of new MRR is needed."


def test_a_number_of_last_year_is_where_the_metric_starts():
    """500 of 300 lamps last year are 200 more; one offer in four is taken."""
    told = drafted("Sell 500 lamps", ("lamps sold last year", "300"), ("offer to sale", "25%"))
    assert any(line.startswith("Increase lamps sold from 300 to 500") for line in lines_of(told))
    assert any(step.startswith("With 25% of offers becoming sales, 500 lamps take 2,000 offers") for step in told.arithmetic)


@pytest.mark.parametrize("whole", ["pottery business", "framing workshop"])
def test_money_that_a_business_is_brought_to_is_what_it_takes_in(whole):
    draft = drafted(f"Grow the {whole} to £30,000 a month", ("revenue", "£20,000 a month"), ("price per month", "£25"))
    assert "Grow revenue from £20,000 to £30,000 a month" in lines_of(draft)


def test_what_customers_bring_may_be_all_that_is_asked_for():
    draft = drafted("Grow ARR to $3.3m", ("ARR", "$3m"), ("NRR", "120%"), ("average contract value", "$12,000"))
    assert draft.arithmetic[-1].endswith("so the target is reached without new customers.")
    assert not any(line.startswith(("Grow new MRR", "Increase new customers from")) for line in lines_of(draft))


def test_a_target_without_a_currency_is_in_that_of_its_start():
    draft = drafted("Increase MRR to 60k", ("MRR", "€45,000"))
    assert "Grow MRR from €45,000 to €60,000" in lines_of(draft)
    assert draft.arithmetic


def test_what_is_sold_piece_by_piece_is_worked_back_to_sales_and_offers():
    told = steps("Grow revenue to £1.5m", ("revenue", "£1.2m"), ("average deal size", "£20k"), ("win rate", "30%"))
    assert told == [
        "The target asks for £300,000 more than the £1,200,000 of today.",
        "At an average deal size of £20k, that takes 15 more deals; with as many as today, it takes an average deal size of £25,000.",
        "With a win rate of 30%, 15 deals take 50 opportunities.",
        "With as many opportunities as today, it takes a win rate of 37.5%.",
        "All of this takes average deal size and win rate as they are today; where one of them improves, less is needed.",
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


def test_a_price_a_month_is_reckoned_with_by_any_name():
    """€16,700 of new MRR at €90 are 186 customers, at €30 for each of 3 chairs as well; 30% of quotes are won."""
    told = steps("Grow MRR from €50,000 to €65,000", ("fee per month", "€50"), ("quote-to-order rate", "20%"), period="2027-Q2")
    assert "At €50 a new customer, €15,000 takes 300 new customers." in told
    assert "With 20% of quotes becoming orders, 300 customers take 1,500 quotes." in told
    each = steps("Grow MRR from €50,000 to €65,000", ("price per chair", "€25 a month"), ("chairs per barber", "4"), period="2027-Q2")
    assert any(step.endswith("so €100 a month from each of the new barbers, €15,000 takes 150 new barbers.") for step in each)


def test_what_is_paid_by_the_month_is_recurring_whatever_it_is_called():
    told = steps(
        "Double revenue from choirs", ("revenue from choirs", "£3,000 a month"), ("price per choir", "£20 a month"), period="2027-Q1"
    )
    assert told[0] == "Revenue from choirs: £3,000 growing by 25.99% a month for 3 months is £6,000."
    assert any("£3,000 takes 150 new customers." in step for step in told)


def test_a_target_without_a_start_is_worked_back_whole_and_held_against_what_there_is():
    told = steps("Earn £600,000 from weddings", ("average wedding bill", "£12,000"), ("win rate", "20%"), ("proposals", "150 a year"))
    assert told[1:4] == [
        "At an average wedding bill of £12,000, that takes 50 weddings.",
        "With a win rate of 20%, 50 weddings take 250 proposals.",
        "The 150 a year of today are 100 too few; without more of them, it takes a win rate of 33.4%.",
    ]


def test_what_is_needed_in_all_becomes_the_target_of_what_the_brief_counts():
    draft = drafted("Earn £600,000 from weddings", ("average wedding bill", "£12,000"), ("win rate", "20%"), ("proposals", "12 a month"))
    assert "Increase proposals from 12 to 21 a month" in lines_of(draft)
    assert "Keep average wedding bill at or above £12,000" in lines_of(draft)  # the arithmetic reckons with it


def test_a_month_is_worked_back_within_the_month():
    known = (("revenue", "€80,000 a month"), ("average basket", "€40"), ("conversion rate", "2%"), ("website visits", "100,000 a month"))
    draft = drafted("Increase revenue by 40%", *known)
    assert draft.arithmetic[1:4] == (
        "At an average basket of €40, that takes 800 more orders a month; with as many as today, it takes an average basket of €56.",
        "With a conversion rate of 2%, 800 orders take 40,000 visits a month.",
        "That comes on top of the 100,000 a month of today, 40% more; without more of them, it takes a conversion rate of 2.8%.",
    )
    assert "Increase website visits from 100,000 to 140,000 a month" in lines_of(draft)


def test_numbers_of_today_that_do_not_go_together_are_named():
    """40,000 visits at 2% are 800 orders, where €80,000 at €40 are 2,000."""
    known = (("revenue", "€80,000 a month"), ("average basket", "€40"), ("conversion rate", "2%"))
    assert any(
        "would be 800 a month, not 2,000 a month" in step
        for step in steps("Increase revenue by 40%", *known, ("website visits", "40,000 a month"))
    )
    assert not any("go together" in step for step in steps("Increase revenue by 40%", *known, ("website visits", "90,000 a month")))


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (("capacity", "90 repairs a week"), "In all that is 77 repairs a week; a capacity of 90 repairs a week carries that."),
        (("capacity", "60 repairs a week"), "In all that is 77 repairs a week; a capacity of 60 repairs a week is 17 short of that."),
        (("occupancy", "60%"), "As long as price and room stay as they are, occupancy has to rise from 60% to 80%."),
        (
            ("bench utilisation", "80%"),
            "With a bench utilisation of 80% today, that is more than fits: the price or the room has to grow too.",
        ),
    ],
)
def test_the_room_that_there_is_carries_a_target_or_does_not(room, said):
    assert said in steps("Grow revenue from $300,000 to $400,000", ("average repair bill", "$100"), room)


def test_what_is_sold_may_be_the_target_itself():
    draft = drafted("Sell 900 season tickets", ("season tickets sold", "720"), ("ticket price", "£160"), ("enquiry-to-ticket rate", "12%"))
    assert draft.arithmetic[:3] == (
        "The target asks for 180 more season tickets than the 720 of today.",
        "At a ticket price of £160, these come to £28,800.",
        "With 12% of enquiries becoming tickets, 900 season tickets take 7,500 enquiries.",
    )
    assert "Increase enquiries from (baseline to be measured) to 7,500" in lines_of(draft)
    assert "Increase season tickets sold from 720 to 900" in lines_of(draft)
    assert not any("per season ticket" in line for line in lines_of(draft))


def test_who_stays_until_they_leave_is_won_again_where_they_do():
    """120 members more, and 4% of 380 to 490 in each of twelve months."""
    known = (("members", "380"), ("trial-to-member conversion", "25%"))
    told = steps("Get to 500 members", *known, ("churn", "4% a month"))
    assert "Churn of 4% a month takes about 209 away in that time, so 329 new members are needed." in told
    assert "With 25% of trials becoming members, 329 members take 1,316 trials." in told
    assert any("how many is not known yet" in step for step in steps("Get to 500 members", *known))


def test_who_sells_over_the_counter_has_no_deals():
    """What a sale comes to tells of a trade without pipelines, where the brief's words tell none."""
    known = (("revenue", "£300,000"), ("average repair bill", "£60"))
    data = outline_data(drafted("Grow revenue to £400,000", *known, team="Umbrella menders"))
    said = " ".join(
        [*(row["question"] for row in data["focus"][0]["key_questions"]), *lines_of(drafted("Grow revenue to £400,000", *known))]
    )
    assert not any(word in said for word in ("deals", "Sales", "lead to customer", "win rate"))
    talks = drafted("Grow revenue to £400,000", known[0], ("average deal size", "£6,000"), team="Umbrella menders")
    assert any("lead" in line or "deal" in line for line in lines_of(talks))


def test_what_a_brief_counts_tells_its_trade():
    draft = drafted("Bring room revenue to €480,000", ("room revenue", "€410,000"), ("occupancy", "67%"))
    assert "Raise occupancy from 67% to 78.5%" in lines_of(draft)
    assert read_material(draft.brief)[0].business_model == "hospitality"
    assert not any(word in line for word in ("lead to customer", "win rate", "deal") for line in lines_of(draft))


def test_those_who_ask_for_a_plan_do_not_tell_what_it_is_about():
    """Finance wants the energy bill down, and not its books closed."""
    draft = draft_from_playbook(Brief("Bring our energy bill under control", ("efficiency",), period="2027-Q2", audience="finance"))
    assert not any("books" in objective.text for objective in draft.document.objectives)


def test_more_is_taken_as_better_of_a_rate_that_ends_in_a_sale_without_a_word():
    draft = drafted("Sell 900 season tickets", ("season tickets sold", "720"), ("ticket price", "£160"), ("enquiry-to-ticket rate", "12%"))
    assert not any("taken as better" in remark for remark in draft.remarks)


def test_contracts_that_are_won_are_sales():
    known = (("quote-to-contract rate", "24%"), ("quotes", "7 a month"), ("average contract value", "€48,000"))
    draft = drafted("Win 30 new maintenance contracts", *known)
    assert draft.arithmetic[:3] == (
        "At an average contract value of €48,000, 30 new maintenance contracts come to €1,440,000.",
        "With 24% of quotes becoming contracts, 30 new maintenance contracts take 125 quotes.",
        "The 7 a month of today make 84 in that time: 41 too few; without more of them, it takes a quote-to-contract rate of 35.8%.",
    )
    assert "Increase quotes from 7 to 11 a month" in lines_of(draft)


def test_what_is_to_be_added_comes_on_top_of_what_there_is():
    """50 added to 200 are 250; at 10% that takes 500 leads, and 30 a month make 180 in six months."""
    known = (("customers", "200"), ("lead-to-customer rate", "10%"), ("leads", "30 a month"))
    draft = drafted("Add 50 customers to our pilot service", *known, period="2027-H1")
    assert "Increase customers from 200 to 250" in lines_of(draft)
    assert draft.arithmetic[0] == "The target asks for 50 more customers than the 200 of today."
    assert any("make 180 in that time: 320 too few" in step for step in draft.arithmetic)


@pytest.mark.parametrize(
    ("metric", "value", "first"),
    [
        ("new ARR", "€120,000", "New ARR of €120,000 is €10,000 of new MRR."),
        ("new MRR", "€10,000", "At €500 a new customer, €10,000 takes"),
    ],
)
def test_what_is_to_come_in_anew_is_worked_back_without_a_start(metric, value, first):
    told = steps("Hit our number", ("price per month", "€500"), ("win rate", "20%"), targets=((metric, value),))
    assert told[0].startswith(first)
    assert "With a win rate of 20%, 20 customers take 100 opportunities." in told


def test_where_contracts_run_on_what_is_sold_today_counts_for_the_target():
    """5% of €1m leave over the year: about €27,000; with €200,000 more that is €227,000, or 23 contracts and 115 offers of the 120."""
    known = (("annual revenue", "€1m"), ("average contract value", "€10,000"), ("win rate", "20%"), ("opportunities", "10 a month"))
    told = steps("Grow annual revenue to €1.2m", *known, ("churn", "5% a year"))
    assert "The 10 a month of today make 120 in that time, which is enough for that." in told
    assert not any("do not go together" in step for step in told)


def test_a_sum_that_is_many_times_an_average_is_no_target_of_it():
    draft = drafted("Win new moorings worth £240,000", ("average mooring fee", "£30,000 a year"), ("win rate", "40%"))
    assert not any("240,000" in line for line in lines_of(draft))


def test_a_price_of_a_month_comes_in_every_month():
    told = steps("Win 40 new customers", ("price per month", "€50"), ("lead-to-customer rate", "10%"))
    assert "At a price per month of €50, 40 new customers bring €2,000 a month." in told


def test_a_price_with_a_target_of_its_own_carries_a_part_of_the_sum():
    """£60,000 at £50 are 1,200 orders, where £48,000 at £40 are 1,200 as well; at £45 it takes 1,334."""
    known = (("revenue", "£48,000"), ("average order", "£40"), ("orders", "1,200"))
    both = {"targets": (("revenue", "£60,000"), ("average order", "£45"))}
    draft = drafted("Earn more with each order", *known, **both)
    assert (
        "With an average order of £45, as asked for, that is 1,334 orders in all, where it is about 1,200 today at £40 each."
        in draft.arithmetic
    )
    assert "Increase orders from 1,200 to 1,334" in lines_of(draft)


def test_a_target_of_a_later_day_is_told_with_the_part_of_it_that_the_period_reaches():
    """From $7.5m to $12m in eight quarters: 60% in all, of which 7% fall into the first."""
    draft = drafted("Reach $12m ARR by the end of 2028, up from $7.5m today", ("win rate", "22%"), period="2027-Q1")
    data = outline_data(draft)
    told = "The goal asks us to bring ARR to $12m later (today $7,500,000; by time alone, $8,050,000 in this period)."
    assert told in data["why_now"]
    assert data["numbers"][-1]["handed_down"] == "$12m later, $8,050,000 in this period (assumed)"
    assert data["one_metric"]["says"].endswith("as the one: it goes a part of the way to the brief's target, which is due later.")
    doubled = outline_data(drafted("Double revenue over two years", ("revenue", "$4m a year")))["why_now"]
    assert any("from $4m a year to $6,000,000, as this period's part of what is due later" in row for row in doubled)


def test_of_a_sum_for_a_longer_time_the_period_has_its_part():
    """$1.5m in 18 months is $1m in the first twelve: 40 licences, of which 22 are sold already."""
    known = (("licence fee", "$25,000"), ("licences sold", "22 a year"), ("pitch-to-licence rate", "20%"))
    draft = drafted("We must bring in $1.5m in licence fees over the next 18 months", *known)
    assert "At a licence fee of $25,000, that takes 40 licences." in draft.arithmetic
    assert "With 20% of pitches becoming licences, 40 licences take 200 pitches." in draft.arithmetic
    told = "to bring licence fees to $1.5m later (by time alone, $1,000,000 in this period)."
    assert any(row.endswith(told) for row in outline_data(draft)["why_now"])


def test_a_level_of_a_later_day_without_a_start_has_no_part():
    assert not any("in this period" in row for row in outline_data(drafted("Bring MRR to $90k in two years", ("price", "$40")))["why_now"])
