"""The pictures that a clause can ask for: the facts of the definition as figures, drawn by `agreements.pictures`."""

from agreements.assembly.pictures.registry import PICTURES

__all__ = ["PICTURES"]
