"""The parts of a strategy outline."""
