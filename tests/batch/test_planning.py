"""What a run does not build: what would come out as it is, and two definitions that would write one file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from agreements.batch import planned
from agreements.diagnostics import UsageError
from agreements.pipeline import BuildOptions, build
from agreements.pipeline.options import _NO_MATTER, _TOLD, asked
from tests.batch.letters import letter, letters, written
from tests.pipeline.welsh_letter import letter as written_in
from tests.pipeline.welsh_letter import letter_pack


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    """A definition."""
    return letters(tmp_path, 1)[0]


@pytest.fixture
def options(tmp_path: Path) -> BuildOptions:
    """A web page: what is quickest."""
    return BuildOptions(out=tmp_path / "out", formats=("html",), folders=(tmp_path / "packs",))


def left(deal: Path, options: BuildOptions) -> int:
    """How many definitions are still to be built."""
    return len(planned([deal], options).jobs)


def test_a_definition_that_was_built_is_not_built_again(deal: Path, options: BuildOptions) -> None:
    """Its files are named all the same."""
    built = build(deal, options)

    plan = planned([deal], options)

    assert plan.jobs == ()
    assert [sorted(made.files) for made in plan.unchanged] == [sorted(built.files)]


def test_everything_is_built_again_when_asked(deal: Path, options: BuildOptions) -> None:
    """Somebody may not trust it."""
    build(deal, options)

    assert len(planned([deal], options, rebuild=True).jobs) == 1


def _edit(path: Path) -> None:
    """Another file in its place: this one may be a second name of a file of the bundled pack."""
    changed = path.read_bytes() + b"\n"
    path.unlink()
    path.write_bytes(changed)


CHANGES: dict[str, Callable[[Path], object]] = {
    "the definition": lambda root: _edit(root / "deal-01.yaml"),
    "a clause of the pack": lambda root: _edit(next((root / "packs").rglob("*.md"))),
    "a file": lambda root: _edit(next((root / "out").glob("*.html"))),
    "a file that is gone": lambda root: next((root / "out").glob("*.html")).unlink(),
    "the receipt is gone": lambda root: next((root / "out").glob("*.receipt.json")).unlink(),
    "the pack is gone": lambda root: (root / "packs").rename(root / "elsewhere"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changed_is_built_again(
    tmp_path: Path, deal: Path, options: BuildOptions, change: Callable[[Path], object]
) -> None:
    """A file on disk is trusted by its hash alone."""
    build(deal, options)
    change(tmp_path)

    assert left(deal, options) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"draft": True},
        {"public": True},
        {"embed_fonts": False},
        {"formats": ("docx", "html")},
        {"made_on": date(2026, 1, 1)},
        {"as_at": date(2026, 1, 1)},
        {"language": "cy"},
    ],
    ids=str,
)
def test_other_options_build_again(deal: Path, options: BuildOptions, other: dict[str, object]) -> None:
    """Each changes what is in the files."""
    build(deal, options)

    assert left(deal, replace(options, **other)) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize("fact", ["tool", "libraries"])
def test_another_tool_builds_again(tmp_path: Path, deal: Path, options: BuildOptions, fact: str) -> None:
    """It may say it in other words."""
    build(deal, options)
    slip = next(options.out.glob("*.receipt.json"))
    made = json.loads(slip.read_text(encoding="utf-8"))
    made["provenance"][fact] = "0.0.1" if fact == "tool" else {**made["provenance"][fact], "weasyprint": "1"}
    slip.write_text(json.dumps(made), encoding="utf-8")

    assert left(deal, options) == 1


def test_every_option_is_asked_or_said_not_to_matter() -> None:
    """An option that is added tomorrow makes unchanged files suspect, until somebody says otherwise."""
    told = asked(BuildOptions(out=Path()), ["letter"]).keys() - {"documents"}

    assert {field.name for field in fields(BuildOptions)} == told | _NO_MATTER | _TOLD


def test_two_definitions_that_would_write_one_file_are_refused(tmp_path: Path, options: BuildOptions) -> None:
    """Before anything is written, also where only the case of their ids differs."""
    deals = [*letters(tmp_path, 1), written(tmp_path / "b.yaml", letter("DEAL-01"))]

    with pytest.raises(UsageError, match=r"deal-01\.yaml and .*b\.yaml would both write deal-01-letter"):
        planned(deals, options)


def test_a_definition_that_is_unchanged_keeps_its_files_to_itself(tmp_path: Path, options: BuildOptions) -> None:
    """A second one of that id is refused all the same."""
    deals = [*letters(tmp_path, 1), written(tmp_path / "b.yaml", letter("deal-01", area="the town"))]
    build(deals[0], options)

    with pytest.raises(UsageError, match="would both write deal-01-letter"):
        planned(deals, replace(options, force=True))


@pytest.mark.parametrize("language", ["both", "side_by_side"])
def test_the_name_of_a_paper_in_two_languages_is_foreseen(tmp_path: Path, options: BuildOptions, language: str) -> None:
    """What is kept of an unchanged definition and what another one wants are named by one rule."""
    letter_pack(tmp_path / "packs")
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    one, other = (written_in(tmp_path / name, language) for name in ("one", "other"))
    options = replace(options, draft=True)
    build(one, options)

    with pytest.raises(UsageError, match=r"both write small-letter-(cy|en)"):
        planned([one, other], options)


def test_a_definition_that_cannot_be_read_writes_nothing(tmp_path: Path, options: BuildOptions) -> None:
    """It fails alone, later."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("documents: [", encoding="utf-8")

    assert len(planned([*letters(tmp_path, 1), broken], options).jobs) == 2
