"""What stops a command, told in one line."""

from __future__ import annotations


def own_fault(error: BaseException | None) -> str:
    """Tell an error that is nobody's but okrcoach's own."""
    return f"a fault in okrcoach itself ({type(error).__name__}: {error})"


class OkrcoachError(Exception):
    """What stops a command: one line for the user, and the exit status of the command-line contract."""

    exit_status = 2

    def __init__(self, message: str, *, where: str = "") -> None:
        """`where` names the file (and line or key) the message is about; it is printed in front."""
        super().__init__(f"{where}: {message}" if where else message)
        self.message = message
        self.where = where
