"""What every picture needs: its words among the pack's labels, and the drawing put behind a caption."""

from __future__ import annotations

from dataclasses import dataclass

from agreements import pictures
from agreements.assembly.speech import Speech
from agreements.assembly.tables.cells import filled
from agreements.document import Inline, Inlines, Picture, words

__all__ = ["Easel"]


@dataclass(frozen=True, slots=True)
class Easel:
    """Frames one kind of picture, whose words stand in the pack's labels under `pictures` and its name."""

    speech: Speech
    name: str

    def label(self, *keys: str) -> str:
        """Words of this picture."""
        return self.speech.label("pictures", self.name, *keys)

    def phrase(self, *keys: str, **parts: str) -> str:
        """Words of this picture with texts filled in."""
        return self.speech.phrase("pictures", self.name, *keys, **parts)

    def caption(self, **parts: Inline) -> Inlines:
        """The caption with values filled in."""
        return filled(self.label("caption"), parts)

    def framed(self, caption: Inlines, drawing: pictures.Picture | None) -> Picture:
        """The drawing with its caption; without an SVG where the figures do not fit on a page. `pipeline` says so."""
        title = words(caption)
        if drawing is None:
            return Picture("", caption, "", title, "", 0.0, 0.0)
        return Picture("", caption, drawing.svg, title, drawing.alt, drawing.width_mm, drawing.height_mm)
