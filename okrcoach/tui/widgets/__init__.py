"""Widgets: each shows values that its screen hands it, and posts messages; none keeps state of its own beyond a cursor."""
