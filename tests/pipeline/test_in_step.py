"""Both texts of a document say the same: what stands in one of them alone is found before anybody signs it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from agreements.diagnostics import Diagnostic
from agreements.pipeline import check
from tests.packs.welsh import translation, welsh_pack
from tests.pipeline.welsh_letter import DUTIES, DYLETSWYDDAU, letter

CLAUSE = "cy/clauses/our/duties.md"
ENGLISH = "---\nid: duties\nheading: Duties\nsource: practice\nreviewed: 2026-11-21\n---\n"
_WITHOUT_TABLE = "\n{{ table"


def texts(english: str, welsh: str) -> Mapping[str, str]:
    """The clause on duties in both languages, and the words of execution."""
    return {
        "clauses/duties.md": ENGLISH + english.partition(_WITHOUT_TABLE)[0],
        CLAUSE: translation("duties", "Dyletswyddau", welsh.partition(_WITHOUT_TABLE)[0]),
        "cy/execution.yaml": 'plain: {opening: {words: "Llofnodwyd."}, signature: {words: "{{ party.legal_name }}"}}\n',
    }


def found(folder: Path, files: Mapping[str, str], **changed: object) -> list[Diagnostic]:
    """What is said of the two texts."""
    welsh_pack(folder, files)
    report = check(letter(folder, "both", **changed), folders=(folder,)).report
    return [one for one in report if one.id == "out-of-step"]


def test_texts_that_say_the_same_are_in_step(tmp_path: Path) -> None:
    """Their words differ, and so does the order of their sentences."""
    assert found(tmp_path, texts(DUTIES, DYLETSWYDDAU)) == []


@pytest.mark.parametrize(
    ("welsh", "message"),
    [
        (
            DYLETSWYDDAU.replace(" o fewn {{ review.after_year_end }}", ""),
            "duties.help has the value review.after_year_end in English and not in Welsh",
        ),
        (
            DYLETSWYDDAU.replace("gymal [#duties.help]", "baragraff [#more.first]"),
            "duties.3 has a reference to duties.help in English and not in Welsh",
        ),
        (
            DYLETSWYDDAU.replace("i'r cais", "i 12 cais"),
            "duties.help has the figure 12 in Welsh and not in English",
        ),
        (
            DYLETSWYDDAU.replace("      1. ddweud wrth y **Golled**. {#tell}\n", ""),
            "duties.tell is not there in Welsh",
        ),
        (
            DYLETSWYDDAU.replace("      1. gwneud", "   1. gwneud"),
            "duties.5 is a paragraph of level 2 in Welsh and a paragraph of level 3 in English",
        ),
        (
            DYLETSWYDDAU.replace("\n{{ table", "\n1. A rhagor. {#more}\n\n{{ table"),
            "duties.more is there in Welsh alone",
        ),
    ],
)
def test_what_differs_is_told_at_the_line_of_the_translation(tmp_path: Path, welsh: str, message: str) -> None:
    """The clause's file and the paragraph's line, with the other text beside it."""
    (one, *_) = (each for each in found(tmp_path, texts(DUTIES, welsh)) if each.message == message)

    assert {Path(place.file).name for place in (one.location, *one.related)} <= {"duties.md", "letter.yaml"}
    assert one.subject.startswith("duties.")
    assert one.hint


def test_a_gap_in_the_translation_is_an_error(tmp_path: Path) -> None:
    """So that no final document is made of it."""
    report = found(tmp_path, texts(DUTIES, DYLETSWYDDAU.replace(" {{ area }}", "")))

    assert [(one.severity.value, Path(one.location.file).parts[-4:]) for one in report] == [
        ("error", ("cy", "clauses", "our", "duties.md"))
    ]


def test_figures_of_a_text_that_the_definition_gives_in_both_languages_are_compared(tmp_path: Path) -> None:
    """A name of phase 2 is no name of phase 3."""
    report = found(tmp_path, texts(DUTIES, DYLETSWYDDAU), area={"en": "area 2", "cy": "ardal 3"})

    assert "duties.help has the figure 2 in English and not in Welsh" in [one.message for one in report]


def test_a_term_that_one_text_alone_uses_is_worth_a_look(tmp_path: Path) -> None:
    """A form that the list of terms lacks is the likely reason."""
    report = found(tmp_path, texts(DUTIES, DYLETSWYDDAU.replace("Bartner", "gydweithiwr")))

    assert [(one.severity.value, one.subject) for one in report] == [("warning", "term.partner")]
