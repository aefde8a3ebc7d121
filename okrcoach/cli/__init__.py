"""The command line: parse, call, print. Heavy rooms are imported inside the command that needs them."""

from okrcoach.cli.program import main

__all__ = ["main"]
