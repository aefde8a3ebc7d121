"""Renew the cassettes from a live model: `make record`, with OPENAI_BASE_URL, OPENAI_API_KEY and OKRCOACH_MODEL set.

The same question asked twice can get another answer from a server that has been asked other things before: record all of them, in
this order, from a server just started; names record those alone (make record ARGS="objectives projects"). `--plain` records the one
conversation with a server that takes no JSON schema instead.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from okrcoach.draft.asking.asking import Asker
from okrcoach.draft.client import Client
from okrcoach.draft.faults import ModelError
from okrcoach.settings.person import load_endpoint
from tests.draft.recording import CONVERSATIONS, Conversation, cassette


async def talk(conversation: Conversation) -> list[object]:
    """Ask the question of one conversation; return the items of the answer."""
    client = Client(load_endpoint())
    items: list[object] = []

    def take(item: object) -> bool:
        items.append(item)
        return True

    try:
        await Asker(client, conversation.prompts(), lambda _: None).ask(conversation.question, take)
    except ModelError as problem:
        items.append(problem)
    finally:
        await client.close()
    return items


def main() -> int:
    """Record the conversations of this kind of server."""
    endpoint, named = load_endpoint(), [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    for conversation in CONVERSATIONS:
        if conversation.plain is ("--plain" in sys.argv) and (not named or conversation.name in named):
            with cassette(conversation.name, record=True, model=endpoint.model):
                items = asyncio.run(talk(conversation))
            print(f"{conversation.name}: {len(items)} items")
            for item in items:
                print(f"  {item}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
