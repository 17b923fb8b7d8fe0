"""A numbered document into bytes: looks, never words."""

from agreements.rendering.rendering import FORMATS, Materials, Rendered, render

__all__ = ["FORMATS", "Materials", "Rendered", "render"]
