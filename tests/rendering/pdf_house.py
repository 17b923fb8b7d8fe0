"""A hand-made house style, so that HTML and PDF are tested without a Word file."""

from __future__ import annotations

from agreements.intake.house import STYLE_NAMES, CoverLine, House, Page, RunningLine, StyleLook
from agreements.packs import bundled

SERIF, SANS = "Source Serif 4", "Source Sans 3"
ACCENT = "#1d3a5f"

_TEXT = StyleLook(SERIF, 11.5, after=6, line=1.35)
_HEADING = StyleLook(SANS, 14, bold=True, colour=ACCENT, before=18, after=6, line=1.2, keep_with_next=True)


def _level(left: float, hanging: float) -> StyleLook:
    return StyleLook(SERIF, 11.5, after=6, line=1.35, left=left, hanging=hanging)


_LOOKS = {
    "cover_kind": StyleLook(SANS, 13, colour="#444444", before=120, after=12, line=1.2),
    "cover_title": StyleLook(SANS, 28, bold=True, colour=ACCENT, after=30, line=1.15),
    "cover_line": StyleLook(SERIF, 12, before=6, after=6, line=1.35),
    "cover_party": StyleLook(SERIF, 13, after=8, line=1.3, left=28, hanging=28),
    "heading": _HEADING,
    "contents_heading": _HEADING,
    "contents_1": StyleLook(SANS, 10.5, line=1.3, left=28, hanging=28),
    "contents_2": StyleLook(SANS, 10, line=1.3, left=28),
    "party": _level(36, 36),
    "recital": _level(36, 36),
    "clause": StyleLook(SANS, 12.5, True, False, ACCENT, 14, 6, 1.2, "left", 36, 36, keep_with_next=True),
    "clause_1": _level(36, 36),
    "clause_2": _level(68, 32),
    "clause_3": _level(100, 32),
    "definition": _level(36, 0),
    "definition_2": _level(68, 32),
    "definition_3": _level(100, 32),
    "schedule": StyleLook(SANS, 17, True, False, ACCENT, 0, 10, 1.2, keep_with_next=True, new_page=True),
    "part": StyleLook(SANS, 14, True, False, ACCENT, 16, 6, 1.2, keep_with_next=True),
    "schedule_clause": StyleLook(SANS, 12.5, True, False, ACCENT, 14, 6, 1.2, "left", 36, 36, keep_with_next=True),
    "schedule_1": _level(36, 36),
    "schedule_2": _level(68, 32),
    "schedule_3": _level(100, 32),
    "caption": StyleLook(SANS, 10.5, bold=True, before=6, after=4, line=1.3, keep_with_next=True),
    "table_heading": StyleLook(SANS, 10, bold=True, before=3, after=3, line=1.25),
    "table_text": StyleLook(SANS, 10, before=3, after=3, line=1.25),
    "table_figure": StyleLook(SANS, 10, before=3, after=3, line=1.25, align="right"),
    "table_note": StyleLook(SANS, 9.5, colour="#444444", before=4, after=8, line=1.3),
    "execution": StyleLook(SERIF, 11.5, after=6, line=1.35, keep_with_next=True),
    "execution_line": StyleLook(SANS, 10.5, before=4, after=4, line=1.25, keep_with_next=True),
    "drafting_note": StyleLook(SANS, 10.5, italic=True, colour="#7a3b00", before=4, after=8, line=1.3),
    "header": StyleLook(SANS, 9, colour="#444444", line=1.2),
    "footer": StyleLook(SANS, 9, colour="#444444", line=1.2),
    "term": StyleLook(SERIF, 11.5, bold=True),
    "blank": StyleLook(SERIF, 11.5, bold=True, colour="#7a3b00"),
    "reference": StyleLook(SERIF, 11.5, colour=ACCENT),
}

FONTS = bundled() / "health-and-care-england" / "house-style" / "fonts"


def house() -> House:
    """A4, serif text and sans headings, a cover with the parties numbered, lines above and below."""
    return House(
        docx=b"",
        page=Page(595.3, 841.9, top=85, right=71, bottom=79, left=71, header=42, footer=40),
        styles={key: _LOOKS.get(key, _TEXT) for key in STYLE_NAMES},
        cover=(
            CoverLine("cover_kind", "{{ frame.kind }}"),
            CoverLine("cover_title", "{{ frame.title }}"),
            CoverLine("cover_line", "{{ frame.date_line }}"),
            CoverLine("cover_line", "{{ frame.between }}"),
            CoverLine("cover_party", "({{ loop.index }})\t{{ party }}", repeat="parties"),
            CoverLine("cover_line", "{{ frame.status_line }}"),
            CoverLine("cover_line", "{{ frame.reference }}"),
        ),
        header=(RunningLine(left="{{ frame.running_title }}", right="{{ part }}"),),
        footer=(RunningLine(left="{{ frame.footer }}", right="{{ frame.page_of }}"),),
    )


def fonts() -> dict[str, bytes]:
    """The faces of the pack, by file name."""
    return {path.name: path.read_bytes() for path in sorted(FONTS.glob("*.ttf"))}
