"""Screens: each owns the state that its widgets show, and has its style sheet beside it."""
