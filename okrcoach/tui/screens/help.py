"""Help: what a screen is for and its keys; why a rule exists, with its examples."""

from __future__ import annotations

from collections.abc import Sequence

from textual.screen import Screen

from okrcoach.review.finding import SEVERITIES, Finding, Severity
from okrcoach.review.kind import Example, Rule
from okrcoach.tui.entries import Entry
from okrcoach.tui.outline import ASSUMED, SIGNS
from okrcoach.tui.screens.page import PageScreen, reading
from okrcoach.tui.widgets.key_bar import key_name, shown_bindings

ABOUT = {
    "HomeScreen": "OKRs are objectives and key results. They say in a few lines what should change (an objective), by which numbers you "
    "will know it (its key results) and what you will do for it (projects).\nStart a draft from a goal, open a file with OKRs to review "
    "it, or go on where you left off. OKRs or a goal can be pasted here, and a file dropped. Work that you did not save is kept here.",
    "BriefScreen": "Say in one sentence what should be different. The focus area is chosen from it; choose another, or up to three. "
    "Everything on the second step may stay empty.\nWhere a model is set up (OPENAI_API_KEY, OKRCOACH_MODEL and, for a server of your own, "
    "OPENAI_BASE_URL), F3 asks it to draft.",
    "DraftingScreen": "Each line appears once the rules have read it. What a model is still writing shows dimmed below.",
    "WorkspaceScreen": "Your objectives (O: what should change), key results (KR: the numbers that show it) and projects (P: the work for "
    "it). The line in hand can be edited; what the rules say of it follows as you type. Nothing is lost: work that is not saved is kept "
    "and offered at the next start.",
    "OpenScreen": "Files with OKRs in and below this folder. Type to narrow the list, or type a path.",
}

MEANINGS = {
    "screen.add('objective')": "Add an objective, a key result or a project after the chosen line",
    "screen.metrics": "Metrics of the catalog for the line; Enter makes a key result of one",
    "screen.finding(1)": "Go to the next line with a finding; N goes back",
    "screen.view": "Show only lines with errors, then those with warnings too, then all; n and N keep to these",
    "screen.fix": "Mend the line where the rule knows how",
    "screen.ignore": "Leave the line as it is in spite of a finding, for a reason that is saved with it",
    "screen.rewrite": "Ask the model for three other wordings, each read by the rules",
    "screen.explain": "Ask the model why a rule objects to this line",
    "screen.about": "What the draft assumes, and why it is as it is; what a file holds beside its OKRs",
    "screen.brief": "Change the brief that the draft came from, and draft again",
    "screen.outline": "Save a strategy outline to send round with the OKRs: why these, what is left aside, what is open",
    "screen.details": "Owner, type, due date, how far it is today, ignored findings; for the document: title, team, period",
    "screen.move(-1)": "Move the line up or down; it may change its objective",
    "app.focus_next": "Go to the next pane: lines, editor, findings, metrics",
}
"""What the footer has no room to say."""
SEVERITY: dict[Severity, str] = {
    "error": "an error: not a usable statement yet",
    "warning": "a warning: likely to mislead",
    "info": "worth a thought",
}


def help_for(screen: Screen[object]) -> PageScreen | None:
    """Return the help page of a screen; None where help is already shown."""
    name = type(screen).__name__
    if isinstance(screen, PageScreen) or name == "CommandPalette":
        return None
    entries = reading("", *ABOUT[name].split("\n")) if name in ABOUT else []
    entries.append(Entry("", ((("Keys", "title"),),), choosable=False, gap=bool(entries)))
    for binding in shown_bindings(screen):
        meaning = MEANINGS.get(binding.action, binding.description)
        entries.append(Entry("", (((meaning, ""),),), ((f"{key_name(binding):<10}", "strong"),), choosable=False))
    if name == "WorkspaceScreen":
        entries.append(Entry("", ((("Signs", "title"),),), choosable=False, gap=True))
        entries += [Entry("", (((SEVERITY[one], ""),),), ((f"{SIGNS[one]:<10}", one),), choosable=False) for one in SEVERITIES]
        entries.append(
            Entry(
                "", ((("a number that nobody gave: check it with those who own it", ""),),), ((f"{ASSUMED:<10}", "info"),), choosable=False
            )
        )
    return PageScreen("Help", entries)


def rule_page(finding: Finding, rules: Sequence[Rule]) -> PageScreen:
    """Why a finding: the rule's reason, and what it takes for good and bad."""
    entries = [*reading("", finding.message), Entry("", (((finding.hint, "muted"),),), choosable=False)]
    rule = next((one for one in rules if one.name == finding.rule), None)
    if rule is not None:
        entries += reading("Why", " ".join(rule.why.split()))
        entries += [*reading("Good"), *(_example(one, "✓ ", "success") for one in rule.good[:3])]
        entries += [*reading("Not so good"), *(_example(one, f"{SIGNS[finding.severity]} ", finding.severity) for one in rule.bad[:3])]
        if rule.source:
            entries += reading("Source", "; ".join(rule.source))
    return PageScreen(finding.rule, entries)


def _example(example: Example, sign: str, style: str) -> Entry:
    lines = tuple(((line, ""),) for line in example.text.strip().splitlines() if line.strip())
    after = (((f"→ {example.after}", "muted"),),) if example.after else ()
    return Entry("", lines + after, ((sign, style),), choosable=False)
