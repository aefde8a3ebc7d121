"""A target has several ways to it: the arithmetic tells them with their numbers, and the key results go one of them and hold the others."""

import pytest

from okrcoach.draft.outline import outline, outline_data
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.model import Brief


def drafted(goal, *known, period="2027", focus="revenue", **given):
    return draft_from_playbook(Brief(goal, (focus,), period=period, known=known, **given))


def lines_of(draft):
    return [line.text for objective in draft.document.objectives for line in objective.key_results]


ORCHARD = (("cider revenue", "€90,000"), ("average order", "€30"), ("visit-to-order conversion", "25%"), ("visits", "12,000 a year"))


def test_the_key_results_go_one_way_and_hold_the_others():
    """€30,000 more are 1,000 orders, or 4,000 visits more; or 33.4% of today's; or €40 for each."""
    draft = drafted("Grow cider revenue to €120,000", *ORCHARD)
    assert draft.arithmetic[1:4] == (
        "At an average order of €30, that takes 1,000 more orders; with as many as today, it takes an average order of €40.",
        "With 25% of visits becoming orders, 1,000 orders take 4,000 visits.",
        "That comes on top of the 12,000 a year of today, 33% more; without more of them, it takes a visit-to-order conversion of 33.4%.",
    )
    assert {
        "Increase visits from 12,000 to 16,000 a year",
        "Keep visit-to-order conversion at or above 25%",
        "Keep average order at or above €30",
    } <= {*lines_of(draft)}
    assert "take the way of more visits, and hold average order and visit-to-order conversion" in outline(draft)


def test_a_rate_that_the_goal_is_about_is_not_held():
    draft = drafted("Grow cider revenue to €120,000", *ORCHARD, one_metric="visit-to-order conversion")
    assert not any(line.startswith("Keep visit-to-order conversion") for line in lines_of(draft))


def test_where_nobody_counts_visits_the_rate_is_worked_back():
    draft = drafted("Grow cider revenue to €120,000", *ORCHARD[:3])
    assert "With as many visits as today, it takes a visit-to-order conversion of 33.4%." in draft.arithmetic
    assert "Raise visit-to-order conversion from 25% to 33.4%" in lines_of(draft)


def test_what_there_is_enough_of_is_held():
    draft = drafted("Earn £60,000 from weddings", ("average wedding bill", "£12,000"), ("win rate", "20%"), ("proposals", "50 a year"))
    assert "The 50 a year of today are enough for that." in draft.arithmetic
    assert "Keep proposals at or above 50 a year" in lines_of(draft)


def test_what_has_a_price_is_held_against_what_is_sold():
    """40 tours at €500 are €20,000: 20 too few for €30,000, or too cheap."""
    draft = drafted("Earn €30,000 from tours", ("price per tour", "€500"), ("tours", "40 last year"), ("offer-to-tour rate", "50%"))
    assert "The 40 of today come to €20,000: 20 too few; without more of them, it takes a price per tour of €750." in draft.arithmetic
    assert "Increase tours from 40 to 60" in lines_of(draft)


def test_those_who_pay_by_the_year_are_counted_and_renewed():
    """€40,000 at €50 are 800 members; of today's 600 three quarters stay."""
    known = (("club income", "€30,000"), ("membership fee", "€50 a year"), ("renewal rate", "75%"))
    draft = drafted("Raise club income to €40,000 a year", *known)
    assert draft.arithmetic[1] == (
        "At a membership fee of €50 a year, that is 800 memberships in all, where it is about 600 today;"
        " with as many as today, it takes a membership fee of €66.70 a year."
    )
    assert "With a renewal rate of 75%, about 450 of today's stay, so 350 new memberships are needed." in draft.arithmetic
    assert "Increase new customers from (baseline to be measured) to 350" in lines_of(draft)


def test_what_a_rate_leads_to_is_sold_whatever_it_is_called():
    """60 more and 2% of 120 to 170 in each of six months are 78 dojos, or 390 trials."""
    known = (("paying dojos", "120"), ("trial-to-paid conversion", "20%"), ("churn", "2% a month"), ("trials", "30 a month"))
    draft = drafted("Get 180 paying dojos on board", *known, period="2027-H1")
    assert "Churn of 2% a month takes about 17 away in that time, so 78 new paying dojos are needed." in draft.arithmetic
    assert any("make 180 in that time" in step for step in draft.arithmetic)


def test_a_count_of_a_month_is_worked_back_within_the_month_and_held_against_the_room():
    known = (("repairs", "400 a month"), ("quote-to-repair rate", "50%"), ("workshop capacity", "90 a week"))
    draft = drafted("Bring repairs to 450 a month", *known)
    assert "The target asks for 50 more repairs a month than the 400 a month of today." in draft.arithmetic
    assert "With 50% of quotes becoming repairs, 450 repairs take 900 quotes a month." in draft.arithmetic
    assert "In all that is 104 repairs a week; a workshop capacity of 90 a week is 14 short of that." in draft.arithmetic


@pytest.mark.parametrize(
    ("target", "start", "said"),
    [
        ("€1.2 million", "€80,000 a month", "The target asks for €240,000 more than the €960,000 of today."),
        ("€90,000", "€80,000 a month", "The target asks for €10,000 a month more than the €80,000 a month of today."),
        ("€1.2 million a year", "€80,000 a month", "The target asks for €240,000 a year more than the €960,000 a year of today."),
    ],
)
def test_a_target_of_the_year_is_held_against_a_year_of_today(target, start, said):
    draft = drafted(f"Bring revenue to {target}", ("revenue", start), ("average bill", "€40"))
    assert said in draft.arithmetic
    assert "from €80,000 to €1,200,000" not in outline(draft)


def test_a_dollar_keeps_its_country():
    draft = drafted("Grow revenue to NZ$1.2 million", ("revenue", "NZ$900,000"), ("average bill", "NZ$90"))
    assert "Grow revenue from NZ$900,000 to NZ$1,200,000" in lines_of(draft)
    assert not any(" $" in step for step in draft.arithmetic)


def test_more_of_what_is_sold_is_more_of_its_row():
    draft = drafted("Sell 30 more tiny houses than last year", ("tiny houses sold", "70"), ("quote-to-order rate", "25%"))
    assert "Increase tiny houses sold from 70 to 100" in lines_of(draft)
    assert "With 25% of quotes becoming orders, 100 tiny houses take 400 quotes." in draft.arithmetic


def test_where_people_book_without_a_word_nobody_signs():
    draft = drafted("Raise bookings to 520 a month", ("bookings", "400 a month"), ("visit-to-booking rate", "4%"))
    assert not any(word in line for line in lines_of(draft) for word in ("sales cycle", "pipeline", "stage conversion", "win rate"))


def test_a_bet_is_for_what_it_speaks_of():
    """Fewer discounts bring no visits."""
    draft = drafted("Grow cider revenue to €120,000", *ORCHARD)
    visits = next(number for number, line in enumerate(lines_of(draft)) if line.startswith("Increase visits"))
    bets = [project for project in draft.document.objectives[0].projects if visits in project.moves]
    assert not any("discount" in project.text for project in bets)
    assert any("visits" in project.text for project in bets)


def test_an_outline_says_where_things_stand_and_what_only_is_offered():
    draft = drafted("Keep our rowers after their first year", ("rower retention", "57%"), focus="retention")
    data = outline_data(draft)
    assert data["why_now"][0] == "Today rower retention stands at 57%."
    assert len(data["objectives"]) < len(draft.document.objectives)
    assert data["open"]["offered"] == [draft.document.objectives[1].text]
    assert f"an objective, “{draft.document.objectives[1].text}”" in outline(draft)


def test_a_guess_of_the_brief_is_to_be_found_out():
    goal = "Guests wait 40 minutes for a table. We want 15 minutes. We think half of the wait is for the bill."
    assert "before a bet is placed on it: “We think half of the wait is for the bill”." in outline(drafted(goal, focus="efficiency"))
    assert outline_data(drafted("Grow cider revenue to €120,000", *ORCHARD))["guessed"] is None


def test_those_who_are_told_to_leave_are_customers_by_any_name():
    """40 more and 5% of 100 to 140 in each of twelve months are 111; €10 a week from each of 140 are €6,066.67 a month."""
    known = (("terraces", "100"), ("cancellations", "5% a month"), ("crate price", "€10 a week"))
    draft = drafted("Grow the bread round to 140 terraces", *known)
    assert draft.arithmetic[1:3] == (
        "At a crate price of €10 a week, 140 terraces bring €6,066.67 a month.",
        "Cancellations of 5% a month take about 71 away in that time, so 111 new terraces are needed.",
    )
    assert "Increase new customers from (baseline to be measured) to 111" in lines_of(draft)
    assert any("cancellations" in project.text for objective in draft.document.objectives for project in objective.projects)


def test_who_becomes_a_client_buys_more_than_one_piece():
    known = (
        ("lesson takings", "€28,000 a month"),
        ("price per lesson", "€70"),
        ("lessons", "400 a month"),
        ("trial-to-client rate", "34%"),
    )
    draft = drafted("Raise lesson takings to €42,000 a month", *known)
    assert not any("trials" in step for step in draft.arithmetic)
    assert "Increase lessons from 400 to 600 a month" in lines_of(draft)
    assert not any("lessons" in row for row in outline_data(draft)["open"]["read_in_goal"])


def test_what_is_counted_of_the_catalog_is_held_against_what_is_needed():
    known = (("average contract value", "€12,000"), ("demo-to-deal rate", "20%"), ("demos", "10 a month"))
    draft = drafted("Grow ARR from €1.2m to €1.8m", *known)
    assert "The 10 a month of today make 120 in that time: 130 too few; without more of them, it takes a demo-to-deal rate of 41.7%." in (
        draft.arithmetic
    )


def test_money_that_is_to_grow_from_what_it_is_comes_in():
    draft = drafted("Our mill earns a living. We want €100,000 from the shop, up from €60,000.")
    assert "Grow revenue from the shop from €60,000 to €100,000" in lines_of(draft)


def test_a_dollar_of_the_goal_stands_with_its_country_in_the_table():
    data = outline_data(drafted("Grow ARR from S$1.2m to S$1.8m", ("average contract value", "S$12,000")))
    assert next(row["today"] for row in data["numbers"] if row["metric"] == "ARR") == "S$1,200,000"


def test_what_each_buyer_takes_is_reckoned_with():
    """€30,000 at €100 are 300 orders, 100 more; 10 buyers take 2 a month, or 240 a year where €20,000 are 200."""
    known = (("crate revenue", "€20,000"), ("average order", "€100"), ("taverns", "10"), ("orders per tavern", "2 a month"))
    draft = drafted("Grow crate revenue to €30,000", *known)
    assert (
        "With 2 a month from each, 300 orders in all take 13 taverns, where there are 10 today; with no more of them, it takes 2.5 a month"
        " from each."
    ) in draft.arithmetic
    assert {"Increase taverns from 10 to 13", "Keep orders per tavern at or above 2 a month"} <= {*lines_of(draft)}


def test_who_buys_again_need_not_be_won():
    draft = drafted("Sell 500 harbour passes", ("harbour passes sold", "400"), ("renewal rate", "60%"), ("visit-to-pass rate", "5%"))
    assert "With a renewal rate of 60%, about 240 of today's are bought again, so 260 harbour passes go to new buyers." in draft.arithmetic
    assert any("take 5,200 visits" in step for step in draft.arithmetic)


def test_contracts_that_are_given_up_have_to_come_in_anew():
    """Of €240,000 that lose 1% a month some €15,000 are missing over the year; a quarter more money from as many is a quarter dearer."""
    known = (("licence revenue", "€20,000 a month"), ("average contract value", "€6,000"), ("churn", "1% a month"), ("contracts", "40"))
    draft = drafted("Bring licence revenue to €300,000", *known)
    told = draft.arithmetic
    assert told[2] == "Churn of 1% a month takes about €15,100 of these away in that time, so €75,100 has to come in anew."
    assert told[3] == (
        "At an average contract value of €6,000, that takes 13 new contracts;"
        " with as many as today, it takes an average contract value of €7,500."
    )
    assert "Increase contracts from 40 to 50" in lines_of(draft)


@pytest.mark.parametrize(
    ("money", "known", "said"),
    [
        (
            ("$100k", "$200k"),
            (("average order value", "$50"), ("orders per customer", "2"), ("customers", "0")),
            "where there are 0 today.",
        ),
        (("$0", "$100k"), (("membership fee", "$20 a month"),), "where it is about 0 today."),
        (("$0", "$100k"), (("average order value", "$50"),), "that takes 2,000 orders."),
        (("$0", "$100k"), (("average order value", "$50"), ("occupancy", "50%")), "2,000 orders."),
        (("$0", "$100k"), (("membership fee", "$20 a month"), ("occupancy", "50%")), "417 memberships in all"),
        (("$0", "$100k"), (("average order value", "$50"), ("orders", "0"), ("visits", "0"), ("conversion rate", "2%")), "100,000 visits"),
        (
            ("$100k", "$200k"),
            (("membership fee", "$20 a month"), ("members", "0"), ("member retention", "80%")),
            "834 memberships in all, where it is 0 today",
        ),
    ],
)
def test_what_stands_at_nothing_is_reckoned_with(money, known, said):
    draft = drafted("Open the boathouse", ("revenue", money[0]), *known, targets=(("revenue", money[1]),))
    assert any(said in step for step in draft.arithmetic)


@pytest.mark.parametrize("name", ["pupils", "guests", "donors", "lessons", "nights"])
def test_what_has_a_price_keeps_its_name(name):
    known = (("studio takings", "$8,000"), (f"price per {name[:-1]}", "$200"), (name, "40"), (f"{name} sold", "25"))  # both are told
    lines = lines_of(drafted("Raise studio takings to $12,000", *known, one_metric=name))
    assert lines[0] == f"Increase {name} from 40 to 60"
    assert sum(f" {name} from" in line for line in lines) == 1


def test_a_fee_by_the_week_stays_one_and_the_members_are_those_that_the_brief_counts():
    """$520,000 at $520 a year are 1,000 members, where 900 are told."""
    known = (("gym revenue", "$520,000"), ("membership fee", "$10 a week"), ("members", "900"))
    told = " ".join(drafted("Grow gym revenue to $624,000", *known).arithmetic)
    assert (
        "that is 1,200 memberships in all, where it is 900 today; with as many as today, it takes a membership fee of $12 a week." in told
    )
    known = (*known[:2], ("members", "400"))
    told = " ".join(drafted("Grow gym revenue to $624,000", *known).arithmetic)
    assert "The numbers of today do not go together: today's members would be 400, not 1,000." in told
    draft = drafted("Grow gym revenue to $624,000", *known[:2], ("members", "1,500"), ("member retention", "95%"))
    assert any("so 0 new memberships are needed" in step for step in draft.arithmetic)
    assert not any("new customers from" in line for line in lines_of(draft))


@pytest.mark.parametrize(
    ("kept", "again"), [("renewal rate", True), ("buyer retention", False), ("customer retention", False), ("renewals", True)]
)
def test_only_what_is_renewed_is_bought_again(kept, again):
    draft = drafted("Sell 500 harbour passes", ("harbour passes sold", "400"), (kept, "60%"), ("visit-to-pass rate", "5%"))
    assert any("bought again" in step for step in draft.arithmetic) == again


def test_what_is_renewed_each_month_is_not_bought_again_within_the_year():
    known = (("harbour passes sold", "400"), ("renewal rate", "60% a month"), ("visit-to-pass rate", "5%"))
    assert not any("bought again" in step for step in drafted("Sell 500 harbour passes", *known).arithmetic)


def test_a_guess_is_no_number_and_a_price_that_stays_is_refused():
    goal = "We bill 60% of our hours. We suspect that half of the offers are never read. We want 70% of our hours billed. Fees will not change."
    data = outline_data(drafted(goal, focus="efficiency"))
    assert not any("offers" in row["metric"] for row in data["numbers"])
    assert "Fees will not change." in data["not_now"]["said"]


def test_a_rate_into_a_sale_is_told_once():
    known = (("cabins sold", "70"), ("quote-to-order rate", "25%"), ("average order value", "€9,000"))
    draft = drafted("Sell 30 more cabins than last year", *known)
    assert not any("win rate" in line or "lead to customer" in line for line in lines_of(draft))


def test_what_comes_in_has_one_target():
    assert not any(line.startswith("Grow revenue by") for line in lines_of(drafted("Grow cider revenue to €120,000", *ORCHARD)))
    known = (("stall takings", "€18,000 a month"), ("average bill", "€12"))
    assert not any(line.startswith("Grow revenue") for line in lines_of(drafted("Raise stall takings to €24,000 a month", *known)))


def test_an_offered_target_is_told_in_the_words_of_its_start():
    rows = outline_data(drafted("Grow cider revenue to €120,000", *ORCHARD))["numbers"]
    assert next(row["offered"] for row in rows if row["metric"] == "visits") == "16,000 a year (assumed)"


def test_an_average_of_money_is_no_sum_of_it():
    known = (("donations", "£42,000"), ("average donation", "£350"), ("ask-to-gift rate", "24%"))
    told = drafted("Grow donations by 25%", *known).arithmetic
    assert (
        told[1]
        == "At an average donation of £350, that takes 30 more donations; with as many as today, it takes an average donation of £438."
    )
    assert "With as many asks as today, it takes an ask-to-gift rate of 30%." in told


def test_a_price_is_no_row_that_money_without_a_name_may_mean():
    known = (("survey revenue", "¥72 million"), ("day rate", "¥120,000"), ("utilisation", "60%"))
    draft = drafted("Bring the survey arm to ¥90 million", *known)
    assert "Grow survey revenue from ¥72,000,000 to ¥90,000,000" in lines_of(draft)
    assert "Raise utilisation from 60% to 75%" in lines_of(draft)
