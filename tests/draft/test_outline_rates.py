"""What a brief leaves unsaid on the way back from a revenue target, and what tells it all the same."""

from tests.draft.reckoning import drafted, lines_of, steps


def test_a_deal_is_taken_for_a_years_worth_where_the_brief_tells_no_time():
    told = steps("Grow ARR to £2.4m", ("ARR", "£1.2m"), ("average deal size", "£24k"), ("churn", "0% a month"), ("win rate", "25%"))
    assert "At £24k (taken for a year), or £2,000 a month, from a new customer, £100,000 takes 50 new customers." in told
    monthly = steps("Grow ARR to £2.4m", ("ARR", "£1.2m"), ("average deal size", "£2,000 a month"), ("churn", "0% a month"))
    assert any("takes 50 new customers" in step and "taken for" not in step for step in monthly)


def test_a_rate_is_known_by_its_two_sides_all_the_way_back():
    known = (("MRR", "£50k"), ("ARPA", "£100 a month"), ("churn", "0% a month"), ("trial to paid", "10%"), ("visitor to trial", "4%"))
    assert steps("Grow MRR to £60k", *known)[3:5] == [
        "With 10% of trials becoming customers, 100 customers take 1,000 trials.",
        "With 4% of visitors becoming trials, 1,000 trials take 25,000 visitors.",
    ]


def test_of_what_comes_in_who_pays_and_what_each_pays_two_tell_the_third():
    known = (("subscribers", "1,000"), ("price", "£10 a month"), ("churn", "0% a month"))
    no_start = steps("Bring in £20,000 of MRR from the tide app", *known)
    assert no_start[0] == "1,000 subscribers at a price of £10 a month each make £10,000 of MRR today."
    assert "At £10 a month a new customer, £10,000 takes 1,000 new customers." in no_start
    no_price = steps("Double ARR to £2.4m", ("ARR", "£1.2m"), ("customers", "50"), ("churn", "0% a year"), ("win rate", "25%"))
    assert "With as much from each, that is 100 customers, where there are 50 today." in no_price
    assert "50 customers pay £2,000 a month on average; at that, £100,000 takes 50 new customers." in no_price
    assert "With a win rate of 25%, 50 customers take 200 opportunities." in no_price


def test_offers_that_are_open_are_no_sales():
    known = (("average deal size", "€10,000"), ("win rate", "25%"), ("open opportunities", "30"))
    told = steps("Close €100,000 of new business", *known)
    assert not any("30 of today are enough" in step for step in told)
    assert any("30 of today are 10 too few" in step for step in told)


def test_an_average_that_comes_in_each_year_is_the_price_of_an_account():
    told = steps(
        "Hit it",
        ("average account", "€50,000 a year"),
        ("pitch win rate", "25%"),
        ("pitches", "3 a month"),
        targets=(("new business revenue", "€400,000"),),
    )
    assert "At an average account of €50,000 a year, that takes 8 accounts." in told
    assert "With a pitch win rate of 25%, 8 accounts take 32 pitches." in told


def test_those_who_are_customers_are_not_those_who_become_so():
    draft = drafted("Win 25 new clients", ("clients", "52"), ("win rate", "25%"))
    assert not any("52 to 25" in line or "clients at or above 25" in line for line in lines_of(draft))
    assert "With a win rate of 25%, 25 new customers take 100 opportunities." in draft.arithmetic


def test_who_pays_in_the_end_is_a_customer():
    """€9,000 of new MRR at €30 are 300 customers; 10% of 3,000 sign-ups."""
    known = (("MRR", "€50,000"), ("average revenue per customer", "€30 a month"), ("signup-to-paid rate", "10%"))
    told = steps("Grow MRR to €59,000", *known, period="2027-Q2")
    assert "With a signup-to-paid rate of 10%, 300 customers take 3,000 signups." in told


def test_numbers_that_do_not_go_together_make_no_key_result():
    known = (("course revenue", "€70,000"), ("course fee", "€700"), ("courses", "12 a year"))
    draft = drafted("Get course revenue to €90,000", *known)
    assert any("do not go together" in step for step in draft.arithmetic)
    assert not any("courses from 12 to" in line and "41" in line for line in lines_of(draft))


def test_what_is_renewed_once_a_year_leaves_once():
    """60% of 500 buy again, so 300 of 700 are new buyers' and 400 are left to win."""
    told = steps("Sell 700 annual passes", ("annual passes", "500"), ("renewal rate", "60%"), ("visitor-to-pass rate", "2%"))
    assert "With a renewal rate of 60%, about 300 of today's are bought again, so 400 annual passes go to new buyers." in told
