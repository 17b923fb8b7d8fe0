"""A Word file read back: numbers counted anew, hidden text brought to light."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from agreements.proof.compare import differences
from agreements.proof.docx import read_docx
from agreements.proof.lines import expected_lines
from tests.rendering import docx_files as files
from tests.rendering.specimen import specimen


def found(change: Callable[[str], str], name: str = "word/document.xml") -> tuple[str, ...]:
    """The differences after a change to the file."""
    broken = files.changed(files.specimen_file(), change, name)
    assert broken != files.specimen_file()
    return differences(expected_lines(specimen()), read_docx(broken).lines, "docx")


def own_number(change: str) -> Callable[[str], str]:
    """Every use of a list says something else of its first level than the list does."""
    own = f'<w:lvlOverride w:ilvl="0">{change}</w:lvlOverride></w:num>'
    return lambda text: text.replace("</w:num>", own)


def hide(look: str) -> Callable[[str], str]:
    """One run with a look that hides it."""
    return lambda text: text.replace(
        '<w:r><w:t xml:space="preserve">Disputes</w:t>',
        f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">Disputes</w:t>',
        1,
    )


CHANGES: list[tuple[str, Callable[[str], str], str]] = [
    ("word/document.xml", lambda text: text.replace("12,345,678.90", "12,345,678.91", 1), "12,345,678.91"),
    ("word/document.xml", lambda text: text.replace(">1.2</w:t>", ">1.3</w:t>", 1), "clause 1.3"),
    (
        "word/document.xml",
        lambda text: re.sub(r"<w:p><w:pPr><w:pStyle w:val=\"ClauseLevel4.*?</w:p>", "", text, count=1),
        "should read",
    ),
    ("word/document.xml", hide("<w:vanish/>"), "[unseen: Disputes]"),
    ("word/document.xml", hide('<w:color w:val="FFFFFF"/>'), "[unseen: Disputes]"),
    ("word/document.xml", hide('<w:sz w:val="2"/>'), "[unseen: Disputes]"),
    ("word/document.xml", lambda text: text.replace(">Disputes</w:t>", ">3. Disputes</w:t>", 2), "3. 3. Disputes"),
    ("word/document.xml", lambda text: text.replace("ClauseLevel3", "ClauseLevel4", 1), "(i)"),
    ("word/numbering.xml", lambda text: text.replace('"lowerLetter"/>', '"lowerLetter"/><w:isLgl/>'), "(1)"),
    ("word/numbering.xml", lambda text: text.replace('"lowerLetter"', '"cardinalText"'), "(\ufffd)"),
    (
        "word/numbering.xml",
        lambda text: text.replace("<w:lvlText", '<w:lvlPicBulletId w:val="0"/><w:lvlText'),
        "\ufffd",
    ),
    ("word/numbering.xml", own_number('<w:startOverride w:val="5"/>'), "5."),
    ("word/numbering.xml", own_number('<w:lvl w:ilvl="0"><w:lvlText w:val="NOT %1."/></w:lvl>'), "NOT 1."),
    ("word/numbering.xml", lambda text: text.replace('w:val="%1.%2"', 'w:val="%1-%2"'), "1-1"),
    ("word/numbering.xml", lambda text: text.replace('"lowerLetter"', '"decimal"'), "(1)"),
    ("word/numbering.xml", lambda text: text.replace('<w:start w:val="1"/>', '<w:start w:val="4"/>', 1), "4."),
    ("word/document.xml", lambda text: text.replace("SEQ Table", "SEQ Figure", 1), "Table"),
    ("word/document.xml", lambda text: re.sub("(SEQ Table.*?<w:t[^>]*>)1<", r"\g<1>4<", text, count=1), "Table"),
]


@pytest.mark.parametrize(("name", "change", "words"), CHANGES)
def test_a_change_is_a_difference(name: str, change: Callable[[str], str], words: str) -> None:
    """To the words, to what is seen, or to what Word counts."""
    told = found(change, name)

    assert told
    assert any(words in sentence for sentence in told)


def test_an_unseen_style_is_seen_through() -> None:
    """Hiding in the style is hiding too."""
    told = found(
        lambda text: text.replace(
            '<w:name w:val="Recital"/>', '<w:name w:val="Recital"/><w:rPr><w:vanish/></w:rPr>', 1
        ),
        "word/styles.xml",
    )

    assert any("[unseen: " in sentence for sentence in told)


@pytest.mark.parametrize(
    ("shade", "seen"),
    [
        ('w:val="clear" w:fill="1B3A5C"', True),
        ('w:val="solid" w:color="1B3A5C" w:fill="auto"', True),
        ('w:val="solid" w:color="FFFFFF" w:fill="1B3A5C"', False),
        ('w:val="nil" w:fill="1B3A5C"', False),
        ('w:val="pct95" w:color="FFFFFF" w:fill="1B3A5C"', False),
    ],
)
def test_white_words_are_seen_on_a_shade_that_word_draws_dark(shade: str, *, seen: bool) -> None:
    """Not on one that only names a dark colour."""
    white = f'<w:pPr><w:shd {shade}/></w:pPr><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    told = files.changed(
        files.specimen_file(),
        lambda text: text.replace('<w:name w:val="Recital"/>', f'<w:name w:val="Recital"/>{white}', 1),
        "word/styles.xml",
    )

    assert ("[unseen: " not in " ".join(line.text for line in read_docx(told).lines)) is seen


def test_contents_are_apart_from_the_text() -> None:
    """They repeat headings, with pages that may be a word processor's."""
    read = read_docx(files.specimen_file())

    assert len(read.contents) == 14
    assert [line.text for line in read.lines if line.block == "contents"] == ["Contents"]


@pytest.mark.parametrize(("number", "label"), [(1, "(a)"), (26, "(z)"), (27, "(aa)"), (28, "(bb)"), (53, "(aaa)")])
def test_letters_go_on_after_z_as_in_word(number: int, label: str) -> None:
    """Word repeats the letter; spreadsheets count on."""
    text = files.part(files.specimen_file())
    item = re.search(r'<w:p><w:pPr><w:pStyle w:val="ScheduleLevel3"/>.*?</w:p>', text)
    assert item
    bare = re.sub(r"<w:bookmark\w+ [^>]*/>", "", item.group())
    many = files.changed(
        files.specimen_file(), lambda whole: whole.replace(item.group(), bare * number + item.group(), 1)
    )
    labels = [line.label for line in read_docx(many).lines if line.label.startswith("(") and "twelve" in line.text]

    assert labels[number - 1] == label


def test_what_looks_like_a_tag_is_listed() -> None:
    """The pipeline decides whether the document means to print it."""
    assert "charges to {{ x }} users." in read_docx(files.specimen_file()).leftovers
