"""Saving, with the questions that it may need: under which name, over what, although somebody else has written there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from okrcoach.documents.source import ChangedOnDisk
from okrcoach.errors import OkrcoachError
from okrcoach.reading import is_there, reason
from okrcoach.tui.screens.file_name import FileNameScreen
from okrcoach.tui.screens.page import ask
from okrcoach.tui.seen import near
from okrcoach.tui.session import endings, free_path

if TYPE_CHECKING:
    from okrcoach.tui.screens.editing import EditingScreen

ENDINGS = ".md, .yaml, .json or .csv"


def save(screen: EditingScreen) -> None:
    """Save to the document's own file; without one, ask for it."""
    session = screen.session
    screen.app.take_back_errors()
    if why := session.unseen:
        _refused(screen, OkrcoachError(f"cannot be seen: {why}"))
        return
    if session.path is not None and not screen.work.dirty:
        if session.gone:
            _ask_about_change(screen)
        elif session.changed_on_disk:
            told = f"{session.name} was changed by somebody else; you changed nothing. Open it again to see what it says now."
            screen.notify(told, severity="warning", timeout=10)
        else:
            screen.notify(f"{session.name} says all of this already.")
        return
    if session.path is None or session.read_only:
        save_as(screen)
        return
    try:
        session.save()
    except ChangedOnDisk:
        _ask_about_change(screen)
    except OkrcoachError as problem:
        _refused(screen, problem)
    else:
        _saved(screen)


def _refused(screen: EditingScreen, problem: OkrcoachError) -> None:
    """Tell why the document's file cannot be written, and ask for the name of another one."""
    screen.notify(f"{screen.session.name}: {problem.message}.", severity="error", timeout=10)
    if screen.session.path is not None:
        _ask_name(screen, free_path(screen.session.path))


def _ask_about_change(screen: EditingScreen) -> None:
    def answered(answer: str | None) -> None:
        if answer == "as" and screen.session.path is not None:
            _ask_name(screen, free_path(screen.session.path))
        elif answer == "over":
            over()
        elif answer == "again" and (path := screen.session.path) is not None:
            write_there(screen, path, lambda _: over(), lambda: _ask_name(screen, path))
        elif answer == "theirs" and screen.session.path is not None:
            screen.app.keep_all()
            screen.app.open_file(screen.session.path, instead=True, anyway=True)

    def over() -> None:
        try:
            screen.session.save(force=True)
        except OkrcoachError as problem:
            _refused(screen, problem)
        else:
            _saved(screen)

    name = screen.session.name
    ways = [
        ("as", "Save mine under another name"),
        ("over", "Save mine over it; what they changed is lost"),
        ("theirs", "Look at theirs; mine stays among what is unfinished"),
    ]
    happened = f"{name} was changed by somebody else since you opened it."
    if screen.session.gone:
        happened = f"{name} is gone from its folder: somebody deleted or moved it."
        ways = [("again", "Save it there again"), ("as", "Save it under another name")]
    screen.app.push_screen(ask(happened, *ways, ("", "Not now; my work stays here")), answered)


def save_as(screen: EditingScreen) -> None:
    """Ask for a name and save there."""
    session = screen.session
    proposed = session.path or session.default_path()
    if session.read_only:
        proposed = proposed.with_suffix(".md")  # beside the original, which stays as it is
    _ask_name(screen, proposed)


def _ask_name(screen: EditingScreen, proposed: Path) -> None:
    def named(path: Path | None) -> None:
        if path is not None and path == screen.session.path:
            save(screen)
        elif path is not None:
            write_there(screen, path, lambda force: _write(screen, path, force=force), lambda: _ask_name(screen, path))

    screen.app.push_screen(FileNameScreen("Save as", f"The ending decides the format: {ENDINGS}", proposed, endings(), ENDINGS), named)


def write_there(screen: EditingScreen, path: Path, write: Callable[[bool], None], ask_again: Callable[[], None]) -> None:
    """Write a file, after asking where its folder is missing or a file of that name is there; `write` is told whether to replace one."""

    def answered(answer: str | None) -> None:
        if answer == "over":
            write(True)

    def without_folder(answer: str | None) -> None:
        if answer != "make":
            ask_again()
            return
        try:
            path.parent.mkdir(parents=True)
        except OSError as problem:
            screen.notify(f"{near(path.parent)} cannot be made: {reason(problem)}", severity="error", timeout=10)
            ask_again()
        else:
            write(False)

    if not is_there(path.parent):
        question = ask(f"There is no folder {near(path.parent)}.", ("make", "Make it, and save there"), ("", "Choose another name"))
        screen.app.push_screen(question, without_folder)
    elif is_there(path):
        screen.app.push_screen(ask(f"{path.name} exists already.", ("", "Leave it alone"), ("over", "Replace it")), answered)
    else:
        write(False)


def _write(screen: EditingScreen, path: Path, *, force: bool) -> None:
    screen.app.take_back_errors()
    session, before = screen.session, screen.session.source
    try:
        session.save_as(path, force=force)
    except (OkrcoachError, OSError) as problem:
        screen.notify(str(problem), severity="error", timeout=10)
        _ask_name(screen, path)
    else:
        anew = f"; whatever else {before.path.name} holds is only there" if before and session.source is None else ""
        _saved(screen, anew or ("; the key s saves a strategy outline, too" if screen.check_action("outline", ()) else ""))


def _saved(screen: EditingScreen, more: str = "") -> None:
    session = screen.session
    screen.app.store.discard(session.id)
    if session.path:
        screen.app.store.remember(session.path)
        screen.notify(f"Saved to {near(session.path)}{more}")
    screen.show_all()
