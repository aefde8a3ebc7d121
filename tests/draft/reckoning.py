"""What the embedded drafter makes of a revenue target, and how it reckons."""

from okrcoach.draft.outline import outline_data
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.model import Brief


def drafted(goal, *known, period="2027", **given):
    return draft_from_playbook(Brief(goal, ("revenue",), period=period, known=known, **given))


def steps(*given, **fields):
    return outline_data(drafted(*given, **fields))["arithmetic"]


def lines_of(draft):
    return [line.text for objective in draft.document.objectives for line in objective.key_results]
