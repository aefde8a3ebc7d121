"""The menu offers what the keys do, each once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.file_name import FileNameScreen
from tests.tui.driving import put, settle, text_of, type_text

MakeApp = Callable[..., OkrcoachApp]


async def test_every_key_is_in_the_menu_too(make_app: MakeApp, page: Path) -> None:
    app = make_app(page)
    async with app.run_test() as pilot:
        await settle(pilot)
        names = [command.title for command in app.get_system_commands(app.screen)]
        assert {"Save", "Save as", "Delete", "Details", "Metrics", "Help", "Quit", "Theme"} <= set(names)
        await pilot.press("ctrl+p")
        await type_text(pilot, "save as")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, FileNameScreen)


async def test_the_open_menu_offers_no_key_that_does_nothing(make_app: MakeApp, page: Path) -> None:
    put(page, text_of(page).replace("A line that nobody reads.\n\n", ""))
    app = make_app(page)
    async with app.run_test() as pilot:
        await settle(pilot)
        screen = app.screen
        await pilot.press("ctrl+p")
        await pilot.pause()
        names = {command.title for command in app.get_system_commands(screen)}
        assert {"Details", "Next finding", "Delete"} <= names
        assert not names & {"Brief", "Rewrite", "Explain", "Undo"}  # it was not drafted here, no model answers, nothing was done


async def test_the_menu_names_what_three_keys_share_in_the_footer(make_app: MakeApp, page: Path) -> None:
    app = make_app(page)
    async with app.run_test() as pilot:
        await settle(pilot)
        names = [command.title for command in app.get_system_commands(app.screen)]
        assert {"Add an objective", "Add a key result", "Add a project"} <= set(names)


async def test_the_menu_leaves_out_what_only_moves_a_cursor_and_names_one_key_each(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        commands = {command.title: command.help for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert "Choose" not in commands
        assert commands["Add an objective"] == "Key o"


async def test_the_menu_offers_each_action_once_and_says_which_way_a_line_moves(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        commands = [(command.title, command.help) for command in pilot.app.get_system_commands(pilot.app.screen)]
        assert len(commands) == len({title for title, _ in commands})
        assert {("Delete", "Key d"), ("Move the line up", "Key Shift+↑"), ("Move the line down", "Key Shift+↓")} <= set(commands)


async def test_the_menu_of_the_first_screen_opens_what_is_chosen_and_files(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        commands = {command.title: command.help for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert (commands["Open"], commands["Open file"]) == ("Key Enter", "Key o")
