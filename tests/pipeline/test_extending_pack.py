"""An organisation's own pack, in a folder outside the package: its house style and clauses, and the words below it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest

from agreements import packs
from agreements.pipeline import BuildOptions, build
from agreements.pipeline.findings import labels_with
from tests.docs.own_pack import write_files
from tests.pipeline.built import SAMPLES
from tests.pipeline.edited_house import ACCENT, ALT, COVER_LINE, edited_house
from tests.pipeline.inks import inks
from tests.rendering import docx_files

pytestmark = pytest.mark.checkout

OWN = "fens-council"
PIGEONS = """\
---
id: pigeons
heading: Messages by pigeon
source: Fens Council, rules for the loft
reviewed: 2026-11-22
---
1. A Pigeon may carry a message between the Partners. {#carry}

1. A message under paragraph [#pigeons.carry] arrives on the next Working Day.
"""


@dataclass(frozen=True)
class Made:
    """What was built with the pack: each format's words in a row, without spaces, and the files."""

    words: Mapping[str, str]
    files: Mapping[str, bytes]

    def say(self, sentence: str) -> dict[str, bool]:
        """Whether each format says it."""
        return {name: _close(sentence) in text for name, text in self.words.items()}


EVERYWHERE = {"docx": True, "pdf": True, "html": True}
NOWHERE = dict.fromkeys(EVERYWHERE, False)


def _close(text: str) -> str:
    """Without spaces, since a format breaks its lines where it likes."""
    return re.sub(r"\s+", "", text)


def _words(files: Mapping[str, bytes]) -> Mapping[str, str]:
    # What a field was told to do stands in the file beside what it shows.
    word = re.sub("<w:instrText.*?</w:instrText>", "", docx_files.part(files["docx"], "word/document.xml"))
    return {
        "docx": _close(unescape(re.sub("<[^>]*>", "", word))),
        "pdf": _close("".join(ink.text for ink in inks(files["pdf"]))),
        "html": _close(unescape(re.sub("<[^>]*>", "", files["html"].decode("utf-8").partition("<body")[2]))),
    }


def made_with(folder: Path, own: Path) -> Made:
    """The small memorandum, asking for that pack, in every format."""
    text = (SAMPLES / "memorandum-small.yaml").read_text(encoding="utf-8")
    definition = folder / "deal.yaml"
    definition.write_text(re.sub(r"^pack:.*\n", "", text, flags=re.MULTILINE) + f"\npack: {OWN}\n", encoding="utf-8")
    built = build(definition, BuildOptions(out=folder / "out", folders=(own,)))
    assert not built.missing
    files = {path.name.partition(".")[2]: path.read_bytes() for path in built.files}
    return Made(_words(files), files)


def _with_house(folder: Path) -> Path:
    own = write_files(folder)
    (own / OWN / "house-style").mkdir()
    (own / OWN / "house-style" / "house.docx").write_bytes(edited_house())
    return own


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """With the pack of docs/own-pack.md, its house style changed in Word."""
    folder = tmp_path_factory.mktemp("own")
    return made_with(folder, _with_house(folder))


@pytest.fixture(scope="module")
def with_pigeons(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """With a clause and a term added, and a precedent that names the clause."""
    folder = tmp_path_factory.mktemp("pigeons")
    own = write_files(folder)
    below = packs.find_pack("health-and-care-england").files["precedents/memorandum-of-understanding.yaml"]
    named = below.data.decode().replace("\nclauses:\n", "\nclauses:\n  - pigeons\n", 1)
    for name, text in {
        "clauses/pigeons.md": PIGEONS,
        "terms/pigeons.yaml": "Pigeon: {forms: [Pigeons], means: 'means a bird of the loft.'}\n",
        "precedents/memorandum-of-understanding.yaml": named,
    }.items():
        (own / OWN / name).parent.mkdir(exist_ok=True)
        (own / OWN / name).write_text(text, encoding="utf-8")
    return made_with(folder, own)


# --- the example of the page ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "A Partner that a journalist asks about this work will tell the other Partners on the same day.",
        "Each Partner intends to meet people where they live, and to ask them once.",
    ],
)
def test_the_packs_own_clauses_are_printed(made: Made, sentence: str) -> None:
    """In every format."""
    assert made.say(sentence) == EVERYWHERE


def test_the_clauses_that_they_replace_are_not(made: Made) -> None:
    """Two clauses of one id would say two things."""
    assert made.say("Each Partner speaks for itself.") == NOWHERE


@pytest.mark.parametrize("clause_id", ["mou-definitions", "mou-confidentiality", "mou-governing-law"])
def test_the_clauses_of_the_pack_below_are_printed(made: Made, clause_id: str) -> None:
    """What the pack does not bring, it has."""
    clause = packs.clause(packs.find_pack("health-and-care-england"), clause_id)

    assert clause is not None
    assert made.say(clause.heading) == EVERYWHERE


def test_the_house_style_is_the_packs_own(made: Made) -> None:
    """Its cover, logo, colour and font, in the fonts that the pack below brings."""
    assert made.say(COVER_LINE) == EVERYWHERE
    assert f'alt="{ALT}"' in made.files["html"].decode()
    assert f"#{ACCENT.lower()}" in made.files["html"].decode()
    assert ACCENT in docx_files.part(made.files["docx"], "word/styles.xml")
    assert {ink.font.partition("-Bold")[0].partition("-It")[0].rstrip(",") for ink in inks(made.files["pdf"])} == {
        "Source-Sans-3"
    }


def test_the_receipt_names_both_packs(made: Made) -> None:
    """With the version of each, and what identifies its files."""
    provenance = json.loads(made.files["receipt.json"])["provenance"]
    below = packs.find_pack("health-and-care-england")

    assert provenance["pack_name"] == OWN
    assert provenance["pack"] != below.digest
    assert provenance["extends"] == [
        {"name": below.name, "version": below.manifest.version, "digest": below.digest},
    ]


def test_the_properties_of_the_word_file_name_both_packs(made: Made) -> None:
    """For whoever has the file and not the receipt."""
    custom = docx_files.part(made.files["docx"], "docProps/custom.xml")

    assert f"{OWN} 1.0.0 " in custom
    assert ", health-and-care-england " in custom


def test_a_letter_without_a_glyph_in_fixed_words_is_told_in_the_file_that_has_it(tmp_path: Path) -> None:
    """Of the labels of the pack, or of those below it."""
    own = write_files(tmp_path)
    labels = own / OWN / "labels" / "en.yaml"
    labels.parent.mkdir()
    labels.write_text('watermark: "\u4e2d"\n', encoding="utf-8")
    pack = packs.find_pack(OWN, (own,))
    below = str(packs.bundled() / "health-and-care-england" / "labels" / "en.yaml")

    assert labels_with(["\u4e2d"], pack, "en").file == str(labels.resolve())
    assert labels_with(["j"], pack, "en").file == below
    assert labels_with(["\u6587"], pack, "en").file == str(labels.resolve())


# --- a clause that is added -----------------------------------------------------------------------------------------


def test_an_added_clause_is_printed_with_its_references(with_pigeons: Made) -> None:
    """It stands first, so its paragraphs are 1.1 and 1.2."""
    assert with_pigeons.say("A Pigeon may carry a message between the Partners.") == EVERYWHERE
    assert with_pigeons.say("A message under paragraph 1.1 arrives on the next Working Day.") == EVERYWHERE


def test_an_added_clause_joins_the_contents(with_pigeons: Made) -> None:
    """Where it also stands first; the heading is printed twice, there and above its text."""
    counts = {name: text.count("Messagesbypigeon") >= 2 for name, text in with_pigeons.words.items()}
    contents = with_pigeons.files["html"].decode().partition('href="#pigeons"')

    assert counts == EVERYWHERE
    assert contents[1]


def test_its_terms_join_the_definitions(with_pigeons: Made) -> None:
    """Those of the pack, and those of the pack below that only it uses."""
    assert with_pigeons.say("Pigeon means a bird of the loft.") == EVERYWHERE
    assert with_pigeons.say("Working Day means a day that is not a Saturday, a Sunday") == EVERYWHERE
