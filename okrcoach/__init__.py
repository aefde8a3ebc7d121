"""okrcoach: an OKR drafting and review coach for the terminal."""

__version__ = "0.1.0"
