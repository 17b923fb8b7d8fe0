"""A pack may speak a second language: the same ids with other words, and what is missing is named with its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from agreements import packs
from agreements.diagnostics import FindingsError, Report, UsageError
from agreements.packs import Pack
from tests.packs.families import child
from tests.packs.welsh import ENGLISH, WELSH, translation, welsh_pack
from tests.small_pack import FILES, small_pack


def told(report: Report, folder: Path) -> list[tuple[str, str, str]]:
    """Id, place below the folder of packs, and hint of each finding."""
    return [(f.id, str(f.location).removeprefix(f"{folder.resolve()}/"), f.hint) for f in report]


def refused(read: Callable[[], object], folder: Path) -> list[tuple[str, str, str]]:
    """What is found when that is read."""
    with pytest.raises(FindingsError) as raised:
        read()

    return told(raised.value.report, folder)


# --- texts ----------------------------------------------------------------------------------------------------------


def test_a_clause_has_its_words_in_each_language_and_one_condition(tmp_path: Path) -> None:
    """The translation is printed when its clause is, and rests on the same source."""
    pack = welsh_pack(tmp_path)
    english, welsh = packs.clause(pack, "duties"), packs.clause(pack, "duties", "cy")

    assert english is not None
    assert welsh is not None
    assert (english.heading, welsh.heading) == ("Duties", "Dyletswyddau")
    assert (welsh.when, welsh.source, welsh.reviewed) == ("always", "practice", "2026-11-22")
    assert (welsh.text, welsh.file) == ("1. Rhaid i bob Bartner helpu. {#help}\n", "cy/clauses/our/duties.md")


def test_the_first_language_has_no_folder(tmp_path: Path) -> None:
    """Named or not."""
    pack = welsh_pack(tmp_path)

    assert packs.clause(pack, "duties", "en") == packs.clause(pack, "duties")
    assert packs.terms(pack, "en") == packs.terms(pack)
    assert packs.precedent(pack, "letter", "en") == packs.precedent(pack, "letter")


def test_titles_are_said_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    """Of the document, its schedules and their parts."""
    pack = welsh_pack(tmp_path)
    english, welsh = packs.precedent(pack, "letter"), packs.precedent(pack, "letter", "cy")

    assert (english.title, english.schedules[0].title) == ("Letter", "More")
    assert (welsh.title, welsh.schedules[0].title) == ("Llythyr", "Rhagor")
    assert welsh.summary == english.summary


def test_a_term_keeps_its_key_and_changes_its_name(tmp_path: Path) -> None:
    """By the key the two languages are held side by side. A term without Welsh is no term of a Welsh text."""
    (term,) = packs.terms(welsh_pack(tmp_path), "cy")

    assert (term.id, term.name, term.forms, term.means) == ("Partner", "Partner", ("Bartner",), "ystyr hyn yw parti")
    assert (term.file, term.line) == ("cy/terms/terms.yaml", 1)


def test_a_form_to_sign_has_the_lines_of_the_first_language(tmp_path: Path) -> None:
    """Who signs does not hang on the language."""
    form = packs.execution_forms(welsh_pack(tmp_path), "cy")["plain"]["signature"]

    assert (form.words, form.lines) == ("Llofnod", ("signatory.signature", "signatory.name"))


def test_an_enactment_without_a_title_in_the_language_is_cited_in_the_first(tmp_path: Path) -> None:
    """Many Acts have a title in English alone."""
    other = FILES["reference/enactments.yaml"] + "NHSA2006: {title: The Act, source: s, checked: 2026-11-21}\n"
    cited = packs.enactments(welsh_pack(tmp_path, {"reference/enactments.yaml": other}), "cy")

    assert (cited["CareAct2014"].title, cited["NHSA2006"].title) == ("Deddf Gofal 2014", "The Act")


# --- what is missing ------------------------------------------------------------------------------------------------


def test_a_pack_lacks_nothing_in_its_first_language(tmp_path: Path) -> None:
    """Nor in a second one that is whole."""
    pack = welsh_pack(tmp_path)

    assert list(packs.untranslated(pack, "letter", "en")) == []
    assert told(packs.untranslated(pack, "letter", "cy"), tmp_path) == []


MISSING = [
    ("labels/cy.yaml", "write labels/cy.yaml", 1),
    ("cy/execution.yaml", "write cy/execution.yaml", 2),
    ("cy/clauses/party.md", "write cy/clauses/party.md", 1),
    ("cy/clauses/why.md", "write cy/clauses/why.md", 1),
    ("cy/clauses/opening.md", "write cy/clauses/opening.md", 1),
    ("cy/clauses/more.md", "write cy/clauses/more.md", 1),
    ("cy/reference/dispute-ladders.yaml", "write cy/reference/dispute-ladders.yaml", None),
]


@pytest.mark.parametrize(("file", "hint", "number"), MISSING, ids=[file for file, _, _ in MISSING])
def test_a_missing_text_names_the_file_to_write(tmp_path: Path, file: str, hint: str, number: int | None) -> None:
    """And its place is that file, which is not there yet."""
    found = told(packs.untranslated(welsh_pack(tmp_path, without=(file,)), "letter", "cy"), tmp_path)

    assert set(found) == {("missing-text", f"small/{file}", hint)}
    assert number in (None, len(found))


def test_everything_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    """A translator gets one list."""
    pack = small_pack(tmp_path, **{"pack.yaml": ENGLISH["pack.yaml"]})
    clauses = ("party", "opening", "why", "words-used", "duties", "more")
    found = [hint for _, _, hint in told(packs.untranslated(pack, "letter", "cy"), tmp_path)]

    assert {f"write cy/clauses/{name}.md" for name in clauses} <= set(found)
    assert found.count("write {en: ..., cy: ...}") == 2


@pytest.mark.parametrize(
    ("title", "place", "hint"),
    [("Letter", "2:8", "write {en: ..., cy: ...}"), ("{en: Letter}", "2:8", "add cy: ...")],
)
def test_a_title_without_words_is_told_at_its_place(tmp_path: Path, title: str, place: str, hint: str) -> None:
    """In the precedent, where it is to be written."""
    letter = ENGLISH["precedents/letter.yaml"].replace("{en: Letter, cy: Llythyr}", title)
    pack = welsh_pack(tmp_path, {"precedents/letter.yaml": letter})

    expected = [("missing-text", f"small/precedents/letter.yaml:{place}", hint)]
    assert refused(lambda: packs.precedent(pack, "letter", "cy"), tmp_path) == expected
    assert packs.precedent(pack, "letter").title == "Letter"


@pytest.mark.parametrize("title", ["{eng: Letter}", "{en: [Letter]}", "[Letter]", "{}"])
def test_a_title_that_is_no_text_is_refused_in_every_language(tmp_path: Path, title: str) -> None:
    """At its place."""
    letter = ENGLISH["precedents/letter.yaml"].replace("{en: Letter, cy: Llythyr}", title)
    pack = welsh_pack(tmp_path, {"precedents/letter.yaml": letter})

    assert refused(lambda: packs.precedent(pack, "letter"), tmp_path)[0][:2] == (
        "pack",
        "small/precedents/letter.yaml:2:8",
    )


def test_a_clause_without_words_is_refused_when_it_is_asked_for(tmp_path: Path) -> None:
    """English words must not slip into a Welsh document."""
    pack = welsh_pack(tmp_path, without=("cy/clauses/more.md",))

    expected = [("missing-text", "small/cy/clauses/more.md", "write cy/clauses/more.md")]
    assert refused(lambda: packs.clause(pack, "more", "cy"), tmp_path) == expected
    assert packs.clause(pack, "nothing", "cy") is None


def test_a_ladder_with_other_stages_is_told(tmp_path: Path) -> None:
    """Two languages of one agreement cannot have different stages."""
    ladder = "any: [{by: someone, working_days: 5}]\n"
    welsh = "any: [{by: rhywun, working_days: 5}, {by: arall, working_days: 5}]\n"
    pack = welsh_pack(tmp_path, {"reference/dispute-ladders.yaml": ladder, "cy/reference/dispute-ladders.yaml": welsh})

    assert [row[2] for row in told(packs.untranslated(pack, "letter", "cy"), tmp_path)] == [
        "write cy/reference/dispute-ladders.yaml"
    ]


WRONG: list[tuple[dict[str, str], Callable[[Pack], object], tuple[str, str, str]]] = [
    (
        {"cy/clauses/more.md": translation("more", "Rhagor\nwhen: always", "x")},
        lambda pack: packs.clause(pack, "more", "cy"),
        ("unknown-field", "small/cy/clauses/more.md:4:1", ""),
    ),
    (
        {"cy/clauses/more.md": translation("mor", "Rhagor", "x")},
        lambda pack: packs.clause(pack, "more", "cy"),
        ("front-matter", "small/cy/clauses/more.md:2:5", ""),
    ),
    (
        {"cy/terms/terms.yaml": "Partners: {name: x, means: y}\n"},
        lambda pack: packs.terms(pack, "cy"),
        ("reference", "small/cy/terms/terms.yaml:1:1", "did you mean 'Partner'?"),
    ),
    (
        {"cy/terms/terms.yaml": "Partner: {name: x, means: y}\nBoard: {name: z, forms: [x], means: y}\n"},
        lambda pack: packs.terms(pack, "cy"),
        ("duplicate-id", "small/cy/terms/terms.yaml:2:1", ""),
    ),
    (
        {"cy/terms/two.yaml": "Partner: {name: x, means: y}\n"},
        lambda pack: packs.terms(pack, "cy"),
        ("duplicate-id", "small/cy/terms/two.yaml:1:1", ""),
    ),
    (
        {"cy/reference/enactments.yaml": "CareAct2014: {title: x, in_force: yes}\n"},
        lambda pack: packs.enactments(pack, "cy"),
        ("unknown-field", "small/cy/reference/enactments.yaml:1:25", ""),
    ),
]


@pytest.mark.parametrize(("files", "read", "expected"), WRONG)
def test_a_wrong_translation_is_told_at_its_place(
    tmp_path: Path, files: dict[str, str], read: Callable[[Pack], object], expected: tuple[str, str, str]
) -> None:
    """As strictly as the first language."""
    pack = welsh_pack(tmp_path, files)

    assert expected in refused(lambda: read(pack), tmp_path)


# --- languages and chains -------------------------------------------------------------------------------------------


def test_a_pack_may_bring_the_second_language_of_the_pack_below(tmp_path: Path) -> None:
    """How a pack of one nation adds its language to another's words."""
    small_pack(tmp_path, **{"reference/dispute-ladders.yaml": WELSH["cy/reference/dispute-ladders.yaml"]})
    own = child(
        tmp_path, languages="[en, cy]", **WELSH, **{"precedents/letter.yaml": ENGLISH["precedents/letter.yaml"]}
    )

    assert told(packs.untranslated(own, "letter", "cy"), tmp_path) == []


REPLACED: list[tuple[dict[str, str], str]] = [
    ({"clauses/more.md": "1. Other. {#first}"}, "write cy/clauses/more.md"),
    ({"clauses/elsewhere/duties.md": "1. Other. {#help}"}, "write cy/clauses/our/duties.md"),
    ({"execution.yaml": "plain: {opening: {words: O}, signature: {words: S}}\n"}, "write cy/execution.yaml"),
    (
        {"reference/dispute-ladders.yaml": "any: [{by: a}, {by: b}, {by: c}, {by: d}]\n"},
        "write cy/reference/dispute-ladders.yaml",
    ),
]


@pytest.mark.parametrize(("files", "hint"), REPLACED, ids=[next(iter(files)) for files, _ in REPLACED])
def test_words_that_were_replaced_in_one_language_alone_are_told(
    tmp_path: Path, files: dict[str, str], hint: str
) -> None:
    """The translation below is of the old words, and two languages of one agreement would say different things."""
    ladder = "any: [{by: p}, {by: q}, {by: r}, {by: s}]\n"
    welsh_pack(tmp_path, {"reference/dispute-ladders.yaml": ladder, "cy/reference/dispute-ladders.yaml": ladder})
    own = child(tmp_path, languages="[en, cy]", **files)

    ((kind, place, told_),) = told(packs.untranslated(own, "letter", "cy"), tmp_path)
    assert (kind, place, told_) == ("missing-text", f"own/{hint.removeprefix('write ')}", hint)


def test_a_term_that_was_replaced_in_one_language_alone_is_told(tmp_path: Path) -> None:
    """When the terms of the other are asked for."""
    welsh_pack(tmp_path)
    own = child(tmp_path, languages="[en, cy]", **{"terms/ours.yaml": "Partner: {means: means a friend}\n"})

    expected = [("missing-text", "own/cy/terms/terms.yaml", "write cy/terms/terms.yaml")]
    assert refused(lambda: packs.terms(own, "cy"), tmp_path) == expected


def test_a_replaced_text_with_its_translation_is_in_step(tmp_path: Path) -> None:
    """Both were written by the same pack."""
    welsh_pack(tmp_path)
    files = {"clauses/more.md": "1. Other. {#first}", "cy/clauses/more.md": translation("more", "Rhagor", "1. Arall.")}
    own = child(tmp_path, languages="[en, cy]", **files)

    assert told(packs.untranslated(own, "letter", "cy"), tmp_path) == []


def test_an_unknown_kind_is_no_missing_text(tmp_path: Path) -> None:
    """It is told as elsewhere."""
    with pytest.raises(UsageError):
        packs.untranslated(welsh_pack(tmp_path), "leter", "cy")
