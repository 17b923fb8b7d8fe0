"""A source becomes an agreement, or every problem in it at once, each at its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from agreements.diagnostics import Diagnostic, FindingsError, Report, Severity, did_you_mean
from agreements.particulars.agreement import Agreement
from agreements.particulars.groups import Shape
from agreements.particulars.types import KEYWORDS, UNION_TAGS, shown
from agreements.source import BULLETS, THOUSANDS, DataPath, Plain, Source, path_text, value_at

_MOST = 200
"""As many findings as anybody reads in one go."""


def validate(source: Source) -> Agreement:
    """The agreement that the source describes.

    Raises:
        FindingsError: with every unknown key, wrong value, missing key and clash of ids, each at its line and column.
    """
    clashes = [*clashing_ids(source), *_named_twice(source)]
    try:
        agreement = Agreement.model_validate(source.data)
    except ValidationError as error:
        found = [*_problems(source, error.errors(include_url=False)), *clashes]
        raise _refusal(source, found) from None
    if clashes:
        raise _refusal(source, clashes)
    return agreement


def _refusal(source: Source, found: list[Diagnostic]) -> FindingsError:
    return FindingsError(f"{source.file} has problems", report=Report.of(found))


_MONEY = "FUN-03"
_PARTIES_ALIKE = "PTY-02"
_NAMES = {_MONEY: "money", _PARTIES_ALIKE: "duplicate-id"}
"""Checks of the field's own list that are made while a definition is read, each with its readable name."""


def _finding(source: Source, kind: str, path: DataPath, message: str, hint: str = "", subject: str = "") -> Diagnostic:
    return Diagnostic(
        id=kind,
        name=_NAMES.get(kind, ""),
        subject=subject,
        severity=Severity.ERROR,
        message=message,
        hint=hint,
        location=source.place(path, key=kind == "unknown-field"),
        path=path_text(path),
        waivable=False,
    )


# --- what pydantic found --------------------------------------------------------------------------------------------

_KINDS = {
    "extra_forbidden": "unknown-field",
    "missing": "missing-field",
    "literal_error": "choice",
    "string_type": "type",
    "model_type": "type",
    "model_attributes_type": "type",
    "dict_type": "type",
    "mapping_type": "type",
    "tuple_type": "type",
    "list_type": "type",
    "union_tag_invalid": "type",
    "union_tag_not_found": "type",
    "money": _MONEY,
}
"""Our ids for pydantic's. Those that the scalar types raise themselves are ours already."""


def _problems(source: Source, errors: list[ErrorDetails]) -> Iterator[Diagnostic]:
    """Each problem once: a mistyped key is not named a second time as the key that is missing."""
    located = [(path_in(source.data, details["loc"]), details) for details in errors]
    nearest = dict(mistyped(path for path, details in located if details["type"] == "extra_forbidden"))
    meant = {(*path[:-1], near) for path, near in nearest.items() if near}
    told = [(path, d) for path, d in located if not (d["type"] == "missing" and path in meant)]
    divided: set[DataPath] = set()
    for path, details in told[:_MOST]:
        if whole := _divided_sum(source.data, path):
            if whole[0] not in divided:
                yield _sum_with_commas(source, *whole)
            divided.add(whole[0])
        elif not (details["type"] == "money" and _is_cut_off(source.data, path)):
            yield _problem(source, path, details, nearest.get(path, ""))
    if len(told) > _MOST:
        more = f"{len(told) - _MOST} more problems are not listed"
        yield replace(_finding(source, "size", (), more), severity=Severity.INFO)


def mistyped(unknown: Iterable[DataPath]) -> Iterator[tuple[DataPath, str]]:
    """Each unknown key with the known one that it was most likely meant to be, or the empty string."""
    for n, path in enumerate(unknown):
        # To look for the nearest of all keys takes time, and nobody reads on for so long.
        yield path, did_you_mean(str(path[-1]), _keys_at(path[:-1])) if n < _MOST else ""


_BEGINNING = re.compile("[^0-9]?[0-9]{1,3}")


def _divided_sum(data: Plain, path: DataPath) -> tuple[DataPath, str] | None:
    """Where a sum begins that braces divide at its commas, and the sum, if the key at the path is a piece of one.

    `{ICB: 2,400,000.00}` is read as three entries: ICB with 2, and 400 and 000.00 with nothing.
    """
    group = value_at(data, path[:-1])
    if not (isinstance(group, dict) and path and path[-1] in group and _is_piece(str(path[-1]), group)):
        return None
    keys = list(group)
    at = first = keys.index(str(path[-1]))
    while first and _is_piece(keys[first], group):
        first -= 1
    last = at
    while last + 1 < len(keys) and _is_piece(keys[last + 1], group):
        last += 1
    begun = group[keys[first]]
    if not (isinstance(begun, str) and _BEGINNING.fullmatch(begun)):
        return None
    return (*path[:-1], keys[first]), "".join([begun, *(f",{key}" for key in keys[first + 1 : last + 1])])


def _is_cut_off(data: Plain, path: DataPath) -> bool:
    """Whether the value at the path is the beginning of a sum whose other pieces follow it as keys."""
    group = value_at(data, path[:-1])
    keys = list(group) if isinstance(group, dict) else []
    after = keys.index(str(path[-1])) + 1 if path and path[-1] in keys else len(keys)
    return after < len(keys) and _divided_sum(data, (*path[:-1], keys[after])) is not None


def _is_piece(key: str, group: dict[str, Plain]) -> bool:
    return group[key] is None and THOUSANDS.fullmatch(key) is not None


def _sum_with_commas(source: Source, path: DataPath, whole: str) -> Diagnostic:
    message = f"{shown(whole)} is read as several entries, because a comma ends an entry in braces"
    plain = re.sub("[^0-9.]", "", whole)
    return _finding(source, _MONEY, path, message, f"write the sum without commas: {plain}", subject=path_text(path))


def _keys_at(path: DataPath) -> Iterable[str]:
    """The keys that the group at a path knows."""
    shape = Shape(Agreement)
    for step in path:
        shape = shape.at(step)
    return shape.keys()


def path_in(data: Plain, loc: tuple[int | str, ...]) -> DataPath:
    """The path in the file: pydantic's location without the names of union branches and of key checks."""
    path: list[str | int] = []
    here: Plain = data
    for step in loc:
        if isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        elif isinstance(here, dict) and step in here:
            here = here[str(step)]
        elif step in UNION_TAGS or step == "[key]":
            continue
        else:
            here = None
        path.append(step)
    return tuple(path)


def _problem(source: Source, path: DataPath, details: ErrorDetails, near: str) -> Diagnostic:
    name, found = next((step for step in reversed(path) if isinstance(step, str)), "the file"), details["input"]
    kind = _KINDS.get(details["type"], details["type"])
    if kind == "choice" and not isinstance(found, str):
        kind = "type"
    if kind == "id" and path == ("id",):
        kind = "file-name"
    match kind:
        case "unknown-field":
            message, hint = f"{shown(name)} is not a known field here", _meant(near)
        case "missing-field":
            where = path_text(path[:-1])
            message, hint = f"{name!r} is missing{f' in {where}' if where else ''}", f"add {name}: ..."
        case "choice" if "expected" in details.get("ctx", {}):
            choices = re.findall(r"'([^']+)'", details.get("ctx", {})["expected"])
            message = f"{shown(str(found))} is not one of the choices for {name}"
            hint = _chosen(str(found), choices)
        case "type":
            message, hint = _type_words(path, found, details["type"])
        case "id":
            message, hint = details["msg"], _id_meant(source.data, path, str(found))
        case _:
            message, hint = details["msg"], ""
    finding = _finding(source, kind, path, message, hint, subject=path_text(path) if kind == _MONEY else "")
    # A year or an id that is none is marked itself, not the value that stands behind it.
    of_a_key = details["loc"][-1:] == ("[key]",) and path[-1:] != ("[key]",)
    return replace(finding, location=source.place(path, key=True)) if of_a_key else finding


def _chosen(found: str, choices: list[str]) -> str:
    """What may have been meant; or the choices that begin alike, where a word was left out; or all of them."""
    alike = [choice for choice in choices if choice.startswith(f"{found.casefold()}_")]
    near = "" if alike[1:] else did_you_mean(found, choices)
    return _meant(near) or f"choose one of: {', '.join(alike or choices)}"


def _meant(near: str) -> str:
    return f"did you mean {near!r}?" if near else ""


_GROUPS = frozenset({"model_type", "model_attributes_type", "dict_type", "mapping_type"})
_FEW_KEYS = 8
"""As many keys of a group as a hint names."""
_LISTS = frozenset({"tuple_type", "list_type"})


def _type_words(path: DataPath, found: object, kind: str) -> tuple[str, str]:
    wanted = "a group of keys" if kind in _GROUPS else "a list" if kind in _LISTS else "a text"
    bracketed = isinstance(found, list | dict) and wanted == "a text"
    hint = "put quotation marks round a text that begins with [ or {" if bracketed else _how(wanted, found)
    keys = tuple(_keys_at(path)) if wanted == "a group of keys" and isinstance(found, str) and not hint else ()
    if keys:
        hint = f"write a group, such as {{{keys[0]}: ...}}; its keys are {', '.join(keys[:_FEW_KEYS])}"
        hint += " and others" if keys[_FEW_KEYS:] else ""
    return f"{_name_of(path)} holds {_described(found)} where {wanted} is expected", hint


def _name_of(path: DataPath) -> str:
    """`stages[2]`: an entry of a list by the name of its list."""
    names = [n for n, step in enumerate(path) if isinstance(step, str)]
    return path_text(path[names[-1] :]) if names else "the file"


def _id_meant(data: Plain, path: DataPath, found: str) -> str:
    """The id of the party whose name was written; or where the ids of enactments are listed."""
    if "act" in path or "legal_basis" in path:
        return "an enactment is named by its id, such as CareAct2014; the pack's reference/enactments.yaml lists them"
    parties = value_at(data, ("parties",))
    for party in parties if isinstance(parties, list) else ():
        names = [party.get(key) for key in ("short_name", "legal_name")] if isinstance(party, dict) else []
        id_ = party.get("id") if isinstance(party, dict) else None
        if isinstance(id_, str) and found.casefold() in (name.casefold() for name in names if isinstance(name, str)):
            return f"write the party's id: {id_}"
    return ""


_TIME = re.compile(r"([0-9]{1,4}) (hour|working day|day|week|month|year)s?", re.IGNORECASE)


def _how(wanted: str, found: object) -> str:
    """How to write what is wanted, where what was found tells it; else the empty string."""
    if not isinstance(found, str):
        return ""
    if time := _TIME.fullmatch(found.strip()):
        return f"write {{{time[2].lower().replace(' ', '_')}s: {time[1]}}}" if wanted == "a group of keys" else ""
    if wanted != "a list":
        return ""
    if found.startswith((*BULLETS, "-")):
        return "begin each entry on a line of its own, with a hyphen and an ordinary space"
    return "write a list in square brackets, with commas between, even for one entry"


def _described(found: object) -> str:
    match found:
        case list():
            return "a list"
        case dict():
            return "a group of keys"
        case None:
            return "nothing"
        case _:
            return shown(str(found))


# --- names of documents --------------------------------------------------------------------------------------------


def _named_twice(source: Source) -> Iterator[Diagnostic]:
    """Each kind of document that is asked for again: it would be made, and take its time, once more for nothing.

    A list of none would be built, and nothing said of it that nothing was made.
    """
    asked = source.data.get("documents") if isinstance(source.data, dict) else None
    if asked == []:
        message = "documents names no kind of document, so that nothing would be made"
        yield _finding(source, "missing-field", ("documents",), message, "Write one that `agreements kinds` lists.")
    seen: set[str] = set()
    for n, kind in enumerate(asked if isinstance(asked, list) else ()):
        if isinstance(kind, str) and kind in seen:
            yield _finding(source, "duplicate", ("documents", n), f"{shown(kind)} is asked for twice", "Keep one.")
        seen.update((kind,) if isinstance(kind, str) else ())


# --- ids ------------------------------------------------------------------------------------------------------------

_PARTIES = "party, board or body on the map"
_ID_LISTS: dict[str, tuple[tuple[str, ...], ...]] = {
    _PARTIES: (("parties",), ("map_of_partners",), ("overseen_by",)),
    "fund": (("funds",),),
    "scheme": (("schemes",),),
    "outcome": (("outcomes",), ("schemes", "outcomes")),
    "measure": (("measures",), ("schemes", "measures")),
    "training package": (("training_packages",),),
    "joint post": (("joint_posts",),),
    "pathway": (("pathways",),),
    "grant": (("grants",),),
    "data flow": (("information_sharing", "flows"),),
    "shared service": (("shared_services",),),
    "monitored agreement": (("monitored_agreements",),),
}
"""The lists whose entries have ids, by what the ids name. An id is used once within a row."""


def clashing_ids(source: Source) -> Iterator[Diagnostic]:
    """Ids that differ by nothing, or by case alone; ids of parties that are keywords.

    They are looked for in the plain data, so that a wrong value elsewhere does not hide them.
    """
    for what, lists in _ID_LISTS.items():
        seen: dict[str, str] = {}
        for path, id_ in (entry for steps in lists for entry in _ids(source.data, steps, ())):
            folded = id_.casefold()
            if folded in seen:
                first = seen[folded]
                hint = f"{first!r} stands before it; capital letters make no difference"
                # The parties are looked at before boards and bodies, so a party's id clashes with another party's.
                kind = _PARTIES_ALIKE if path[0] == "parties" else "duplicate-id"
                message, subject = f"the id {shown(id_)} is used twice for a {what}", f"{first}/{id_}"
                yield _finding(source, kind, path, message, hint, subject=subject)
            elif what == _PARTIES and folded in KEYWORDS:
                message = f"{id_!r} is a keyword and cannot be an id"
                yield _finding(source, "duplicate-id", path, message, "choose another id")
            seen.setdefault(folded, id_)


def _ids(data: Plain, steps: tuple[str, ...], path: DataPath) -> Iterator[tuple[DataPath, str]]:
    """The ids of the entries of the list, of the lists in each entry of a list, or of a list in a group, with paths."""
    if not isinstance(data, dict):
        return
    if not steps:
        id_ = data.get("id")
        if isinstance(id_, str):
            yield (*path, "id"), id_
        return
    entries = data.get(steps[0])
    if isinstance(entries, dict) and steps[1:]:
        yield from _ids(entries, steps[1:], (*path, steps[0]))
    for n, entry in enumerate(entries if isinstance(entries, list) else ()):
        yield from _ids(entry, steps[1:], (*path, steps[0], n))
