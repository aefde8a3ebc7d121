"""What decides a line in doubtful shapes: each group is one cause, on invented lines of many trades."""

from __future__ import annotations

import pytest

from okrcoach.language.statement import read_statement
from okrcoach.review.nature import by_grammar

GROUPS = {
    "a word in -ed that no list holds was done to the noun before it": [
        ("Tow bars fitted to 40 vans", "output"),
        ("Hives relocated to the southern slope", "milestone"),
        ("Marquee pitched at the riverside", "milestone"),
    ],
    "fewer of our own things is a change, whoever says so first": [
        ("Cut reason codes from 31 to 9", "outcome"),
        ("Reason codes for returns cut from 31 to 9", "outcome"),
        ("Price lists reduced from 14 to 3", "outcome"),
        ("Bulletins raised from 10 to 20 a month", "output"),
        ("9 reason codes cut", "output"),
    ],
    "what is there or ready stands behind its noun": [
        ("New dry dock in operation by May", "milestone"),
        ("Tasting menu available in four languages", "output"),
        ("9 pumping stations remotely switchable", "output"),
        ("14 of 20 surgeries live in RotaPlan", "output"),
    ],
    "others who are won as partners are counted": [
        ("Partner with 20 breweries", "outcome"),
        ("Partner with the harbour office on signs", "activity"),
    ],
    "how often is no number to reach": [
        ("Safety walk running every three weeks", "output"),
    ],
    "an adverb between a noun and its verb changes nothing": [
        ("Surveyors no longer depend on paper maps", "outcome"),
        ("6 clubs regularly rent our boats", "outcome"),
    ],
    "our own work looked at or agreed to is work still": [
        ("Bridge drawings checked by two outside engineers", "output"),
        ("Fishing plan approved by the harbour board", "milestone"),
        ("Four bids for the canal fund submitted", "output"),
        ("Two apprentices hired", "output"),
    ],
    "what others pay for is a result": [
        ("7 paid site surveys delivered", "outcome"),
    ],
    "a noun that looks like a verb, by what follows it": [
        ("Drain flow along the west wall up 8 pts", "outcome"),
        ("Visit → booking from 5% to 9%", "outcome"),
        ("Order to first delivery in less than three days", "outcome"),
        ("Survey visitors who call the staff friendly rise from 40% to 60%", "outcome"),
        ("Call handling times improved noticeably", "outcome"),
        ("Mooring engine supports Polish and Danish", "milestone"),
        ("Lay-up shed for dinghies cleared", "milestone"),
    ],
    "what is named after keep is measured, not done": [
        ("Keep monitoring coverage above 45%", "health"),
        ("Keep grading errors below 2%", "health"),
        ("Keep publishing two bulletins a week", "output"),
    ],
    "zero at the front is a level to keep": [
        ("No swimmer seriously hurt at the lido this season", "outcome"),
    ],
    "a change told by a comparison": [
        ("Fewer stops per tram, higher speed", "outcome"),
    ],
    "a thing in hand with so many taking part is a thing in hand": [
        ("Shared kitchen pilot with 3 bakeries", "activity"),
    ],
    "a share that takes the way we offer, or of what comes from others": [
        ("70% of night turns filled through the crew app", "outcome"),
        ("Photographs included in 60% of damage claims", "outcome"),
        ("65% of maps opened at least once a week", "outcome"),
    ],
    "in time is a limit without a figure": [
        ("85% of tide tables printed before noon", "outcome"),
        ("Pump failures in spring repaired the same day", "outcome"),
        ("We reply within the hour", "outcome"),
        ("Fill bosun posts in under 40 days on average", "outcome"),
    ],
    "a number behind the whole phrase that counts nothing is a level": [
        ("Landings per day 14+", "outcome"),
        ("Feedback on the sauna 4.4", "outcome"),
        ("Crates on slipway 7", "output"),
    ],
    "a number that counts something else stands beside a thing made": [
        ("Dual crewing for the 8 longest routes", "output"),
        ("Bait list of 60 names", "output"),
        ("Puppet corners in 12 libraries", "output"),
        ("Lantern channel with 4 posts weekly", "output"),
    ],
    "those who do it on their own need us no more": [
        ("25 local crews hold regattas on their own", "outcome"),
    ],
    "what others made or do with ours is theirs": [
        ("9 plugins by third parties", "outcome"),
        ("Ballads that quote our archive: 30", "outcome"),
        ("15 sailings planned with our charts", "outcome"),
    ],
    "how people spend their day is a result": [
        ("Harbour masters spend 60% of their shift on the quay", "outcome"),
        ("Wardens get the tide report within 12 hours", "outcome"),
    ],
    "a name with more than one reading is read by its number": [
        ("Two new lectureships advertised", "output"),
        ("Reduction in rope wear by a third", "outcome"),
        ("Buoy contract tests", "milestone"),
    ],
    "a figure at the very end that counts nothing is a level, whatever the first word could be": [
        ("Gate takings 1.3 million", "outcome"),
        ("Wait at the lock 12 minutes", "outcome"),
        ("Stream listeners peak 60k", "outcome"),
        ("Peak day landings 40k crates of herring", "outcome"),
        ("Moorings booked online: 3 of 4", "outcome"),
        ("Hull drawings moved off paper: 310/420", "output"),
        ("Close 30 berths worth $1.2M", "outcome"),
        ("Engine recalls: none", "outcome"),
        ("Rope spend flat", "outcome"),
    ],
    "what belongs to others is theirs": [
        ("Anglers' ideas taken up: 12", "outcome"),
        ("Anglers' survey on mooring fees", "milestone"),
    ],
    "many people come of their own will, a few take part": [
        ("Rowing club with 2,000 paying members", "outcome"),
        ("Tide app trial with 4 skippers", "output"),
    ],
    "what is over is over": [
        ("Wardens count no boats by hand any more", "outcome"),
    ],
    "a topic before a colon is judged by what is counted behind it": [
        ("Shore lighting: 5 piers equipped", "output"),
        ("New anglers' second visit to the lake this year: 30 people come back", "outcome"),
    ],
    "a year counts nothing": [
        ("Mooring tariff 2027 in force", "output"),
    ],
    "a finite verb behind makes the first word a noun": [
        ("Trained pilots make half as many mistakes", "outcome"),
        ("Ferry staff never runs out of tickets", "outcome"),
    ],
    "what endures, and marks that are reached": [
        ("The club survives a winter without its founder", "outcome"),
        ("Fundraising target reached by May", "outcome"),
    ],
    "what is left undone is no work": [
        ("Berth requests unanswered after a week 3%", "outcome"),
    ],
    "somebody taken on is work": [
        ("Harbour manager signed", "milestone"),
        ("Ferry engineers meet monthly", "activity"),
    ],
    "how well a service does is a result, though a verb of work leads": [
        ("Discharge 40% of guests before noon", "outcome"),
        ("Inspect 75% of boats at the first visit", "outcome"),
        ("Issue fishing permits within 8 days", "outcome"),
        ("Greet every skipper within 10 minutes", "outcome"),
        ("Load a barge in 40 minutes", "outcome"),
        ("Gut 150 fish per hour", "outcome"),
        ("Open the lido on 97% of days", "outcome"),
        ("Use 15% less diesel per crossing", "outcome"),
        ("Have no more than three empty berths", "outcome"),
        ("Never lose a tow line", "outcome"),
        ("Issue the new fishing permits within 8 weeks", "output"),
        ("Train 80% of deckhands within 10 days", "output"),
    ],
    "somebody else's medicine, drills and men": [
        ("Each drill lent 15 times a season", "outcome"),
        ("Beds made within 45 min", "outcome"),
    ],
    "what goes wrong, and what spreads": [
        ("Bookings abandoned at the quay 3%", "outcome"),
        ("Angler card active on 40k phones", "outcome"),
    ],
    "work given to somebody is work": [
        ("Figurehead carved by a local artist", "milestone"),
        ("20 lanterns hung", "output"),
        ("Two cutters restored", "output"),
        ("Ramp at the south pier", "milestone"),
    ],
    "the result behind so that may have a long subject": [
        ("Send tide alerts so that rescue calls per 1,000 trips in the summer season decrease from 12 to 5", "outcome"),
    ],
    "a share of what is worked on says how far the work is": [
        ("Migrate 90% of the berth forms", "output"),
        ("Automate 80% of the tide checks", "output"),
        ("Answer 80% of letters within 2 days", "outcome"),
    ],
    "who takes part in our own work says how it went": [
        ("Launch a rescue course with 100% crew participation", "output"),
        ("Launch a crew pass with 4,000 sign-ups a month", "outcome"),
    ],
    "a start and a target behind a colon are no verbs": [
        ("Empty berths: baseline 27, target 5", "outcome"),
        ("Letters that reach the crew: baseline 0 of 1, target 100%", "outcome"),
        ("Beach clean-ups held: baseline 4, target 12", "output"),
    ],
    "an average is a measure, and no verb": [
        ("Average number of oars lent per tour", "outcome"),
    ],
    "a share of work is a measure": [
        ("Increase the share of repairs planned by the tide model", "outcome"),
        ("Increase automated rudder and mast coverage", "outcome"),
        ("Increase the number of manuals from 4 to 9", "output"),
    ],
    "what a thing of ours is liked or paid for": [
        ("Have an own sailing blog with 200+ stars", "outcome"),
        ("Grow deck talks with a margin of 20%", "outcome"),
    ],
    "people found or kept are won": [
        ("Found 5 skippers interested in night sailing", "outcome"),
        ("Renew two existing clients by June", "outcome"),
        ("Renew 20 contracts", "output"),
    ],
    "time at work kept down is no work": [
        ("Work less than 5 hours on Sundays", "outcome"),
    ],
    "what one hopes to do is what leads": [
        ("We hope to double tour sales", "outcome"),
        ("We plan to paint 40 boats", "output"),
        ("We have carefully painted 40 boats", "output"),
    ],
    "counted work comes first, whatever it brings": [
        ("Hold 12 fairs reaching 6,000 guests", "output"),
        ("Host 3 knot sessions per week", "output"),
        ("Launch the pier kiosk, reducing queues from 20 to 5 minutes", "outcome"),
    ],
    "a measure without its number is no work": [
        ("Reduction in letters returned", "outcome"),
        ("Number of guests taught at the pier", "outcome"),
        ("Number of steps built", "milestone"),
        ("# of open leaks did not rise this summer", "outcome"),
    ],
    "a service done in time is felt by who waits": [
        ("Filling requests in a timely manner", "outcome"),
    ],
    "a limit may be inside a time": [
        ("Oil reports acknowledged inside 48 hours", "outcome"),
        ("Attend 96% of alarms inside SLA", "outcome"),
    ],
    "so many of so many choose to": [
        ("8 of 11 crews log their own repairs", "outcome"),
        ("Skippers stop asking us for tide tables", "outcome"),
        ("Crews share their logs unprompted", "outcome"),
        ("Parent committees run 3 crossings a week", "outcome"),
    ],
    "a first word may be a noun": [
        ("Planned giving £3,150 a month now", "outcome"),
        ("Email list at 8,000", "outcome"),
        ("Partners each sell 2 tours", "outcome"),
    ],
    "fewer, better and none are results": [
        ("Fewer leaks found after launch than last year", "outcome"),
        ("Not one rope failure reported this summer", "outcome"),
        ("Deck lights brighter", "outcome"),
        ("Clerks scan tickets instead of walking to the office", "outcome"),
    ],
    "take from to is a change": [
        ("Take idle days from 21 to 11", "outcome"),
    ],
    "we have done it": [
        ("We've painted 40 boats", "output"),
        ("The night mode has shipped on 3 boats", "output"),
        ("Re-slot the 40 heaviest anchors", "output"),
        ("Double the number of ride-alongs, 4 last quarter", "output"),
        ("Get 2 letters of intent from harbours", "outcome"),
    ],
    "begin is a verb": [
        ("Begin paid tours by July", "milestone"),
    ],
    "an agreement that is signed was won": [
        ("Secure 3 signed pilot agreements with harbours", "outcome"),
        ("Write 3 pilot agreements", "output"),
    ],
}


@pytest.mark.parametrize(("text", "kind"), [case for cases in GROUPS.values() for case in cases])
def test_the_cause_decides(text: str, kind: str) -> None:
    assert by_grammar(read_statement(text)).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Hives relocated to the southern slope",
        "New dry dock in operation by May",
        "Two apprentices hired",
        "Fishing plan approved by the harbour board",
        "9 pumping stations remotely switchable",
        "Automate 80% of the tide checks",
    ],
)
def test_such_work_is_certain(text: str) -> None:
    found = by_grammar(read_statement(text))
    assert found.work
    assert found.certain
