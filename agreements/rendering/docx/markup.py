"""WordprocessingML as strings: escaping, namespaces, runs and fields. Nothing here knows a block."""

from __future__ import annotations

import re
from collections.abc import Mapping

from agreements.diagnostics import FaultError
from agreements.document import BETWEEN_LANGUAGES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

BODY_MARK = "_agreements_body"
"""The bookmark that stands where `{{p body }}` stood."""
PART_MARK = "\ue0f0part\ue0f1"
"""Stands where `{{ part }}` stood; private-use characters never come in from a definition."""

_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for, and the carriage return, which it reads as a line feed."""


def escaped(text: str) -> str:
    """The text as XML character data, good in attributes too.

    Raises:
        FaultError: a character that XML 1.0 cannot hold; the intake of definitions and packs should have refused it.
    """
    # What Python calls printable has a place in XML, and is much quicker to see.
    if not text.isprintable() and _FORBIDDEN.search(text):
        raise FaultError(
            f"the text {text!r} holds a control character or half of a surrogate pair, which a Word file cannot hold",
            hint="remove the character from the definition or the clause",
        )
    # Four searches that mostly find nothing are faster than one translation table.
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


def run(text: str, properties: str = "") -> str:
    """A run of text; tabs and line breaks in it become Word's own."""
    if not text:
        return ""
    body = escaped(text)
    if "\t" in body or "\n" in body:
        body = body.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        body = body.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r>{_wrapped(properties)}<w:t xml:space="preserve">{body}</w:t></w:r>'


LANGUAGES: Mapping[str, str] = {"en": "en-GB", "cy": "cy-GB"}
"""Word's names of our languages."""


def language_mark(language: str) -> str:
    """The property of a run in that language; nothing for none."""
    return f'<w:lang w:val="{LANGUAGES.get(language, language)}"/>' if language else ""


def two_languages(first: str, second: str, look: str, other_look: str) -> str:
    """A few words in two languages, each in a run of its own look; the second may be empty."""
    return run(first, look) + (run(BETWEEN_LANGUAGES, look) + run(second, other_look) if second else "")


def field(instruction: str, cached: str, properties: str = "") -> str:
    """A complex field with its cached result.

    Complex, because python-docx and much else leave out what stands in `fldSimple`; cached, because Word offers to
    repair a file whose PAGE field has no result.
    """
    return nested_field(instruction, "", cached, properties)


def nested_field(instruction: str, argument: str, cached: str, properties: str = "") -> str:
    """A complex field whose argument is markup, such as another field."""
    mark = _wrapped(properties)
    return (
        f'<w:r>{mark}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{mark}<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>{argument}'
        f'<w:r>{mark}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(cached, properties)}"
        f'<w:r>{mark}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def _wrapped(properties: str) -> str:
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""
