"""One repair to WeasyPrint 70: what a glyph says, where several glyphs make one letter.

A letter with two marks, such as the e with dot and tone of Yoruba, is drawn as a letter and a mark. WeasyPrint notes
the whole of it as the text of the last glyph and nothing as that of the first, for every place where they stand: had
the first e of a document such a mark, no e of it could be copied, searched or read aloud.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import weasyprint.pdf

_MARK = 3
"""Class of a mark. Source: OpenType, GDEF, glyph class definition table."""


def name_glyphs() -> None:
    """Fonts are written with texts of glyphs put right."""
    write = weasyprint.pdf.build_fonts_dictionary

    def repaired(pdf: Any, fonts: Any, *rest: Any) -> Any:  # noqa: ANN401  (WeasyPrint has no types)
        for font in fonts.values():
            _repair(font)
        return write(pdf, fonts, *rest)

    weasyprint.pdf.build_fonts_dictionary = repaired


def _repair(font: Any) -> None:  # noqa: ANN401  (WeasyPrint has no types)
    doubtful = [glyph for glyph, text in font.to_unicode.items() if _is_doubtful(text)]
    if not doubtful:
        return
    font.to_unicode.update(_said(font, doubtful))


def _is_doubtful(text: str) -> bool:
    """No text at all, or that of a letter with marks, which may be several glyphs."""
    return not text or any(map(unicodedata.combining, unicodedata.normalize("NFD", text)))


def _said(font: Any, glyphs: Iterable[int]) -> Iterator[tuple[int, str]]:  # noqa: ANN401  (WeasyPrint has no types)
    """What each glyph says by itself: its own character, or that of which it is a variant, or the marks alone."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  (only where there is something to repair)

    table = TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True)
    characters = {name: chr(code) for code, name in sorted(table.getBestCmap().items(), reverse=True)}
    classes = table["GDEF"].table.GlyphClassDef.classDefs if "GDEF" in table else {}
    for glyph in glyphs:
        name = table.getGlyphName(glyph)
        root = name.partition(".")[0]
        if root in characters:
            yield glyph, characters[root]
        elif classes.get(name) == _MARK:
            yield glyph, "".join(filter(unicodedata.combining, unicodedata.normalize("NFD", font.to_unicode[glyph])))
