"""The letters of a pack's fonts, as a short reader of our own finds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements import packs
from agreements.diagnostics import FindingsError
from agreements.packs.letters import letters
from agreements.rendering.fonts import missing_letters
from tests.small_pack import small_pack

EVERY_LETTER = "".join(map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x20000))))


def test_the_letters_are_those_that_the_font_library_finds() -> None:
    """`check` reads the character maps itself, for a font library takes longer to load than a definition to check."""
    pack = packs.find_pack("health-and-care-england")

    assert packs.without_glyph(pack, EVERY_LETTER) == missing_letters(EVERY_LETTER, packs.fonts(pack))


def test_a_pack_without_fonts_lacks_no_letter(tmp_path: Path) -> None:
    """Its documents are set in the fonts of whoever opens them."""
    assert letters(small_pack(tmp_path)) is None


@pytest.mark.parametrize("cut", [0, 3, 20, 200, 5000])
def test_a_damaged_font_is_a_finding(tmp_path: Path, cut: int) -> None:
    """A pack is a stranger's; its fonts are read byte by byte."""
    folder = small_pack(tmp_path).folder
    fonts = packs.fonts(packs.find_pack("health-and-care-england"))
    (folder / "house-style" / "fonts").mkdir(parents=True)
    (folder / "house-style" / "fonts" / "A.ttf").write_bytes(fonts["SourceSans3-Regular.ttf"][:cut])

    with pytest.raises(FindingsError) as refused:
        letters(packs.open_pack(folder))

    assert [finding.id for finding in refused.value.report] == ["pack"]
