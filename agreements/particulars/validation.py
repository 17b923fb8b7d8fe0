"""A source becomes an agreement, or every problem in it at once, each at its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from agreements.diagnostics import Diagnostic, FindingsError, Report, Severity, did_you_mean
from agreements.particulars.agreement import Agreement
from agreements.particulars.types import KEYWORDS, UNION_TAGS
from agreements.source import Plain, Source, path_text

Path = tuple[str | int, ...]

_IDS = {
    "extra_forbidden": "unknown-field",
    "missing": "missing-field",
    "literal_error": "choice",
    "enum": "choice",
    "string_type": "type",
    "model_type": "type",
    "model_attributes_type": "type",
    "dict_type": "type",
    "mapping_type": "type",
    "tuple_type": "type",
    "list_type": "type",
    "union_tag_invalid": "type",
    "union_tag_not_found": "type",
}


def validate(source: Source) -> Agreement:
    """The agreement that the source describes.

    Raises:
        FindingsError: with every unknown key, wrong value and missing key, each at its line and column.
    """
    try:
        agreement = Agreement.model_validate(source.data)
    except ValidationError as error:
        found = [_diagnostic(source, details) for details in error.errors(include_url=False)]
        raise FindingsError(f"{source.file} has problems", report=Report.of(_merged(found))) from None
    clashes = Report.of(_clashing_ids(source, agreement))
    if clashes.errors:
        raise FindingsError(f"{source.file} has problems", report=clashes)
    return agreement


def _diagnostic(source: Source, details: ErrorDetails) -> Diagnostic:
    path = _path(source.data, details["loc"])
    kind = _IDS.get(details["type"], details["type"])
    message, hint = _words(kind, path, details)
    return Diagnostic(
        id=kind,
        severity=Severity.ERROR,
        message=message,
        hint=hint,
        location=source.place(path, key=kind == "unknown-field"),
        path=path_text(path),
        waivable=False,
    )


def _path(data: Plain, loc: tuple[int | str, ...]) -> Path:
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


def _words(kind: str, path: Path, details: ErrorDetails) -> tuple[str, str]:
    name = str(path[-1]) if path else "the file"
    found = details.get("input")
    match kind:
        case "unknown-field":
            near = did_you_mean(name, _fields_at(path[:-1]))
            return f"{name!r} is not a known field here", f"did you mean {near!r}?" if near else ""
        case "missing-field":
            where = path_text(path[:-1])
            return f"{name!r} is missing{f' in {where}' if where else ''}", f"add {name}: ..."
        case "choice":
            wanted = str(details.get("ctx", {}).get("expected", "")).replace(" or ", ", ").replace("'", "").split(", ")
            near = did_you_mean(str(found), wanted)
            hint = f"did you mean {near!r}?" if near else f"choose one of: {', '.join(w for w in wanted if w)}"
            if not wanted[0]:
                return details["msg"], ""
            return f"{found!r} is not one of the choices for {name}", hint
        case "type":
            return _type_words(name, found, details)
    return details["msg"], ""


def _type_words(name: str, found: object, details: ErrorDetails) -> tuple[str, str]:
    shown = (
        "a list" if isinstance(found, list) else "a group of keys" if isinstance(found, dict) else
        "nothing" if found is None else f"{found!r}"
    )
    wanted = {
        "string_type": "a text",
        "model_type": "a group of keys",
        "model_attributes_type": "a group of keys",
        "dict_type": "a group of keys",
        "mapping_type": "a group of keys",
        "tuple_type": "a list",
        "list_type": "a list",
    }.get(details["type"], "a text")
    hint = "put quotation marks round a text that begins with [ or {" if isinstance(found, list | dict) else ""
    return f"{name} holds {shown} where {wanted} is expected", hint


def _fields_at(path: Path) -> list[str]:
    """The keys that the model knows at a path, for did-you-mean."""
    here: object = Agreement
    for step in path:
        if isinstance(step, int):
            continue
        model = next(iter(_models(here)), None)
        if model is None:
            return []
        field = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
        here = field.annotation if field else None
    return [f.alias or name for model in _models(here) for name, f in model.model_fields.items()]


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _merged(found: list[Diagnostic]) -> list[Diagnostic]:
    """A mistyped key gives one finding: the missing key that it was meant to be is not named as well."""
    suggested = {
        (d.path.rpartition(".")[0], d.hint.removeprefix("did you mean '").removesuffix("'?"))
        for d in found
        if d.id == "unknown-field"
    }
    return [
        d for d in found
        if d.id != "missing-field" or (d.path.rpartition(".")[0], d.path.rpartition(".")[2]) not in suggested
    ]


def _clashing_ids(source: Source, agreement: Agreement) -> Iterator[Diagnostic]:
    """Ids that differ by nothing, or by case alone; party ids that are keywords."""
    lists: dict[str, list[tuple[Path, str]]] = {
        "party, board or body on the map": [
            *((("parties", n, "id"), party.id) for n, party in enumerate(agreement.parties)),
            *((("map_of_partners", n, "id"), entry.id) for n, entry in enumerate(agreement.map_of_partners)),
            *((("overseen_by", n, "id"), entry.id) for n, entry in enumerate(agreement.overseen_by)),
        ],
        "fund": [(("funds", n, "id"), fund.id) for n, fund in enumerate(agreement.funds)],
        "scheme": [(("schemes", n, "id"), scheme.id) for n, scheme in enumerate(agreement.schemes)],
        "outcome": [
            *((("outcomes", n, "id"), outcome.id) for n, outcome in enumerate(agreement.outcomes)),
            *(
                (("schemes", n, "outcomes", m, "id"), outcome.id)
                for n, scheme in enumerate(agreement.schemes)
                for m, outcome in enumerate(scheme.outcomes)
            ),
        ],
        "measure": [
            *((("measures", n, "id"), measure.id) for n, measure in enumerate(agreement.measures)),
            *(
                (("schemes", n, "measures", m, "id"), measure.id)
                for n, scheme in enumerate(agreement.schemes)
                for m, measure in enumerate(scheme.measures)
            ),
        ],
        "training package": [(("training_packages", n, "id"), p.id) for n, p in enumerate(agreement.training_packages)],
        "joint post": [(("joint_posts", n, "id"), post.id) for n, post in enumerate(agreement.joint_posts)],
    }
    for what, entries in lists.items():
        seen: dict[str, str] = {}
        for path, id_ in entries:
            if id_.casefold() in seen:
                yield _id_finding(source, path, f"the {what} id {id_!r} is used twice",
                                  f"{seen[id_.casefold()]!r} stands before it; capital letters make no difference")
            if what.startswith("party") and id_.casefold() in KEYWORDS:
                yield _id_finding(source, path, f"{id_!r} is a keyword and cannot be an id", "choose another id")
            seen.setdefault(id_.casefold(), id_)


def _id_finding(source: Source, path: Path, message: str, hint: str) -> Diagnostic:
    return Diagnostic(
        id="duplicate-id",
        severity=Severity.ERROR,
        message=message,
        hint=hint,
        location=source.place(path),
        path=path_text(path),
        waivable=False,
    )
