"""Fuzzing of every parser that takes bytes from outside: `python -m tests.fuzz TARGET`, see CONTRIBUTING."""
