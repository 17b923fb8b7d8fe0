"""ARCHITECTURE.md against the code: its tables are drawn, so a page that says otherwise is out of date."""

from pathlib import Path
from types import ModuleType
from typing import Annotated, NewType

import pytest

from agreements import diagnostics
from agreements.diagnostics import Diagnostic, Report
from tests.architecture import draw
from tests.architecture.draw import UndrawableError

pytestmark = pytest.mark.checkout

Numbered = NewType("Numbered", Report)


def test_the_architecture_page_says_what_the_code_says() -> None:
    """A newcomer trusts these tables; `make architecture` draws them again."""
    page = draw.PAGE.read_text(encoding="utf-8")

    assert draw.redrawn(page) == page, "ARCHITECTURE.md is out of date: run `make architecture`"


def measured(report: Report, name: str, *, loud: bool = False) -> Numbered | None:
    """Stands in for a stage."""


def test_a_stage_shows_what_it_must_be_given_and_what_it_answers() -> None:
    """Our own types speak for themselves; a plain one needs its name, and an option is no part of the flow."""
    expected = (
        "| stage | what goes in | what comes out |\n"
        "| --- | --- | --- |\n"
        "| `tests.measured` | `Report`, name: `str` | `Numbered or None` |\n"
    )

    assert draw.flow_table([measured]).replace(measured.__module__.split(".")[0], "tests") == expected


@pytest.mark.parametrize(
    ("hint", "words"),
    [
        (Report, "Report"),
        (Numbered, "Numbered"),
        (tuple[Diagnostic, ...], "tuple[Diagnostic, ...]"),
        (dict[str, tuple[int, Path]], "dict[str, tuple[int, Path]]"),
        (Path | None, "Path or None"),
        (Annotated[str, "a note"], "str"),
        (None, "None"),
    ],
)
def test_a_type_is_written_without_its_module(hint: object, words: str) -> None:
    """A row is read, not compiled."""
    assert draw.type_words(type(None) if hint is None else hint) == words


def test_a_stage_without_a_type_hint_cannot_be_drawn() -> None:
    """Better no table than one with a gap."""

    def vague(report):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        return report

    with pytest.raises(UndrawableError, match="no type hint for report, return"):
        draw.flow_table([vague])


def test_a_room_lists_its_layer_purpose_names_and_imports() -> None:
    """Each column comes from another place in the code."""
    table = draw.rooms_table({"diagnostics": 1, "planned": 2}, {"diagnostics": ["source"]})

    assert table.count("\n") == 3, "a heading, a rule and one room: a planned room has no row"
    assert table.splitlines()[2].startswith(f"| `diagnostics` | 1 | {draw.purpose(diagnostics)} | ")
    assert "`Diagnostic`" in table
    assert table.splitlines()[2].endswith("| `source` |")


def room(doc: str | None, **attributes: object) -> ModuleType:
    """A room made by hand."""
    module = ModuleType("agreements.cellar", doc)
    module.__dict__.update(attributes)
    return module


def test_a_room_without_public_names_cannot_be_drawn() -> None:
    """What other rooms may use is a decision, and `__all__` is where it stands."""
    with pytest.raises(UndrawableError, match="has no __all__"):
        draw.public_names(room("A room."))


def test_a_public_name_that_is_not_there_cannot_be_drawn() -> None:
    """A name left behind in `__all__` fails at somebody's `import *` and nowhere else."""
    with pytest.raises(UndrawableError, match="does not have: wine"):
        draw.public_names(room("A room.", __all__=["wine"]))


def test_a_room_without_a_docstring_cannot_be_drawn() -> None:
    """Its first line is what the page says about it."""
    with pytest.raises(UndrawableError, match="has no docstring"):
        draw.purpose(room(None))


def test_only_what_stands_between_the_markers_is_replaced() -> None:
    """The rest of the page is written by people."""
    page = "Before\n<!-- drawn: flow -->\nold\n<!-- end -->\nAfter\n<!-- end -->\n"
    expected = "Before\n<!-- drawn: flow -->\nnew \\1\n<!-- end -->\nAfter\n<!-- end -->\n"

    assert draw.replaced(page, "flow", "new \\1\n") == expected


@pytest.mark.parametrize("page", ["", "<!-- drawn: flow -->\n", "<!-- drawn: flow -->\n<!-- end -->\n" * 2])
def test_a_page_without_its_markers_is_refused(page: str) -> None:
    """A marker deleted by mistake must not leave an old table standing."""
    with pytest.raises(UndrawableError, match="drawn: flow"):
        draw.replaced(page, "flow", "new\n")
