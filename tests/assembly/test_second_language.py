"""A document in a pack's second language has the same blocks as in the first, in other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements.assembly import assemble
from agreements.diagnostics import FindingsError, UsageError
from agreements.document import Clause, Definition, Document, Paragraph, Term, words
from tests.builders import agreement, fund
from tests.packs.welsh import translation, welsh_pack
from tests.small_pack import small_pack


def made(folder: Path, language: str) -> Document:
    """The letter in that language."""
    deal = agreement(area="the county", documents=["letter"], language=language)
    return assemble(deal, welsh_pack(folder), "letter", draft=True)


def said(document: Document, id_: str) -> str:
    """The words of a block."""
    block = next(block for block in document.blocks if block.id == id_)
    assert isinstance(block, Clause | Definition | Paragraph)
    return words(block.inlines)


def test_the_words_are_those_of_the_language(tmp_path: Path) -> None:
    """Of clauses, headings, titles, definitions and execution."""
    document = made(tmp_path, "cy")

    assert document.language == "cy"
    assert document.frame.kind == "Llythyr"
    assert said(document, "duties") == "Dyletswyddau"
    assert said(document, "duties.help") == "Rhaid i bob Bartner helpu."
    assert said(document, "term.partner") == "Partner ystyr hyn yw parti"
    assert said(document, "execution.opening") == "Llofnodwyd."


def test_the_blocks_are_the_same_in_both(tmp_path: Path) -> None:
    """By their ids the two are laid side by side."""
    english, welsh = made(tmp_path / "en", "en"), made(tmp_path / "cy", "cy")

    assert [block.id for block in welsh.blocks] == [block.id for block in english.blocks]


def test_a_day_of_every_year_has_the_month_of_the_language(tmp_path: Path) -> None:
    """The definition holds it in English, whatever language is printed."""
    text = translation("duties", "Dyletswyddau", "1. Ar {{ funds[0].instalments.dates | joined }}. {#help}")
    paid = fund(instalments={"number": "2", "dates": ["15 April", "1 October"]})
    deal = agreement(documents=["letter"], language="cy", funds=[paid])

    document = assemble(deal, welsh_pack(tmp_path, {"cy/clauses/our/duties.md": text}), "letter", draft=True)

    assert said(document, "duties.help") == "Ar 15 Ebrill ac 1 Hydref."


def test_everything_that_the_pack_lacks_is_told_at_once(tmp_path: Path) -> None:
    """Before a word is assembled."""
    pack = welsh_pack(tmp_path, without=("cy/clauses/more.md", "cy/clauses/why.md"))

    with pytest.raises(FindingsError) as raised:
        assemble(agreement(documents=["letter"], language="cy"), pack, "letter", draft=True)

    assert {finding.hint for finding in raised.value.report} == {
        "write cy/clauses/more.md",
        "write cy/clauses/why.md",
    }


def test_a_pack_that_does_not_know_the_language_says_which_it_knows(tmp_path: Path) -> None:
    """There is nothing to write yet."""
    with pytest.raises(UsageError, match="cannot speak 'cy'") as raised:
        assemble(agreement(documents=["letter"], language="cy"), small_pack(tmp_path), "letter", draft=True)

    assert raised.value.hint == "set language to one of: en"


def welsh(folder: Path, *files: tuple[str, str], **facts: object) -> Document:
    """The letter in Welsh with those files of its pack changed."""
    deal = agreement(**{"area": "the county", "documents": ["letter"], "language": "cy", **facts})
    return assemble(deal, welsh_pack(folder, dict(files)), "letter", draft=True)


def duties(text: str) -> tuple[str, str]:
    """The clause on duties with that Welsh text."""
    return "cy/clauses/our/duties.md", translation("duties", "Dyletswyddau", text)


def test_definitions_stand_in_the_order_of_the_welsh_alphabet(tmp_path: Path) -> None:
    """Ch comes after c, dd after d, ll after l."""
    english = "terms/terms.yaml", "".join(f'{n}: {{means: "x", source: s, reviewed: 2026-11-21}}\n' for n in "ABCDE")
    names = dict(zip("ABCDE", ("Cyllid", "Chwarter", "Dyled", "Ddoe", "Llais"), strict=True))
    terms = "cy/terms/terms.yaml", "".join(f'{n}: {{name: {said}, means: "x"}}\n' for n, said in names.items())
    document = welsh(tmp_path, english, terms, duties("1. Llais, Ddoe, Chwarter, Dyled, Cyllid. {#help}\n"))

    listed = [block.inlines[0].text for block in document.blocks if isinstance(block, Definition)]
    assert listed == ["Cyllid", "Chwarter", "Dyled", "Ddoe", "Llais"]


def test_a_term_is_known_in_every_form_that_a_mutation_gives_it(tmp_path: Path) -> None:
    """Nobody need list Phartner; a form that two terms could have belongs to neither."""
    document = welsh(tmp_path, duties("1. Partner, Bartner, Mhartner a Phartner. {#help}\n"))

    block = next(block for block in document.blocks if block.id == "duties.help")
    assert isinstance(block, Paragraph)
    assert [inline.text for inline in block.inlines if isinstance(inline, Term)] == [
        "Partner",
        "Bartner",
        "Mhartner",
        "Phartner",
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('{{ "trefn" | soft }}', "drefn"),
        ('{{ "cronfa" | soft_limited }}', "gronfa"),
        ('{{ "cronfa" | aspirate }}', "chronfa"),
        ('{{ label("title") | nasal }}', "nhitle"),
        ("{{ review.after_year_end }}", "5 niwrnod"),
        ("{{ exit.notice }}", "2 fis"),
    ],
)
def test_a_welsh_text_says_values_as_welsh_does(tmp_path: Path, text: str, printed: str) -> None:
    """With mutations where its writer asks for them, and time as nouns change after numbers."""
    facts = {"review": {"after_year_end": {"days": "5"}}, "exit": {"notice": {"months": "2"}}}
    document = welsh(tmp_path, duties(f"1. O {text}. {{#help}}\n"), **facts)

    assert said(document, "duties.help") == f"O {printed}."


def test_an_english_text_has_no_mutations(tmp_path: Path) -> None:
    """A word mutated by mistake would be a misspelt word."""
    with pytest.raises(FindingsError, match="soft"):
        assemble(
            agreement(documents=["letter"]),
            small_pack(tmp_path, **{"clauses/duties.md": '1. {{ "order" | soft }}\n'}),
            "letter",
            draft=True,
        )
