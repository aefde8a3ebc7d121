"""YAML and JSON: values with their places, the shapes that tools write, and edits in place."""
