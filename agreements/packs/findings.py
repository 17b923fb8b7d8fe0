"""What is wrong with a pack, said in one way: what a pack gets wrong cannot be waived by a definition."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity, did_you_mean
from agreements.source import DataPath, Source, path_text

T = TypeVar("T")

_MISSING = "missing"
_UNKNOWN = "extra_forbidden"


def finding(kind: str, location: Location, message: str, hint: str = "") -> FindingsError:
    """One finding, ready to be raised."""
    return FindingsError(message, report=Report.of([_diagnostic(kind, location, message, hint)]))


def meant(word: str, known: list[str]) -> str:
    """`did you mean 'name'?`, or the empty string."""
    near = did_you_mean(word, known)
    return f"did you mean {near!r}?" if near else ""


def _diagnostic(kind: str, location: Location, message: str, hint: str) -> Diagnostic:
    return Diagnostic(kind, Severity.ERROR, message, location, hint=hint, waivable=False)


def read(model: type[T], source: Source) -> T:
    """The data of a pack file as its model.

    Raises:
        FindingsError: with every unknown field, missing field and wrong value, each at its place.
    """
    try:
        found: T = _adapter(model).validate_python(source.data)
    except ValidationError as error:
        problems = [_problem(model, source, details) for details in error.errors(include_url=False)]
        raise FindingsError(f"{source.file} has problems", report=Report.of(problems)) from None
    return found


_ADAPTERS: dict[object, TypeAdapter[Any]] = {}


def _adapter(model: type[T]) -> TypeAdapter[T]:
    if model not in _ADAPTERS:
        _ADAPTERS[model] = TypeAdapter(model)
    return _ADAPTERS[model]


def _problem(model: object, source: Source, details: ErrorDetails) -> Diagnostic:
    path = details["loc"]
    name = str(path[-1]) if path else "the file"
    match details["type"]:
        case "extra_forbidden":
            hint = meant(name, _fields_at(model, path[:-1]))
            return _diagnostic("unknown-field", source.place(path, key=True), f"{name!r} is not a known field", hint)
        case "missing":
            where = path_text(path[:-1])
            message = f"{name!r} is missing{f' in {where}' if where else ''}"
            return _diagnostic("missing-field", source.place(path), message, f"add {name}: ...")
        case _:
            message = f"{path_text(path) or 'the file'}: {details['msg'].removeprefix('Value error, ')}"
            return _diagnostic("pack", source.place(path), message, "")


def _fields_at(model: object, path: DataPath) -> list[str]:
    """The fields of the model at a path: a step into a model names a field, one into a list or mapping does not."""
    here = model
    for step in path:
        found = _model_in(here)
        here = found.model_fields[str(step)].annotation if found and str(step) in found.model_fields else here
    found = _model_in(here)
    return list(found.model_fields) if found else []


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)
