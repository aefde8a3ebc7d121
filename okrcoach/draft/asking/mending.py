"""Lines that the rules do not accept go back to the model with the reason, at most twice; the better version stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from okrcoach.draft.asking.asking import Asker, Question
from okrcoach.draft.asking.board import grave, gravity
from okrcoach.draft.faults import ModelError
from okrcoach.review import Finding

ROUNDS = 2


async def mend(
    asker: Asker,
    failing: Callable[[], list[int]],
    question: Callable[[list[int]], Question[Any]],
    offer: Callable[[int, Any], None],
) -> None:
    """Ask for better versions of the lines that `failing` numbers, until there are none or twice; `offer` judges each that comes.

    An answer of no use leaves the lines as they are; raises ModelError where the endpoint fails.
    """
    for _ in range(ROUNDS):
        numbers = failing()
        if not numbers:
            return
        waiting = list(numbers)

        def take(answer: Any, numbers: Sequence[int] = numbers, waiting: list[int] = waiting) -> bool:
            # Key results come in the order of the lines sent, the others say which line they are.
            place = getattr(answer, "line", numbers.index(waiting[0]) + 1 if waiting else 0)
            if not (0 < place <= len(numbers) and numbers[place - 1] in waiting):
                return False
            waiting.remove(numbers[place - 1])
            offer(numbers[place - 1], answer)
            return True

        with answers_forgiven():
            await asker.ask(question(numbers), take)


@contextmanager
def answers_forgiven() -> Iterator[None]:
    """Forget ModelErrors about answers, and let those of the endpoint through."""
    try:
        yield
    except ModelError as problem:
        if not problem.of_answer:
            raise


def better(new: Sequence[Finding], old: Sequence[Finding]) -> bool:
    """Say whether a version with the findings `new` is better than one with `old`."""
    return gravity(new) < gravity(old)


def rules_of(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Name the rules for which a line is mended."""
    return tuple(dict.fromkeys(row.rule for row in grave(findings)))
