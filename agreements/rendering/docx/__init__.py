"""A numbered document and a house style make a Word file."""

from agreements.rendering.docx.house_generator import fresh_house
from agreements.rendering.docx.render import render_docx

__all__ = ["fresh_house", "render_docx"]
