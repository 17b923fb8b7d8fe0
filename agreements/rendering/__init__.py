"""A numbered document into bytes: looks, never words."""

from agreements.rendering.rendering import FORMATS, Materials, Rendered, frame_words, house_words, render

__all__ = ["FORMATS", "Materials", "Rendered", "frame_words", "house_words", "render"]
