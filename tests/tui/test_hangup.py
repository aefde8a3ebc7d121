"""A terminal that is closed under an app which no signal tells of it."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")
PATIENCE = 30


def test_an_app_ends_when_its_terminal_is_closed_without_a_signal(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "okrcoach"], stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    ) as app:
        os.close(theirs)
        seen = b""
        while b"okrcoach" not in seen and select.select([ours], [], [], PATIENCE)[0]:
            seen += os.read(ours, 65536)
        os.close(ours)
        try:
            ended = app.wait(PATIENCE)
        finally:
            app.kill()
    assert b"okrcoach" in seen
    assert ended is not None
