"""`agreements health`: how a definition stands against the field's checklists."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agreements.cli.output import PACKS, pack_folders, report_text, say
from agreements.diagnostics import json_shown

if TYPE_CHECKING:
    from agreements.pipeline import Health, ItemHealth, ListHealth, NamedPlace

JSON_VERSION = 1
"""Raised when a field changes its meaning or goes; a new field alone does not raise it."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "strengths": {
        "met": "met",
        "partly": "partly met",
        "not_met": "not met",
        "not_applicable": "does not apply",
        "stated": "in words",
        "unanswered": "unanswered",
    },
    "difficulties": {
        "met": "dealt with",
        "partly": "partly dealt with",
        "not_met": "not dealt with",
        "not_applicable": "does not arise",
        "stated": "in words",
        "unanswered": "unanswered",
    },
    "benefits": {
        "met": "shown",
        "partly": "partly shown",
        "not_met": "not shown",
        "not_applicable": "not expected",
        "stated": "expected",
        "unanswered": "unanswered",
    },
}
"""What each standing is called, by what the list asks."""
_FAILING = {"unanswered": ("unanswered",), "partly": ("unanswered", "not_met", "partly"), "never": ()}
_COLUMN = 19
"""Cells for the standing, the longest of which is `partly dealt with`."""
_WIDTH = 100


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to print it.")
@click.option("--list", "name", default="", metavar="NAME", help="This list alone, whole, chosen or not.")
@click.option("--all", "every", is_flag=True, help="Every list of the pack, those that are not chosen too.")
@click.option("--places", "show_places", is_flag=True, help="List the ids that `where` can name, with their numbers.")
@click.option(
    "--fail-on",
    type=click.Choice(list(_FAILING)),
    default="never",
    show_default=True,
    help="Exit with 1 if an item is unanswered; or if one is unanswered, not met or partly met.",
)
@PACKS
def command(  # noqa: PLR0913 - one parameter an option
    file: Path,
    format_: str,
    name: str,
    packs: tuple[Path, ...],
    fail_on: str,
    *,
    every: bool,
    show_places: bool,
) -> int:
    """Show how a definition answers the checklists that it chooses.

    \b
    What counts as what:
      met         the text is "yes", "done" or "met", or the group says status: met
      partly met  the text begins with "partly" or "in part", or status: partly
      not met     the text is "no", "no, ...", "none" or begins with "not yet", or status: not_met
      in words    any other text, or a group with `where` alone: people must judge it
      unanswered  nothing is said, or no more than an owner or a day; or the text holds
                  TBC, TBD, "to be agreed" and the like, even beside status: met

    For barriers and pressures, "no" says that it does not arise, and "yes" that it arises and nothing is done
    about it yet. A mitigation in `barriers` is an answer too. Of benefits, only those that are named count.

    "The definition shows" names places of the definition that bear on an item. They are never an answer.
    """  # noqa: D301 - click's mark for a paragraph that keeps its lines
    from agreements.pipeline import health, places  # noqa: PLC0415 - pydantic and Jinja only when asked

    folders = pack_folders(packs)
    if show_places:
        found_places = places(file, folders=folders)
        say(_places_json(found_places) if format_ == "json" else "\n".join(_places_text(found_places)))
        return 0
    found = health(file, folders=folders, name=name, unchosen=every)
    say(_as_json(found) if format_ == "json" else "\n".join(_as_text(found, whole=every or bool(name))))
    if len(found.report):
        say(report_text(found.report).rstrip("\n"), err=True, as_is=True)
    return int(any(found.counts[standing] for standing in found.counts if standing.value in _FAILING[fail_on]))


# --- text -----------------------------------------------------------------------------------------------------------


def _as_text(found: Health, *, whole: bool) -> Iterator[str]:
    if not found.lists:
        yield f"{found.id}: no checklist is chosen"
        yield "Choose one in the definition, under `checklists:`, such as `nine_elements:`; --all shows them all."
        return
    for n, one in enumerate(found.lists):
        yield from ([""] if n else [])
        yield from _list_text(one, whole=whole, numbered=found.numbered)


def _list_text(one: ListHealth, *, whole: bool, numbered: bool) -> Iterator[str]:
    yield f"{one.name}: {one.title}"
    yield f"  {_count_line(one)}"
    yield textwrap.fill(f"Source: {one.source}", _WIDTH, initial_indent="  ", subsequent_indent="          ")
    width = max((len(item.item) for item in one.items), default=0)
    for item in one.items:
        if item.counted or whole:
            state = _WORDS[one.asks][item.standing.value] if item.counted else "-"
            yield f"  {state:<{_COLUMN}}{item.item:<{width}}  {item.words}"
            yield from (f"{'':{_COLUMN + width + 4}}{line}" for line in _details(item, one.asks, numbered=numbered))


def _count_line(one: ListHealth) -> str:
    counted = sum(one.counts.values())
    if not counted:
        return "not chosen" if not one.chosen else "no item is named"
    said = [
        f"{number} {_WORDS[one.asks][standing.value]}"
        for standing, number in one.counts.items()
        if number or standing.value == "unanswered"
    ]
    items = f"{counted} {'item' if counted == 1 else 'items'}"
    if one.chosen:
        return f"{items}: {', '.join(said)}"
    return f"{items} in the register of barriers: {', '.join(said)} (the list itself is not chosen)"


def _details(item: ItemHealth, asks: str, *, numbered: bool) -> Iterator[str]:
    if item.answer:
        yield _on_one_line(item.answer)
    needs_owner = asks == "difficulties" and item.standing.value in ("stated", "partly", "not_met")
    duties = [
        f"owner: {_on_one_line(item.owner) or 'nobody is named'}"
        if item.owner or (needs_owner and item.counted)
        else "",
        f"by {item.by.isoformat()}" if item.by else "",
        _where(item, numbered=numbered),
    ]
    if any(duties):
        yield "; ".join(duty for duty in duties if duty)
    if item.shown_by:
        yield f"the definition shows: {_shortened(item.shown_by)}"


def _where(item: ItemHealth, *, numbered: bool) -> str:
    if not item.where:
        return ""
    if item.found:
        return f"where: {', '.join(item.found)} ({item.where})"
    return f"where: {item.where}{', which no document has' if numbered else ''}"


_MOST = 3


def _shortened(paths: tuple[str, ...]) -> str:
    more = f" and {len(paths) - _MOST} more" if len(paths) > _MOST else ""
    return ", ".join(paths[:_MOST]) + more


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


_LONGEST = 60


def _places_text(found: tuple[NamedPlace, ...]) -> Iterator[str]:
    width = max((len(place.id) for place in found), default=0)
    document = ""
    for place in found:
        if place.document != document:
            document = place.document
            yield document
        words = _on_one_line(place.words)
        cut = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3].rstrip()}..."
        yield f"  {place.id:<{width}}  {place.printed}: {cut}"


# --- JSON -----------------------------------------------------------------------------------------------------------


def _as_json(found: Health) -> str:
    content = {
        "version": JSON_VERSION,
        "file": found.file,
        "id": found.id,
        "lists": [
            {
                "name": one.name,
                "title": one.title,
                "source": one.source,
                "asks": one.asks,
                "chosen": one.chosen,
                "counts": one.counts,
                "items": [_item_fields(item) for item in one.items],
            }
            for one in found.lists
        ],
        "counts": found.counts,
    }
    return json_shown(json.dumps(content, indent=2, ensure_ascii=True))


def _item_fields(item: ItemHealth) -> dict[str, object]:
    return {
        "item": item.item,
        "words": item.words,
        "counted": item.counted,
        "standing": item.standing.value,
        "answer": item.answer,
        "owner": item.owner,
        "by": item.by.isoformat() if item.by else None,
        "where": item.where,
        "found": item.found,
        "path": item.path,
        "shown_by": item.shown_by,
    }


def _places_json(found: tuple[NamedPlace, ...]) -> str:
    fields = [
        {"document": place.document, "id": place.id, "printed": place.printed, "words": place.words} for place in found
    ]
    return json_shown(json.dumps({"version": JSON_VERSION, "places": fields}, indent=2, ensure_ascii=True))
