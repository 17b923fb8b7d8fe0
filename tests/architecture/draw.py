"""The two tables of ARCHITECTURE.md, drawn from the code itself so that they cannot lie.

`make architecture` (or `python -m tests.architecture.draw`) writes them between the page's markers:

    <!-- drawn: flow -->    what goes into each stage and what comes out, from the type hints of `pipeline.STAGES`
    <!-- drawn: rooms -->   each room's layer, purpose, public names, and the rooms that it imports
    <!-- end -->
"""

import importlib
import re
import tomllib
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from inspect import Parameter, signature
from pathlib import Path
from types import ModuleType, NoneType

import grimp

from agreements.intake import House
from tests.checkout import ROOT

PAGE = ROOT / "ARCHITECTURE.md"

Stage = Callable[..., object]


class UndrawableError(Exception):
    """The code does not say what the tables need: a docstring, a type hint, `__all__`, a marker."""


def redrawn(page: str) -> str:
    """The page with both tables as the code says they are."""
    tables = {"flow": flow_table(_stages()), "rooms": rooms_table(layers(), room_imports("agreements"))}
    for name, table in tables.items():
        page = replaced(page, name, table)
    return page


def replaced(page: str, name: str, table: str) -> str:
    """The page with `table` between `<!-- drawn: name -->` and the next `<!-- end -->`."""
    between = re.compile(rf"(<!-- drawn: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    if len(between.findall(page)) != 1:
        message = f"the page needs <!-- drawn: {name} --> and <!-- end --> once, each on a line of its own"
        raise UndrawableError(message)
    return between.sub(lambda found: f"{found[1]}{table}{found[2]}", page)


# --- the flow -------------------------------------------------------------------------------------------------------


def flow_table(stages: Iterable[Stage]) -> str:
    """One row a stage: its name, the types of what it must be given, the type of its answer."""
    return _table(("stage", "what goes in", "what comes out"), map(_flow_row, stages))


def _stages() -> Sequence[Stage]:
    return typing.cast("Sequence[Stage]", importlib.import_module("agreements.pipeline").STAGES)


_TYPES_FOR_CHECKERS = {"House": House}
"""Types that a stage imports for the type checker alone, so that running it does not load lxml."""


def _flow_row(stage: Stage) -> tuple[str, ...]:
    hints = typing.get_type_hints(stage, localns=_TYPES_FOR_CHECKERS)
    needed = [name for name, given in signature(stage).parameters.items() if given.default is Parameter.empty]
    unsaid = [name for name in (*needed, "return") if name not in hints]
    if unsaid:
        message = f"{_stage_name(stage)} has no type hint for {', '.join(unsaid)}"
        raise UndrawableError(message)
    taken = ", ".join(_given(name, hints[name]) for name in needed)
    return f"`{_stage_name(stage)}`", taken, f"`{type_words(hints['return'])}`"


def _stage_name(stage: Stage) -> str:
    room = stage.__module__.removeprefix("agreements.").split(".")[0]
    return f"{room}.{stage.__name__}"


def _given(name: str, hint: object) -> str:
    """A type of ours speaks for itself; a `str` or a `Path` needs its parameter's name."""
    words = type_words(hint)
    return f"`{words}`" if "agreements." in f"{getattr(hint, '__module__', '')}.{hint!r}" else f"{name}: `{words}`"


def type_words(hint: object) -> str:
    """A type as a reader says it: `Agreement`, `tuple[Diagnostic, ...]`, `Path or None`."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    match origin:
        case None:
            return _plain_type(hint)
        case typing.Annotated:
            return type_words(arguments[0])
        case typing.Union | types.UnionType:
            return " or ".join(map(type_words, arguments))
    return f"{type_words(origin)}[{', '.join(map(type_words, arguments))}]"


def _plain_type(hint: object) -> str:
    if isinstance(hint, list):  # what a Callable takes
        return f"[{', '.join(map(type_words, hint))}]"
    if hint is NoneType or hint is Ellipsis:
        return "None" if hint is NoneType else "..."
    return str(getattr(hint, "__name__", hint))


# --- the rooms ------------------------------------------------------------------------------------------------------


def layers() -> Mapping[str, int]:
    """Each room that may exist, with its layer, from the contract in pyproject.toml; 1 is the lowest."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    contract = next(contract for contract in linter["contracts"] if contract["type"] == "layers")
    levels = [[room.strip(" ()") for room in level.split("|")] for level in reversed(contract["layers"])]
    return {room: number for number, level in enumerate(levels, 1) for room in level if room != "__main__"}


def room_imports(package: str) -> Mapping[str, Sequence[str]]:
    """Each room that exists, with the rooms that its modules really import."""
    graph = grimp.build_graph(package, cache_dir=None)
    rooms = {_room(module) for module in graph.modules if module != package} - {"__main__"}
    imported: dict[str, set[str]] = {room: set() for room in rooms}
    for module in graph.modules - {package, f"{package}.__main__"}:
        for other in graph.find_modules_directly_imported_by(module) - {package}:
            imported[_room(module)].add(_room(other))
    return {room: sorted(others - {room}) for room, others in imported.items()}


def rooms_table(layer_of: Mapping[str, int], imports: Mapping[str, Sequence[str]]) -> str:
    """One row a room, from the top layer down. A room that is only planned has no row."""
    rooms = [room for room in sorted(layer_of, key=lambda room: (-layer_of[room], room)) if room in imports]
    rows = [_room_row(room, layer_of[room], imports[room]) for room in rooms]
    return _table(("room", "layer", "what it is for", "public names", "imports"), rows)


def _room_row(room: str, layer: int, imported: Sequence[str]) -> tuple[str, ...]:
    module = importlib.import_module(f"agreements.{room}")
    return f"`{room}`", str(layer), purpose(module), _code(public_names(module)), _code(imported)


def purpose(module: ModuleType) -> str:
    """The first line of the room's docstring."""
    if not module.__doc__:
        message = f"{module.__name__} has no docstring, so nobody knows what it is for"
        raise UndrawableError(message)
    return module.__doc__.strip().splitlines()[0]


def public_names(module: ModuleType) -> Sequence[str]:
    """The room's `__all__`, each name of which must exist."""
    names: Sequence[str] | None = getattr(module, "__all__", None)
    if names is None:
        message = f"{module.__name__} has no __all__, so nobody knows what may be used from outside"
        raise UndrawableError(message)
    missing = [name for name in names if not hasattr(module, name)]
    if missing:
        message = f"{module.__name__}.__all__ names what it does not have: {', '.join(missing)}"
        raise UndrawableError(message)
    return names


def _room(module: str) -> str:
    return module.split(".")[1]


# --- Markdown -------------------------------------------------------------------------------------------------------


def _code(names: Iterable[str]) -> str:
    return " ".join(f"`{name}`" for name in names)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def write(page: Path = PAGE) -> None:
    """The page on disk has both tables as the code says they are."""
    page.write_text(redrawn(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    write()
