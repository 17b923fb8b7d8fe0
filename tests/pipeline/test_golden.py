"""What every sample says today, word for word: a change of the pack shows here, and a person reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from agreements.packs import find_pack
from agreements.pipeline import check, numbered_document
from agreements.rendering.text import plain_text
from tests.particulars.samples import NAMES, PATHS, sample

pytestmark = pytest.mark.golden

GOLDEN = Path(__file__).parent.parent / "golden"
DRAFTS = ("better-care-fund", "mental-capacity-act")
FINAL = tuple(name for name in NAMES if name not in DRAFTS)
"""The large samples leave things open, as the cases do that they tell; the others could be signed."""


def said(name: str) -> dict[str, str]:
    """The words of every document that the sample yields, in each language, by the name of its golden file."""
    first = said_in(name)
    second = find_pack(sample(name).pack).manifest.languages[1:]
    return first | {
        file.replace(name, f"{name}-{language}"): text
        for language in second
        if language in _written(name)
        for file, text in said_in(name, language).items()
    }


def _written(name: str) -> tuple[str, ...]:
    """The languages in which the sample says that its texts are."""
    languages = sample(name).languages
    return languages.texts if languages else ()


def said_in(name: str, language: str = "") -> dict[str, str]:
    """The same in one language, by the name that the file has in the first."""
    draft = name in DRAFTS
    checked = check(PATHS[name], draft=draft, language=language)
    kinds = checked.agreement.documents
    names = [f"{name}.txt", *(f"{name}-{kind}.txt" for kind in kinds[1:])]
    texts = (plain_text(numbered_document(checked, kind)) for kind in kinds)
    return dict(zip(names, texts, strict=True))


def held(name: str) -> dict[str, str]:
    """The words of the golden files of that sample."""
    paths = [GOLDEN / f"{name}.txt", *GOLDEN.glob(f"{name}-*.txt")]
    return {path.name: path.read_text(encoding="utf-8") for path in paths if path.is_file()}


@pytest.mark.parametrize("name", [*DRAFTS, *FINAL])
def test_the_words_are_those_that_were_read(name: str, *, rewrite: bool) -> None:
    """Exactly. Where they changed on purpose, `make golden` writes them again."""
    words = said(name)
    if rewrite:
        GOLDEN.mkdir(exist_ok=True)
        for file, text in words.items():
            (GOLDEN / file).write_text(text, encoding="utf-8", newline="\n")

    assert words == held(name)


def test_every_golden_file_has_its_sample_and_every_sample_its_file() -> None:
    """A file that nothing compares goes stale, and a new sample is read before it is accepted."""
    samples = {*NAMES}
    lead = {next((name for name in samples if path.stem.startswith(name)), path.stem) for path in GOLDEN.glob("*.txt")}

    assert samples == {*DRAFTS, *FINAL} == lead
