"""What the embedded drafter makes of a goal."""

from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.model import Brief


def drafted_lines(brief):
    """All key results of a draft."""
    return [line.text for objective in draft_from_playbook(brief).document.objectives for line in objective.key_results]


def given(goal, **more):
    """The key results whose target the brief gave, and the remarks."""
    draft = draft_from_playbook(Brief(goal, period="2027-Q1", **more))
    lines = [line.text for objective in draft.document.objectives for line in objective.key_results if not line.assumed]
    return lines, " / ".join(draft.remarks)
