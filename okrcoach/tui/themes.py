"""The app's own two themes, dark and light: quiet surfaces, one accent, and severities that stay apart for people who see few colours."""

from __future__ import annotations

from textual.theme import Theme


def _scrollbar(track: str, bar: str, hover: str) -> dict[str, str]:
    """Return the colours of a scrollbar that does not ask to be looked at."""
    tracks = dict.fromkeys(
        ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active", "scrollbar-corner-color"), track
    )
    return {**tracks, "scrollbar": bar, "scrollbar-hover": hover, "scrollbar-active": hover}


DARK = Theme(
    name="okrcoach-dark",
    primary="#7aa2c8",
    secondary="#8fb3a5",
    accent="#9ab8d8",
    warning="#e0b567",
    error="#e5786d",
    success="#8cc28c",
    foreground="#d9dce1",
    background="#16191f",
    surface="#1d2129",
    panel="#232833",
    dark=True,
    variables=_scrollbar("#1d2129", "#454d5c", "#5a6476"),
)
LIGHT = Theme(
    name="okrcoach-light",
    primary="#2f5d8a",
    secondary="#3c6e63",
    accent="#35608c",
    warning="#8a5a00",
    error="#b3261e",
    success="#2e6b34",
    foreground="#23272e",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e7e4dc",
    dark=False,
    variables=_scrollbar("#f1efe9", "#c2beb3", "#a39f94"),
)
