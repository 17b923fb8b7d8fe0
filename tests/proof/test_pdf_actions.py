"""A PDF that runs something, leads out of itself or asks to be filled in is not delivered."""

from __future__ import annotations

import pypdfium2
import pytest
import weasyprint

from agreements.proof.pdf_actions import foreign_marks, scripts

_SCRIPTED = b"""%PDF-1.7
1 0 obj <</Type /Catalog /Pages 2 0 R /Names <</JavaScript <</Names [(a) 4 0 R]>>>>>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>> endobj
4 0 obj <</S /JavaScript /JS (app.alert(1))>> endobj
trailer <</Root 1 0 R>>
"""


def _marks(html: str) -> list[str]:
    data = weasyprint.HTML(string=f"<p id=here>Here</p>{html}").write_pdf(pdf_forms=True)
    return list(foreign_marks(pypdfium2.PdfDocument(data)[0], 1))


def test_a_way_within_the_file_is_none_of_them() -> None:
    """Contents and references are made of such links."""
    assert _marks("<a href='#here'>above</a>") == []


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<a href='https://example.test'>there</a>", "page 1 has a link to an address on the network"),
        ("<a href='mailto:a@example.test'>write</a>", "page 1 has a link to an address on the network"),
        ("<input value='name'>", "page 1 has 1 fields or notes, and may have none"),
    ],
)
def test_what_leads_out_or_asks_is_told(html: str, told: str) -> None:
    """The paper that is signed is the whole of it."""
    assert _marks(html) == [told]


def test_a_script_is_told() -> None:
    """Some readers run it when the file is opened."""
    assert list(scripts(pypdfium2.PdfDocument(_SCRIPTED))) == ["it holds 1 scripts"]
