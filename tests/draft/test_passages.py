"""A goal of several sentences: which of them want something, and what a draft and an outline make of each."""

import pytest

from okrcoach.draft.brief import read_brief
from okrcoach.draft.outline import outline, outline_data
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.draft.reading.goal import read_goal
from okrcoach.draft.reading.passages import read_passage
from okrcoach.draft.reading.reading import read_material
from okrcoach.model import Brief
from tests.counting import lines as steps
from tests.draft.asked import given

STRATEGY = (
    "Our pottery school grew by word of mouth and nobody looked after those who stayed. Churn stands at 4.5% a month. "
    "This year we will do two things. First, keep our learners: churn below 3%. "
    "Second, open the Danish market with six partner schools. We will not open a second kiln."
)


def kinds(text):
    return [part.kind for part in read_passage(text).parts]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We want calmer nights on the ward", "aim"),
        ("Second, answer every letter", "aim"),
        ("Our bakers have to be proud of the bread", "aim"),
        ("Returns below 4%", "aim"),
        ("The mill is old and loud", "told"),
        ("Last winter the ferry sailed 40 times", "told"),
        ("We will not hire", "refused"),
        ("Prices must not rise", "refused"),
        ("No second mill", "refused"),
        ("Boats should not leave half empty", "refused"),
        ("No rower waits longer than 2 days", "aim"),
        ("Nobody may wait longer than 20 minutes", "aim"),
        ("Nobody wants a louder mill", "told"),
        ("Our target was missed in spring", "told"),
        ("Our goal for the summer is calm water", "aim"),
        ("Nobody doubts the mill, but it must be quieter", "aim"),
        ("We have three goals", "announced"),
    ],
)
def test_a_sentence_wants_tells_or_refuses(text, kind):
    assert kinds(f"Win back the lapsed rowers. {text}.") == ["aim", kind]


def test_where_no_sentence_wants_anything_the_first_one_leads():
    assert kinds("The mill is old and loud. The miller is tired of it") == ["aim", "told"]


def test_a_point_behind_a_short_word_ends_no_sentence():
    assert len(read_passage("Be the school that St. Anne sends its pupils to").parts) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Open two ferries in the EU. Train 12 pilots in the UK. Win more islands",
        "Mend the kiln. 40% of the bowls crack",
        "shorten the queue. bake 20 loaves more",
        "1. Mend the kiln. 2. Glaze more bowls",
    ],
)
def test_a_sentence_ends_before_a_capital_or_a_figure_whatever_stands_before(text):
    assert len(read_passage(text).parts) == text.replace("1. ", "").replace("2. ", "").count(". ") + 1


@pytest.mark.parametrize("text", ["Our mill must grow, e.g. by 4 stones", "Sell 9 sacks vs. 3 today", "Reopen lock no. 7 for barges"])
def test_a_short_form_ends_no_sentence(text):
    assert len(read_passage(text).parts) == 1


def test_each_bullet_of_a_pasted_list_is_a_sentence_and_a_wrapped_line_is_none():
    goal = read_brief({"goal": "Our plan for the mill, which is\nold:\n- grind 40 sacks a day\n- find 3 millers\n  in the valley\n"}).goal
    assert goal == "Our plan for the mill, which is old. Grind 40 sacks a day. Find 3 millers in the valley"
    assert read_goal("We want to:\n1. Mend the kiln\n2. Find 3 potters").passage.aims == ("Mend the kiln", "Find 3 potters")


def test_reading_a_passage_takes_steps_in_proportion():
    few, many = (steps(lambda size=size: read_passage("We want it. " * size)) for size in (20, 80))
    assert many < 6 * few


def test_each_aim_of_a_strategy_has_its_own_objective_and_number():
    draft = draft_from_playbook(Brief(STRATEGY, team="Online school", period="2027"))
    first, second = draft.document.objectives
    assert "Reduce churn from 4.5% to 3% a month" in [line.text for line in first.key_results]
    assert "the Danish market" in second.text
    assert "Reach 6 partner schools" in [line.text for line in second.key_results]
    assert draft.document.title == "Keep our learners: churn below 3%"
    assert any("several aims" in remark and "open the Danish market with six partner schools" in remark for remark in draft.remarks)


def test_an_outline_quotes_the_whole_strategy_and_keeps_its_refusals():
    draft = draft_from_playbook(Brief(STRATEGY, team="Online school", period="2027"))
    text = outline(draft)
    assert f"> {STRATEGY}" in text
    assert "- We will not open a second kiln." in text
    assert not any("nobody has written down" in row for row in outline_data(draft)["why_now"])


def test_what_must_not_happen_is_watched():
    draft = draft_from_playbook(Brief("Bake twice as many rolls. Accidents must not become more.", team="Bakery", period="2027-Q1"))
    held = [line.measure.metric for one in draft.document.objectives for line in one.key_results if line.type == "health"]
    assert "safety-incidents" in held


def test_a_number_without_a_theme_of_its_own_belongs_to_what_leads():
    goal = "Help more orphans find a home. Last year we advised 60 families, this year it should be 90."
    draft = draft_from_playbook(Brief(goal, team="Orphanage", period="2027"))
    assert len(draft.document.objectives) == 2
    assert any("60 to 90" in line.text for line in draft.document.objectives[0].key_results)


def test_a_sentence_that_tells_gives_where_the_next_one_starts():
    lines, _ = given("Our crew loads trams in 30 minutes. We want 20 without more injuries.")
    assert any(line.endswith("from 30 minutes to 20 minutes") for line in lines), lines


def test_a_limit_is_a_target_and_not_where_things_stand():
    lines, _ = given("Nobody may wait longer than 20 minutes. Sell 900 tickets.")
    assert any(line.endswith("to 20 minutes") for line in lines), lines


def test_those_who_are_served_and_those_who_work_have_objectives_of_their_own():
    goal = "Walkers who come back: 45%, last season it was 30%. Hut staff who stay all summer. We won't raise prices."
    draft = draft_from_playbook(Brief(goal, team="Mountain huts", period="2027-H1"))
    first, second = draft.document.objectives
    assert "Raise walkers who come back from 30% to 45%" in [line.text for line in first.key_results]
    assert "our people" in second.text
    assert "walkers" not in second.text


def test_each_aim_is_worded_with_its_own_people():
    first, second = draft_from_playbook(Brief("Delight parents. Win more schools.", period="2027-Q1")).document.objectives
    assert "parents" in first.text
    told = " ".join((second.text, *(line.text for line in second.key_results), *(work.text for work in second.projects)))
    assert "schools" in second.text
    assert "parents" not in told


def test_a_draft_says_which_aims_have_no_objective():
    goal = "Cut churn to 2%. Hire 10 bakers. Win more schools. Answer letters sooner. Open the Danish market. Delight parents. Grow sales."
    draft = draft_from_playbook(Brief(goal, period="2027-Q1"))
    told = " / ".join(draft.remarks)
    assert len(draft.document.objectives) == 4
    assert "no objective was written for “" in told
    assert "“Grow sales”" in told
    assert "and 2 more" in told


def test_a_draft_says_where_it_stopped_reading():
    goal = "Win more schools. " + "Our bread is old and dry. " * 80
    assert any("first 1,500 characters" in remark for remark in draft_from_playbook(Brief(goal, period="2027-Q1")).remarks)


def test_what_a_goal_rules_out_is_watched_and_quoted_beside_what_it_does_without():
    draft = draft_from_playbook(Brief("Sell 900 loaves without raising costs. Accidents must not become more.", period="2027-Q1"))
    assert "Accidents must not become more." in outline_data(draft)["not_now"]["said"]
    assert "accidents" in read_goal(draft.brief.goal).guarded


def test_a_note_refuses_as_a_sentence_of_the_goal_does():
    draft = draft_from_playbook(Brief("Sell 900 loaves.", period="2027-Q1", notes=("Prices must not rise", "Rye sells well")))
    assert outline_data(draft)["not_now"]["said"] == ["Prices must not rise."]


def test_a_sentence_that_only_says_that_things_must_change_does_not_lead():
    draft = draft_from_playbook(Brief("Our mill is loud. Next year has to be different. Grow flour sales to 900 sacks.", period="2027-Q1"))
    assert draft.document.title == "Grow flour sales to 900 sacks"


@pytest.mark.parametrize(
    "goal",
    ["Raise attendance to 14%. Cut complaints to 4%.", "Raise attendance from 4% to 14%. Cut complaints from 14% to 4%."],
)
def test_a_number_stands_under_the_aim_whose_sentence_gives_it(goal):
    first, second = draft_from_playbook(Brief(goal, period="2027-Q1")).document.objectives
    assert "attendance" in first.key_results[0].text
    assert not any("complaint" in line.text for line in first.key_results)
    assert any("complaint" in line.text and line.text.endswith("to 4%") for line in second.key_results)


def test_a_number_of_one_aim_is_no_metric_of_another():
    lines, _ = given("Hire 8 teachers. Settle every invoice within 3 days.")
    assert not any("to 3 days" in line and "hire" in line for line in lines)


def read_numbers(text, period="2027"):
    facts = read_material(Brief(text, period=period))[0].facts
    known = {key: fact.value for key, fact in facts.known.items()}
    return known, {key: fact.value for key, fact in facts.targets.items()}


def test_an_account_wants_what_it_says_that_it_wants_and_tells_the_rest():
    """Each of the others begins as an aim might: with a name that is a verb too, or without a word of anybody."""
    text = (
        "On weekdays the kilns stand with 38% of shelves filled. Fire marks spoil every tenth vase. Spare shelves would cost €9,000. "
        "Three potters in ten come twice. We want 60% without a second kiln. Answer every potter within a day."
    )
    assert kinds(text) == ["told", "told", "told", "told", "aim", "aim"]
    assert kinds("Our dock lifts 40 boats a day, and one owner in six has to wait. Nobody likes it. We want none to wait.")[0] == "told"
    assert kinds("Answer every letter. Fill 60% of shelves. Keep the kilns warm.") == ["aim", "aim", "aim"]


@pytest.mark.parametrize(
    "text",
    [
        "Scrap from 9% to 3%",
        "Boat trips from 40 to 60",
        "Tips up by 15%",
        "90 new rowers by March",
        "12 more jetties open by May",
        "Repeat trips at 30%",
        "Rowers who come back: 45%",
        "Mend the pier, so that every boat gets 2 moorings",
    ],
)
def test_beside_a_wish_what_tells_nothing_stays_wanted(text):
    """What has no verb of its own is listed as an aim, not as how things stand."""
    assert kinds(f"{text}. Answer every rower within a day. We want to be loved.")[0] == "aim"


@pytest.mark.parametrize(
    ("text", "known", "targets"),
    [
        ("Scrap from 9% to 3%. NPS from 20 to 35. We want to rest.", {"scrap-rate": 9, "nps": 20}, {"scrap-rate": 3, "nps": 35}),
        ("Cut scrap to 5%. Rowers up by 20%. We want our crew to stay.", {}, {"scrap-rate": 5, "rowers": 20}),
        (
            "Sailors like us. On weekdays the harbour runs with 38% of berths taken. We want 60% on these days.",
            {"share of berths taken": 38},
            {"share of berths taken": 60},
        ),
        (
            "Nobody counts on us. Our studio answers only 55% of letters, and buyers wait 8 days. We want 90% of letters answered.",
            {"share of letters answered": 55},
            {"share of letters answered": 90},
        ),
        (
            "The kilns are old. Shelf occupancy is 71% in summer and 33% in winter. We want 50% in the winter months.",
            {"shelf occupancy in winter": 33},
            {"shelf occupancy in winter": 50},
        ),
        (
            "We like rye. Our oven bakes 300 loaves a week and in May we need 450. The yard is full.",
            {"loaves baked a week": 300},
            {"loaves baked a week": 450},
        ),
        (
            "Clay is cheaper than five years ago. Learners are 2,400, and 700 of them have left. We want to bring 200 of them back.",
            {},
            {"learners brought back": 200},
        ),
        ("Boats are late. Our crews deliver 90 loads a day, and 14% arrive wet. We want fewer wet loads.", {}, {}),
        ("The school is full. The shop earns €2.10 a visitor. We want more learners.", {}, {}),
    ],
)
def test_what_an_account_tells_meets_what_it_wants(text, known, targets):
    told, wanted = read_numbers(text)
    assert wanted == targets
    assert {key: value for key, value in told.items() if key in targets or not targets} == known


@pytest.mark.parametrize(
    "goal",
    [
        "Revenue is €200 each week. It should be €300.",
        "The barge earns €200 a night, and we want €300 a night.",
        "The barge earns €200 a Sunday, and we want €300 a Sunday.",
        "We earn €200 a rower. We want €300 a rower.",
        "Revenue stands at €200 per pier. Bring it to €300 per pier.",
    ],
)
def test_what_comes_in_a_time_or_is_told_twice_of_one_thing_starts_what_is_wanted(goal):
    known, targets = read_numbers(goal)
    assert (known, targets) == ({"revenue": 200}, {"revenue": 300})


@pytest.mark.parametrize("order", ["Double", "Raise by 30%"])
def test_what_a_sentence_orders_before_it_wants_more_is_no_account(order):
    verb, _, by = order.partition(" ")
    _, targets = read_numbers(f"{verb} the sacks our mill grinds {by}, now 200 a day, and we want 4 in 5 sold")
    assert "sacks" in " ".join(targets)
