"""A pack that extends another brings only what differs, and every message points into the file where the words lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from agreements import packs
from agreements.assembly import assemble
from agreements.diagnostics import FindingsError, UsageError
from agreements.document import words
from agreements.packs import Pack
from tests.builders import agreement
from tests.packs.families import EXTENDS, MANIFEST, child, write
from tests.small_pack import FILES, small_pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of packs with the small one in it."""
    small_pack(tmp_path)
    return tmp_path


def told(raised: pytest.ExceptionInfo[FindingsError], folder: Path) -> list[tuple[str, str, str]]:
    """Id, place below the folder of packs, and hint of each finding."""
    report = raised.value.report
    return [(f.id, str(f.location).removeprefix(f"{folder.resolve()}/"), f.hint) for f in report]


def text(pack: Pack, clause_id: str) -> str:
    """The text of a clause."""
    found = packs.clause(pack, clause_id)
    assert found is not None
    return found.text.strip()


# --- files laid over files ------------------------------------------------------------------------------------------


def test_what_a_pack_does_not_bring_is_that_of_the_pack_below(folder: Path) -> None:
    """A manifest alone is a pack."""
    own, small = child(folder), packs.open_pack(folder / "small")

    assert own.name == "own"
    assert packs.precedent_ids(own) == ("letter",)
    assert packs.precedent(own, "letter") == packs.precedent(small, "letter")
    assert packs.clause(own, "duties") == packs.clause(small, "duties")
    assert packs.labels(own, "en") == packs.labels(small, "en")
    assert packs.terms(own) == packs.terms(small)


@pytest.mark.parametrize("file", ["clauses/duties.md", "clauses/ours/duties.md"])
def test_a_clause_takes_the_place_of_that_of_the_same_id(folder: Path, file: str) -> None:
    """In whichever folder of the bank it lies."""
    own = child(folder, **{file: "1. Each Partner must help at once."})

    assert text(own, "duties") == "1. Each Partner must help at once."
    assert own.path_of(packs.clause_index(own)["duties"]) == str(own.folder / file)


def test_a_clause_may_be_added_and_one_left_out_by_a_precedent_of_the_packs_own(folder: Path) -> None:
    """The precedent is one file, so it is replaced whole."""
    letter = FILES["precedents/letter.yaml"].replace("[words-used, duties]", "[words-used, pigeons]")
    own = child(folder, **{"precedents/letter.yaml": letter, "clauses/pigeons.md": "1. A pigeon may carry a message."})
    document = assemble(agreement(area="x", documents=["letter"]), own, "letter", draft=True)
    ids = [block.id for block in document.blocks]

    assert "pigeons.1" in ids
    assert "duties.1" not in ids


def test_two_clauses_of_one_id_in_one_pack_are_still_refused(folder: Path) -> None:
    """To extend a pack is the only way to have two."""
    own = child(folder, **{"clauses/a/duties.md": "1. x", "clauses/b/duties.md": "1. y"})

    with pytest.raises(FindingsError) as raised:
        packs.clause_index(own)

    assert told(raised, folder)[0][:2] == ("duplicate-id", "own/clauses/b/duties.md")


def test_house_style_is_replaced_and_fonts_add_up(tmp_path: Path) -> None:
    """A council's own letters beside those that are there."""
    fonts = "house-style/fonts/"
    small_pack(tmp_path, **{f"{fonts}A.ttf": "a", f"{fonts}B.ttf": "b", "house-style/house.docx": "theirs"})
    own = child(tmp_path, **{f"{fonts}B.ttf": "B", f"{fonts}C.ttf": "c", "house-style/house.docx": "ours"})

    assert packs.fonts(own) == {"A.ttf": b"a", "B.ttf": b"B", "C.ttf": b"c"}
    assert packs.house_docx(own) == b"ours"


@pytest.mark.parametrize("name", ["samples/deal.yaml", "README.md", "CHANGELOG.md", "LICENSE"])
def test_samples_and_what_a_pack_says_of_itself_are_not_handed_down(tmp_path: Path, name: str) -> None:
    """They are about that pack, and may not hold for another."""
    small_pack(tmp_path, **{name: "x"})

    assert name not in child(tmp_path).files


def test_a_starting_definition_asks_for_the_pack_it_was_taken_from(tmp_path: Path) -> None:
    """Whether the one below named a pack or not."""
    starts = {"starts/letter.yaml": "# A letter\nid: X\n", "starts/note.yaml": "id: X\npack: small\n"}
    note = FILES["precedents/letter.yaml"].replace("id: letter", "id: note")
    small_pack(tmp_path, **starts, **{"precedents/note.yaml": note})
    own = child(tmp_path)

    assert packs.starting_definition(own, "letter") == "# A letter\npack: own\nid: X\n"
    assert packs.starting_definition(own, "note") == "id: X\npack: own\n"


# --- entries that join entries --------------------------------------------------------------------------------------


def test_labels_join_one_by_one(folder: Path) -> None:
    """A pack that says one thing in other words does not copy the rest."""
    own = child(folder, **{"labels/en.yaml": "headings: {parties: Who}\nours: {a: b}\nwatermark: {agreement: D}\n"})
    small = packs.open_pack(folder / "small")

    headings = packs.labels(small, "en")["headings"]
    assert isinstance(headings, dict)
    assert packs.labels(own, "en") == {
        **packs.labels(small, "en"),
        "headings": {**headings, "parties": "Who"},
        "ours": {"a": "b"},
        "watermark": {"agreement": "D"},
    }


def test_conditions_join_by_name(folder: Path) -> None:
    """One that is given anew stands where the old one stood, since others may build upon it."""
    own = child(folder, **{"conditions.yaml": 'has_schemes: schemes | length\nhas_funds: "false"\n'})

    assert packs.conditions(own) == {"has_funds": "false", "always": "true", "has_schemes": "schemes | length"}
    assert list(packs.conditions(own)) == ["has_funds", "always", "has_schemes"]


def test_words_of_execution_join_by_set(folder: Path) -> None:
    """A set is taken whole: half of one pack's words and half of another's is nobody's form."""
    own = child(folder, **{"execution.yaml": "grand: {opening: {words: O}}\nplain: {opening: {words: P}}\n"})
    forms = packs.execution_forms(own)

    assert {name: sorted(modes) for name, modes in forms.items()} == {"plain": ["opening"], "grand": ["opening"]}
    assert forms["plain"]["opening"].words == "P"


READERS: list[tuple[str, Callable[[Pack], object], str]] = [
    ("reference/enactments.yaml", packs.enactments, "X1: {title: T, source: s, checked: 2026-11-21}\n"),
    ("reference/bodies.yaml", packs.bodies, "x1: {name: A body, source: s, checked: 2026-11-21}\n"),
    ("reference/old-names.yaml", packs.old_names, "x1: {now: New, source: s, checked: 2026-11-21}\n"),
    ("reference/thresholds.yaml", packs.thresholds, 'x1: {value: "1", says: x, source: s, checked: 2026-11-21}\n'),
    ("reference/words.yaml", packs.word_lists, "x1: {says: x, en: [y]}\n"),
]


@pytest.mark.parametrize(("file", "read", "entry"), READERS, ids=[file for file, _, _ in READERS])
def test_reference_data_join_by_key(folder: Path, file: str, read: Callable[[Pack], object], entry: str) -> None:
    """A pack adds a body or an enactment of its own, and keeps the law below it."""
    below = read(packs.open_pack(folder / "small"))
    above = read(child(folder, **{file: entry}))

    assert isinstance(above, dict)
    assert isinstance(below, dict)
    assert set(above) - set(below) == {entry.partition(":")[0]}
    assert {key: above[key] for key in below} == below


def test_words_are_added_to_a_list_below(folder: Path) -> None:
    """A council names itself among the proper names, and keeps the months."""
    below = packs.word_lists(packs.open_pack(folder / "small"))["proper_names"]
    own = child(folder, **{"reference/words.yaml": "proper_names: {says: names, en: [Fens], unless: [the fens]}\n"})
    found = packs.word_lists(own)["proper_names"]

    assert (found.says, found.en, found.unless) == ("names", (*below.en, "Fens"), (*below.unless, "the fens"))


def test_exclusions_join_by_their_id(folder: Path) -> None:
    """Functions that a power does not reach; one that is given anew takes the place of the old one."""
    changed = "surgery: {rule: S75-11, says: any surgery, source: s, checked: 2026-11-21}\n"
    own = child(folder, **{"reference/exclusions.yaml": changed})
    says = {entry.id: entry.says for entry in packs.exclusions(own)}
    below = {entry.id: entry.says for entry in packs.exclusions(packs.open_pack(folder / "small"))}

    assert says == {**below, "surgery": "any surgery"}


def test_a_term_takes_the_place_of_that_of_the_same_name(folder: Path) -> None:
    """In whichever file, with its forms, which are free again for others."""
    ours = "Partner: {means: means a friend}\nCrowd: {means: means many, forms: [Partners]}\n"
    own = child(folder, **{"terms/ours.yaml": ours})
    found = {entry.name: (entry.means, entry.forms) for entry in packs.terms(own)}

    assert found["Partner"] == ("means a friend", ())
    assert found["Crowd"] == ("means many", ("Partners",))
    assert "Board" in found


def test_a_form_that_belongs_to_a_term_below_is_refused(folder: Path) -> None:
    """At the pack that came later, since the one below knows nothing of it."""
    own = child(folder, **{"terms/terms.yaml": "Crowd: {means: means many, forms: [Partners]}\n"})

    with pytest.raises(FindingsError) as raised:
        packs.terms(own)

    assert told(raised, folder)[0][:2] == ("duplicate-id", "own/terms/terms.yaml:1:1")


# --- chains ---------------------------------------------------------------------------------------------------------


def test_a_chain_may_be_long(folder: Path) -> None:
    """The nearest pack's word counts; what only the farthest has is there."""
    child(folder, "middle", **{"labels/en.yaml": "watermark: M\ntitle: M\n", "clauses/why.md": "1. Middle."})
    own = child(folder, "own", extends="middle", **{"labels/en.yaml": "watermark: O\n"})
    labels = packs.labels(own, "en")

    assert (labels["watermark"], labels["title"], labels["legal_name"]) == ("O", "M", "legal name")
    assert text(own, "why") == "1. Middle."
    assert [layer.name for layer in own.below] == ["middle", "small"]


def test_every_pack_of_a_chain_is_identified_as_it_would_be_alone(folder: Path) -> None:
    """So whoever has the lower pack can find the words again."""
    middle = child(folder, "middle", version="2.5.0")
    own = child(folder, "own", extends="middle")
    small = packs.open_pack(folder / "small")

    assert [(layer.version, layer.digest) for layer in own.below] == [
        ("2.5.0", middle.digest),
        ("0.1.0", small.digest),
    ]


@pytest.mark.parametrize(
    "file", ["own/pack.yaml", "middle/README.md", "small/clauses/duties.md", "small/samples/x.yaml"]
)
def test_any_byte_of_the_chain_changes_the_digest(folder: Path, file: str) -> None:
    """Also of a file that is laid over, or that is not handed down."""
    for name in ("middle/README.md", "small/samples/x.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x\n")
    child(folder, "middle")
    before = child(folder, "own", extends="middle", **{"clauses/duties.md": "1. Ours."}).digest

    (folder / file).write_bytes((folder / file).read_bytes() + b"\n")

    assert packs.open_pack(folder / "own", (folder,)).digest != before


# --- what is wrong with a chain -------------------------------------------------------------------------------------

WRONG = [
    pytest.param({"extends": "smal"}, ("reference", EXTENDS, "did you mean 'small'?"), id="misspelt"),
    pytest.param({"extends": "own"}, ("circle", EXTENDS, "take one extends: out"), id="itself"),
    pytest.param({"extends": "../small"}, ("path", EXTENDS, None), id="a path"),
    pytest.param({"extends": "small>1"}, ("reference", EXTENDS, None), id="no range"),
    pytest.param({"extends": "small>=0.2"}, ("version", EXTENDS, "install small 0.2 or later"), id="too old"),
    pytest.param(
        {"extends": "small>=0.0.1,<0.1"}, ("version", EXTENDS, "install small 0.0.1 or later, before 0.1"), id="too new"
    ),
    pytest.param({"languages": "[cy, en]"}, ("languages", "pack.yaml:5:12", "begin with en"), id="another language"),
]


@pytest.mark.parametrize(("change", "expected"), WRONG)
def test_what_cannot_be_extended_is_told_in_the_manifest(
    folder: Path, change: dict[str, str], expected: tuple[str, str, str | None]
) -> None:
    """At the line that asks for it."""
    with pytest.raises(FindingsError) as raised:
        child(folder, **change)

    ((kind, place, hint),) = told(raised, folder)
    assert (kind, place) == (expected[0], f"own/{expected[1]}")
    assert expected[2] in (None, hint)


@pytest.mark.parametrize("extends", ["small", "small>=0.1", "small >= 0.1.0, < 1", "small>=0,<0.2"])
def test_a_range_that_holds_the_version_is_met(folder: Path, extends: str) -> None:
    """A name alone takes any version."""
    assert [layer.name for layer in child(folder, extends=extends).below] == ["small"]


def test_a_circle_is_told_where_it_closes(tmp_path: Path) -> None:
    """With every pack on the way round."""
    write(tmp_path, "one", {"pack.yaml": MANIFEST.format(name="one", extends="two", version="1", languages="[en]")})
    write(tmp_path, "two", {"pack.yaml": MANIFEST.format(name="two", extends="one", version="1", languages="[en]")})

    with pytest.raises(FindingsError, match="one extends two extends one") as raised:
        packs.open_pack(tmp_path / "one", (tmp_path,))

    assert [row[:2] for row in told(raised, tmp_path)] == [("circle", f"two/{EXTENDS}")]


def test_every_pack_of_the_chain_must_be_made_for_this_toolkit(tmp_path: Path) -> None:
    """The one below is read by the same toolkit."""
    small_pack(tmp_path)
    manifest = tmp_path / "small" / "pack.yaml"
    manifest.write_text(FILES["pack.yaml"].replace("agreements>=0.1", "agreements>=999"))

    with pytest.raises(FindingsError) as raised:
        child(tmp_path)

    assert told(raised, tmp_path)[0][:2] == ("version", "small/pack.yaml:6:11")


def test_a_link_out_of_a_pack_below_is_refused(folder: Path) -> None:
    """The rules for files hold for each pack of the chain."""
    (folder / "small" / "link.txt").symlink_to("../../outside")

    with pytest.raises(FindingsError) as raised:
        child(folder)

    assert told(raised, folder)[0][:2] == ("path", "small/link.txt:1:1")


def test_a_link_into_the_pack_below_leads_out_too(folder: Path) -> None:
    """What a pack says lies in its own folder."""
    own = child(folder)
    (own.folder / "link.md").symlink_to(folder / "small" / "clauses" / "duties.md")

    with pytest.raises(FindingsError) as raised:
        packs.open_pack(own.folder, (folder,))

    assert told(raised, folder)[0][:2] == ("path", "own/link.md:1:1")


def test_a_pack_that_is_not_there_is_no_reason_to_look_at_odd_names(folder: Path) -> None:
    """The name of a pack is no path, wherever it is written."""
    with pytest.raises(UsageError):
        packs.find_pack("own/../small", (folder,))


# --- places ---------------------------------------------------------------------------------------------------------

PLACES: list[tuple[dict[str, str], dict[str, str], str]] = [
    ({"clauses/duties.md": "1. {{ nobody }}"}, {}, "small/clauses/duties.md:7:4"),
    ({}, {"clauses/duties.md": "1. {{ nobody }}"}, "own/clauses/duties.md:7:4"),
    ({"conditions.yaml": "bad: nobody\n"}, {"conditions.yaml": "good: funds\n"}, "small/conditions.yaml:1:6"),
    ({}, {"conditions.yaml": "\nbad: nobody\n"}, "own/conditions.yaml:2:6"),
    (
        {"terms/terms.yaml": 'Partner: {means: "means {{ nobody }}"}\n'},
        {"terms/terms.yaml": "Crowd: {means: means many}\n"},
        "small/terms/terms.yaml:1:25",
    ),
    ({}, {"terms/terms.yaml": '\nPartner: {means: "means {{ nobody }}"}\n'}, "own/terms/terms.yaml:2:25"),
    (
        {"execution.yaml": 'plain:\n  opening: {words: "{{ nobody }}"}\n'},
        {"execution.yaml": "grand: {opening: {words: x}}\n"},
        "small/execution.yaml:2:21",
    ),
    ({}, {"execution.yaml": 'plain:\n  opening: {words: "{{ nobody }}"}\n'}, "own/execution.yaml:2:21"),
    ({"execution.yaml": "other: {}\n"}, {}, "small/execution.yaml"),
    ({}, {"execution.yaml": "plain: {opening: {words: x}}\n"}, "own/execution.yaml"),
    (
        {"labels/en.yaml": FILES["labels/en.yaml"].replace('"Page {page} of {pages}"', '"{x}"')},
        {"labels/en.yaml": 'footer: "{reference}, {y}"\n'},
        "own/labels/en.yaml:1:9",
    ),
    (
        {"labels/en.yaml": FILES["labels/en.yaml"].replace('"{reference} {status}"', '"{x}"')},
        {"labels/en.yaml": "watermark: D\n"},
        "small/labels/en.yaml:5:9",
    ),
    (
        {"precedents/letter.yaml": FILES["precedents/letter.yaml"].replace("duties]", "dutys]")},
        {},
        "small/precedents/letter.yaml:11:23",
    ),
    ({}, {"clauses/duties.md": "---\nid: duties\n---\n"}, "own/clauses/duties.md:2:1"),
    ({"clauses/opening.md": "1. x"}, {}, "small/clauses/opening.md:7:1"),
]


@pytest.mark.parametrize(("below", "above", "expected"), PLACES)
def test_a_finding_points_into_the_file_where_the_words_lie(
    tmp_path: Path, below: dict[str, str], above: dict[str, str], expected: str
) -> None:
    """Whoever reads the message opens that file."""
    small_pack(tmp_path, **below)
    own = child(tmp_path, **above)

    with pytest.raises(FindingsError) as raised:
        assemble(agreement(area="x", documents=["letter"]), own, "letter", draft=True)

    assert told(raised, tmp_path)[0][1] == expected


def test_blocks_remember_which_file_they_came_from(folder: Path) -> None:
    """Rules about words name it beside the value's own place."""
    own = child(folder, **{"clauses/duties.md": "1. Ours.", "terms/terms.yaml": "Crowd: {means: means Partners}\n"})
    document = assemble(agreement(area="x", documents=["letter"]), own, "letter", draft=True)
    files = {id_: own.path_of(file) for id_, file, _ in document.places}

    assert files["duties"] == str(own.folder / "clauses/duties.md")
    assert files["more"] == str((folder / "small").resolve() / "clauses/more.md")


def test_a_file_that_nobody_brings_would_lie_in_the_pack_itself(folder: Path) -> None:
    """There whoever writes it puts it."""
    own = child(folder)

    assert own.path_of("labels/cy.yaml") == str(own.folder / "labels/cy.yaml")


def test_a_file_made_in_memory_lies_where_it_would(folder: Path) -> None:
    """A rule's example puts a clause into a pack without writing it."""
    own = child(folder)
    made = replace(own, files={**own.files, "clauses/x.md": packs.PackFile("clauses/x.md", b"", "")}, _cache={})

    assert made.path_of("clauses/x.md") == str(own.folder / "clauses/x.md")


def test_a_document_of_an_extending_pack_says_what_both_say(folder: Path) -> None:
    """The clause of the pack itself, beside those of the pack below, with references between them."""
    own = child(folder, **{"clauses/duties.md": "1. Read paragraph [#more.first]. {#help}"})
    document = assemble(agreement(area="the county", documents=["letter"]), own, "letter", draft=True)
    said = {block.id: words(block.inlines) for block in document.blocks if hasattr(block, "inlines")}

    assert said["why"] == "Because the county."
    assert said["duties.help"].startswith("Read paragraph ")
