"""The menu: everything that a key does on a screen, to be found by its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textual import actions
from textual.app import App, SystemCommand
from textual.screen import Screen

from okrcoach.tui.widgets.key_bar import key_name

MOVEMENTS = ("command_palette", "cursor", "go(", "app.focus_", "screen.choose(")
"""Actions that the menu leaves out: they would move a cursor that the menu hides."""


def commands(app: App[None], screen: Screen[object]) -> Iterator[SystemCommand]:
    """Go through what works on the screen below the menu, each action by its first key."""
    offered = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        doing = (active.node, binding.action)  # a list opens what is chosen, the screen a file
        if not (binding.show or binding.tooltip) or not active.enabled or binding.action.startswith(MOVEMENTS):
            continue
        if doing in offered:
            continue
        offered.add(doing)
        place, action, parameters = actions.parse(binding.action)
        if place == "screen" and not screen.check_action(action, parameters):  # while the menu is open, Textual asks the menu
            continue
        name, key = (binding.tooltip, replace(binding, key_display=None)) if binding.tooltip else (binding.description, binding)
        yield SystemCommand(name, f"Key {key_name(key)}", lambda key=binding.key: app.simulate_key(key))
