"""What is asked of a model, step by step, and what becomes of its answers."""
