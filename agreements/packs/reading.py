"""A folder becomes a pack: every byte read once, and identified by its digest."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from agreements import __version__
from agreements.diagnostics import Diagnostic, FindingsError, Location, Report, Severity, UsageError, did_you_mean
from agreements.packs.model import (
    ClauseText,
    Enactment,
    Form,
    Pack,
    PackFile,
    PackManifest,
    Precedent,
    TermEntry,
)
from agreements.source import Plain, Source, parse_source, path_text

_MAX_FILE = 20_000_000
_FRONT = re.compile(r"\A---\r?\n(.*?)^---[ ]*\r?\n", re.DOTALL | re.MULTILINE)
_FRONT_KEYS = ("id", "heading", "when", "source", "reviewed", "notes")
_REQUIRED = ("id", "source", "reviewed")
T = TypeVar("T")


def bundled() -> Path:
    """The folder of the packs that come with the toolkit: inside the installed package, or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_bundled" / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def find_pack(name: str, folders: tuple[Path, ...] = ()) -> Pack:
    """The pack of that name, looked for in `folders` first and then among those that come with the toolkit.

    Raises:
        UsageError: there is no such pack.
        FindingsError: the pack is there and cannot be used.
    """
    places = (*folders, bundled())
    for place in places:
        if (place / name / "pack.yaml").is_file() and "/" not in name and "\\" not in name:
            return open_pack(place / name)
    known = [pack for place in places if place.is_dir() for pack in _pack_names(place)]
    near = did_you_mean(name, known)
    raise UsageError(
        f"there is no pack called {name!r}",
        hint=f"did you mean {near!r}?" if near else f"known packs: {', '.join(sorted(set(known))) or 'none'}",
    )


def _pack_names(place: Path) -> Iterator[str]:
    return (folder.name for folder in place.iterdir() if (folder / "pack.yaml").is_file())


def open_pack(folder: Path) -> Pack:
    """The pack in that folder. Files are read once; what is rendered is what was checked."""
    root = folder.resolve()
    files = {file.name: file for file in _read_files(root)}
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{files[name].sha256}\n".encode())
    manifest = _model(PackManifest, _parse(files["pack.yaml"], root))
    _check_version(manifest, root)
    return Pack(manifest, root, files, digest.hexdigest())


def _read_files(root: Path) -> Iterator[PackFile]:
    for path in sorted(root.rglob("*")):
        if path.is_dir() or path.name.startswith("."):
            continue
        name = path.relative_to(root).as_posix()
        if not path.resolve().is_relative_to(root):
            raise _finding("path", Location(str(root / name), 1, 1), f"{name} points out of the pack")
        if path.stat().st_size > _MAX_FILE:
            raise _finding("size", Location(str(root / name)), f"{name} is larger than 20 MB")
        data = path.read_bytes()
        yield PackFile(name, data, hashlib.sha256(data).hexdigest())


def _check_version(manifest: PackManifest, root: Path) -> None:
    match = re.fullmatch(r"agreements>=(\d+(?:\.\d+)*)(?:,<(\d+(?:\.\d+)*))?", manifest.requires.replace(" ", ""))
    here = _version(__version__)
    if match and _version(match[1]) <= here and (not match[2] or here < _version(match[2])):
        return
    raise _finding(
        "version",
        Location(str(root / "pack.yaml")),
        f"this pack requires {manifest.requires}, and this is agreements {__version__}",
    )


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")[:3] if part.isdigit())


def _finding(kind: str, location: Location, message: str, hint: str = "") -> FindingsError:
    diagnostic = Diagnostic(kind, Severity.ERROR, message, location, hint=hint, waivable=False)
    return FindingsError(message, report=Report.of([diagnostic]))


def _parse(file: PackFile, root: Path) -> Source:
    return parse_source(file.data, str(root / file.name))


def _model(model: type[T], source: Source) -> T:
    try:
        return cast(T, TypeAdapter(model).validate_python(source.data))
    except ValidationError as error:
        found = [
            Diagnostic(
                "unknown-field" if details["type"] == "extra_forbidden" else "pack",
                Severity.ERROR,
                f"{path_text(details['loc'])}: {details['msg']}",
                source.place(details["loc"], key=details["type"] == "extra_forbidden"),
                waivable=False,
            )
            for details in error.errors(include_url=False)
        ]
        raise FindingsError(f"{source.file} has problems", report=Report.of(found)) from None


def _once(read: Callable[..., T]) -> Callable[..., T]:
    """Reads each part of a pack once."""

    @functools.wraps(read)
    def wrapper(pack: Pack, *args: str) -> T:
        key = repr((read.__name__, *args))
        if key not in pack._cache:  # noqa: SLF001 - the cache is this module's own
            pack._cache[key] = read(pack, *args)  # noqa: SLF001
        return cast(T, pack._cache[key])  # noqa: SLF001

    return wrapper


def precedent_ids(pack: Pack) -> tuple[str, ...]:
    """The kinds of document that the pack can make, in alphabetical order."""
    return tuple(
        name.removeprefix("precedents/").removesuffix(".yaml")
        for name in sorted(pack.files)
        if re.fullmatch(r"precedents/[a-z0-9-]+\.yaml", name)
    )


@_once
def precedent(pack: Pack, kind: str) -> Precedent:
    """The precedent of that kind.

    Raises:
        UsageError: the pack has none.
    """
    file = pack.files.get(f"precedents/{kind}.yaml")
    if file is None:
        near = did_you_mean(kind, precedent_ids(pack))
        raise UsageError(
            f"the pack {pack.name} has no kind of document called {kind!r}",
            hint=f"did you mean {near!r}?" if near else f"it has: {', '.join(precedent_ids(pack))}",
        )
    return _model(Precedent, _parse(file, pack.folder))


@_once
def clause_index(pack: Pack) -> Mapping[str, str]:
    """File by clause id. A clause's id is the name of its file."""
    index: dict[str, str] = {}
    for name in sorted(pack.files):
        if name.startswith("clauses/") and name.endswith(".md"):
            id_ = name.rpartition("/")[2].removesuffix(".md")
            if id_ in index:
                raise _finding("duplicate-id", Location(str(pack.folder / name)), f"{id_} is also {index[id_]}")
            index[id_] = name
    return index


@_once
def clause(pack: Pack, clause_id: str) -> ClauseText | None:
    """The clause of that id, or None if the bank has none."""
    name = clause_index(pack).get(clause_id)
    return None if name is None else _read_clause(pack, clause_id, pack.files[name])


def _read_clause(pack: Pack, clause_id: str, file: PackFile) -> ClauseText:
    place = str(pack.folder / file.name)
    try:
        text = file.data.decode("utf-8")
    except UnicodeDecodeError:
        raise _finding("encoding", Location(place), f"{file.name} is not UTF-8 text") from None
    match = _FRONT.match(text)
    if match is None:
        raise _finding("front-matter", Location(place, 1, 1), "a clause starts with front matter between two lines of ---")
    front = _front_matter(parse_source(("\n" + match[1]).encode(), place))
    if front["id"] != clause_id:
        raise _finding("front-matter", Location(place, 1, 1), f"the id is {front['id']!r}, the file is {clause_id}.md")
    line = text[: match.end()].count("\n") + 1
    return ClauseText(**front, text=text[match.end() :].replace("\r\n", "\n"), file=file.name, line=line)


def _front_matter(source: Source) -> dict[str, str]:
    data = source.data if isinstance(source.data, dict) else {}
    for key in data:
        if key not in _FRONT_KEYS:
            raise _finding("unknown-field", source.place((key,), key=True), f"{key!r} is not a field of a clause",
                           f"did you mean {did_you_mean(key, _FRONT_KEYS)!r}?" if did_you_mean(key, _FRONT_KEYS) else "")
    for key in _REQUIRED:
        if not data.get(key):
            raise _finding("missing-field", Location(source.file, 1, 1), f"{key} is missing in the front matter")
    return {key: str(data.get(key) or "") for key in _FRONT_KEYS}


@_once
def terms(pack: Pack) -> tuple[TermEntry, ...]:
    """The defined terms of the pack, from every file in `terms/`.

    Raises:
        FindingsError: a term is defined twice.
    """
    found: dict[str, TermEntry] = {}
    for name in sorted(pack.files):
        if name.startswith("terms/") and name.endswith(".yaml"):
            for term, entry in _data(pack, name, dict[str, TermEntry]).items():
                here = place(pack, name, (term,))
                if term in found:
                    raise _finding("duplicate-id", here, f"the term {term!r} is defined twice")
                found[term] = entry.model_copy(update={"name": term, "file": name, "line": here.line})
    return tuple(found.values())


@_once
def conditions(pack: Pack) -> Mapping[str, str]:
    """Conditions by name: short expressions over the facts of a definition."""
    return _data(pack, "conditions.yaml", dict[str, str])


@_once
def labels(pack: Pack, language: str) -> Mapping[str, Plain]:
    """Fixed words: labels of running lines, table columns, printed forms of choices."""
    return _data(pack, f"labels/{language}.yaml", dict[str, object])  # type: ignore[arg-type, return-value]


@_once
def enactments(pack: Pack) -> Mapping[str, Enactment]:
    """Enactments by id."""
    return _data(pack, "reference/enactments.yaml", dict[str, Enactment])


@_once
def checklists(pack: Pack) -> Mapping[str, Mapping[str, str]]:
    """Items of the field's checklists, by list and number."""
    return _data(pack, "reference/checklists.yaml", dict[str, dict[str, str]])


@_once
def dispute_ladders(pack: Pack) -> Mapping[str, Plain]:
    """The stages of the pack's own ladders, by type of dispute."""
    return _data(pack, "reference/dispute-ladders.yaml", dict[str, object])  # type: ignore[arg-type, return-value]


@_once
def execution_forms(pack: Pack) -> Mapping[str, Mapping[str, Form]]:
    """Words of execution by set and mode."""
    return _data(pack, "execution.yaml", dict[str, dict[str, Form]])


def _data(pack: Pack, name: str, model: type[T]) -> T:
    if name not in pack.files:
        raise _finding("pack", Location(str(pack.folder / name)), f"the pack {pack.name} lacks {name}")
    return _model(model, _source(pack, name))


@_once
def _source(pack: Pack, name: str) -> Source:
    return _parse(pack.files[name], pack.folder)


def place(pack: Pack, name: str, path: tuple[str | int, ...] = ()) -> Location:
    """Where in a YAML file of the pack a path stands."""
    return _source(pack, name).place(path)


def house_docx(pack: Pack) -> bytes:
    """The house style as it lies in the pack."""
    return pack.files["house-style/house.docx"].data


def print_css(pack: Pack) -> str:
    """The pack's own additions to the stylesheet; empty when it has none."""
    file = pack.files.get("house-style/print.css")
    return file.data.decode("utf-8") if file else ""


def fonts(pack: Pack) -> Mapping[str, bytes]:
    """The pack's font files by file name."""
    return {
        name.rpartition("/")[2]: file.data
        for name, file in sorted(pack.files.items())
        if name.startswith("house-style/fonts/") and name.endswith((".ttf", ".otf"))
    }


