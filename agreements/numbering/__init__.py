"""A document becomes a numbered document: positions first, then labels, then references."""

from agreements.numbering.numbering import NumberingScheme, number, number_of
from agreements.numbering.pairing import paired

__all__ = ["NumberingScheme", "number", "number_of", "paired"]
