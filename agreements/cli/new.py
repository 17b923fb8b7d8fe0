"""`agreements new`: a starting definition, commented, with the schema beside it for editors."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agreements.cli.output import PACKS, complain, pack_folders, say
from agreements.diagnostics import UsageError

if TYPE_CHECKING:
    from agreements.packs import Pack

SCHEMA_FILE = "agreement.schema.json"


@click.command()
@click.option("--kind", default="", help="The kind of document; without it you are asked.")
@click.option("--pack", "name", default="", help="The pack to take it from; without it, the first that has the kind.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.argument("file", type=click.Path(path_type=Path))
@PACKS
def command(kind: str, name: str, file: Path, packs: tuple[Path, ...], *, force: bool) -> None:
    """Write a starting definition for a kind of document, to be filled in."""
    from agreements.delivery import write_all  # noqa: PLC0415 - pydantic only when asked
    from agreements.packs import starting_definition  # noqa: PLC0415
    from agreements.particulars.schema import schema_text  # noqa: PLC0415

    offered = offered_kinds(name, pack_folders(packs))
    chosen = kind or _asked(offered)
    pack = offered.get(chosen) or next(iter(offered.values()))
    _refuse_what_is_not_drafted(pack, chosen)
    text = f"# yaml-language-server: $schema={SCHEMA_FILE}\n{starting_definition(pack, chosen)}"
    schema = file.with_name(SCHEMA_FILE)
    write_all({file: text.encode("utf-8")}, force=force)
    if not schema.exists() or schema.read_bytes() != schema_text().encode("utf-8"):
        write_all({schema: schema_text().encode("utf-8")}, force=True)
    say(file)
    say(f"Fill it in, then: agreements check {file}", err=True)


def offered_kinds(name: str, folders: tuple[Path, ...]) -> Mapping[str, Pack]:
    """Each kind of document with the pack to take it from: the named one, or the first of ours that has it."""
    from agreements.packs import bundled, find_pack, precedent_ids  # noqa: PLC0415

    names = [name] if name else sorted(path.name for path in bundled().iterdir() if path.is_dir())
    found: dict[str, Pack] = {}
    for pack in (find_pack(each, folders) for each in names):
        for kind in precedent_ids(pack):
            found.setdefault(kind, pack)
    return found


def _asked(offered: Mapping[str, Pack]) -> str:
    """The kind that the user chooses, by its number or its name. Whoever is not understood is asked again.

    Raises:
        UsageError: nobody answers, or nobody answers any more.
    """
    from agreements.packs import precedent  # noqa: PLC0415

    say("What kind of partnership is it?\n", err=True)
    for number, (kind, pack) in enumerate(offered.items(), start=1):
        found = precedent(pack, kind)
        say(f"{number:3}  {found.title}\n     {found.summary}", err=True)
    hint = "answer with a number of the list, or name the kind: agreements new --kind section-75-framework FILE"
    unchosen = UsageError("no kind of document was chosen", hint=hint)
    while True:
        click.echo("\nNumber or name: ", nl=False, err=True)
        answer = sys.stdin.readline().strip()
        if not answer:
            raise unchosen
        try:
            return _chosen(answer, offered)
        except UsageError as misunderstood:
            complain(misunderstood)


def _chosen(answer: str, offered: Mapping[str, Pack]) -> str:
    from agreements.packs import kinds_of_document, precedent  # noqa: PLC0415

    kinds = list(offered)
    if answer.isascii() and answer.isdigit():
        if 1 <= int(answer) <= len(kinds):
            return kinds[int(answer) - 1]
        raise UsageError(f"there is no number {answer}", hint=f"the list ends with {len(kinds)}")
    kind = _named(answer, {kind: precedent(pack, kind).title for kind, pack in offered.items()})
    first = next(iter(offered.values()))
    if kind not in offered and kind not in kinds_of_document(first):
        precedent(first, kind)  # which says what may have been meant
    return kind


def _named(answer: str, titles: Mapping[str, str]) -> str:
    """The kind whose id, title or initials the answer is, or the only one that holds its words; else the answer itself.

    Raises:
        UsageError: the words stand in the names of several.
    """
    said = answer.casefold()
    names = {kind: (kind, kind.replace("-", " "), title.casefold()) for kind, title in titles.items()}
    found = [kind for kind, own in names.items() if said in (*own, _initials(kind))] or [
        kind for kind, own in names.items() if any(said in name for name in own)
    ]
    if found[1:]:
        hint = f"answer with one of them: {', '.join(found)}"
        raise UsageError(f"several kinds of document have {answer!r} in their names", hint=hint)
    return found[0] if found else answer


def _initials(kind: str) -> str:
    return "".join(word[0] for word in kind.split("-"))


def _refuse_what_is_not_drafted(pack: Pack, kind: str) -> None:
    """Some papers look like partnerships and have a route of their own.

    Raises:
        UsageError: the toolkit must not draft that kind; the reason and the right route are the hint.
    """
    from agreements.packs import kinds_of_document  # noqa: PLC0415

    known = kinds_of_document(pack).get(kind)
    if known is not None and known.refused:
        raise UsageError(f"{kind} is not drafted here", hint=known.refused)
