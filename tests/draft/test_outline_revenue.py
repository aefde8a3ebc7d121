"""A revenue target is worked back in an outline as far as the brief's own numbers reach, in whatever way the business earns."""

import pytest

from okrcoach.draft.outline import outline, outline_data
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.draft.reading.reading import read_material
from okrcoach.model import Brief


def drafted(goal, *known, period="2027", **given):
    return draft_from_playbook(Brief(goal, ("revenue",), period=period, known=known, **given))


def steps(*given, **fields):
    return outline_data(drafted(*given, **fields))["arithmetic"]


def lines_of(draft):
    return [line.text for objective in draft.document.objectives for line in objective.key_results]


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


@pytest.mark.parametrize("name", ["average cost per visit", "average salary", "visit budget"])
def test_an_outlay_is_no_price(name):
    assert steps("Grow revenue to £1.5m", ("revenue", "£1.2m"), (name, "£20")) == []


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
