"""`python -m okrcoach` and the installed `okrcoach` command."""

import gc
import os
import sys
from contextlib import suppress

from okrcoach import __version__


def main() -> None:
    """Run the command line."""
    _open_closed_streams()
    if sys.argv[1:] == ["--version"]:
        # Asked by scripts and by other tools' health checks: answered before anything is loaded.
        _leave(0, f"okrcoach {__version__}\n")
    # A short run makes many values and frees few: looking for garbage less often saves it a tenth of its time.
    gc.set_threshold(100_000, 50, 100)
    try:
        from okrcoach.cli import main as run  # noqa: PLC0415 -- the imports are most of what the lines above are for

        run()
    except SystemExit as end:
        _leave(end.code if isinstance(end.code, int) else 0)
    except KeyboardInterrupt:  # before the program was there to say so
        sys.stderr.write("okrcoach: interrupted\n")
        _leave(130)


def _leave(status: int, text: str = "") -> None:
    """Say a last word and end the process here: nothing is left to be done but the tidying up of ten thousand values one by one."""
    with suppress(OSError):
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:
            pass  # who read it has left
        except OSError as problem:
            if not status:  # else it is told already
                status = 2
                sys.stderr.write(f"okrcoach: output: {problem.strerror}\n")
        sys.stderr.flush()
    os._exit(status)


def _open_closed_streams() -> None:
    """Put nothing in the place of what a shell has closed (`>&-`), so that nobody else gets its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 -- open as long as the process runs


if __name__ == "__main__":
    main()
