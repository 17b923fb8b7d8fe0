"""The receipt beside the outputs: definition, pack, tool and libraries by version and hash, and every file made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from importlib import metadata
from pathlib import PurePosixPath, PureWindowsPath
from types import MappingProxyType
from typing import Any, TypeVar, get_origin, get_type_hints

from agreements import __version__
from agreements.diagnostics import UsageError

VERSION = 3
"""Version of the form: the second also names the packs that a pack extends, the third what the run was asked for."""

_ADDED: Mapping[int, Mapping[str, Any]] = {2: {"extends": []}, 3: {"asked": {}}}
"""What each version brought, with what stands in for it in a receipt of an earlier one."""

READ = (1, 2, VERSION)
"""The versions that are read."""

_LIBRARIES = (
    "docxtpl",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "pydantic",
    "pypdfium2",
    "python-docx",
    "pyyaml",
    "weasyprint",
)


@dataclass(frozen=True, slots=True)
class PackUsed:
    """A pack whose words went in. `digest` is a sha256 hash over its files and those of every pack that it extends."""

    name: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What went in. `definition` and `pack` are sha256 hashes of bytes; `libraries` maps name to version.

    `extends` are the packs that the pack builds upon, the nearest first. `pack` covers their files too. `asked` is what
    the run was asked for and the files depend on, in words: the same definition, pack, tool, libraries and `asked` give
    the same bytes.
    """

    definition_file: str
    definition: str
    pack_name: str
    pack_version: str
    pack: str
    tool: str
    kind: str
    language: str
    draft: bool
    public: bool
    libraries: Mapping[str, str]
    extends: tuple[PackUsed, ...] = ()
    asked: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was made."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What went in, what came out, and the findings that stood at the time, by number."""

    provenance: Provenance
    outputs: tuple[Output, ...]
    findings: Mapping[str, int]


def record(  # noqa: PLR0913 - one fact each, all by name
    *,
    definition_file: str,
    definition: str,
    pack_name: str,
    pack_version: str,
    pack: str,
    kind: str,
    language: str,
    draft: bool,
    public: bool = False,
    extends: tuple[PackUsed, ...] = (),
    asked: Mapping[str, str] = MappingProxyType({}),
) -> Provenance:
    """What goes into one document, with the versions of this tool and of the libraries that shape its outputs."""
    return Provenance(
        definition_file=definition_file,
        definition=definition,
        pack_name=pack_name,
        pack_version=pack_version,
        pack=pack,
        tool=__version__,
        kind=kind,
        language=language,
        draft=draft,
        public=public,
        libraries=library_versions(),
        extends=extends,
        asked=dict(asked),
    )


def library_versions() -> dict[str, str]:
    """The versions here of the libraries that shape the outputs."""
    return {name: _version(name) for name in _LIBRARIES}


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "not installed"


def fingerprint(provenance: Provenance) -> str:
    """Twelve hexadecimal digits that trace a paper copy to its definition, pack, tool and kind."""
    facts = (
        provenance.definition,
        provenance.pack,
        provenance.tool,
        provenance.kind,
        provenance.language,
        str(provenance.draft),
        str(provenance.public),
    )
    return hashlib.sha256("\0".join(facts).encode()).hexdigest()[:12]


def receipt(provenance: Provenance, outputs: Mapping[str, bytes], findings: Mapping[str, int]) -> Receipt:
    """The receipt for those outputs."""
    made = tuple(Output(name, hashlib.sha256(data).hexdigest(), len(data)) for name, data in sorted(outputs.items()))
    return Receipt(provenance, made, dict(findings))


def as_json(made: Receipt) -> str:
    """The receipt as it is written: stable order, one fact a line."""
    return json.dumps({"receipt": VERSION, **asdict(made)}, ensure_ascii=False, indent=2) + "\n"


def read_receipt(text: str, file: str) -> Receipt:
    """The receipt that was written.

    Raises:
        UsageError: the file is no receipt, or one of a newer tool.
    """
    try:
        found = json.loads(text, object_pairs_hook=_once)
        if found.get("receipt") not in READ:
            raise UsageError(f"{file} is a receipt of version {found['receipt']}; this tool reads {_SPOKEN}")
        outputs = tuple(_built(Output, output) for output in found["outputs"])
        if not outputs:
            raise UsageError(f"{file} names no file, so there is nothing to hold against it")
        made = Receipt(_provenance(_completed(found["provenance"], found["receipt"])), outputs, dict(found["findings"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UsageError(f"{file} is not a receipt of this tool") from None
    strange = next((output.name for output in outputs if not _is_plain(output.name)), None)
    if strange is not None:
        raise UsageError(f"{file} names {strange!r}, which is not a file that lies beside it")
    return made


_SPOKEN = f"versions {READ[0]} to {READ[-1]}"


def _completed(went_in: Mapping[str, Any], version: int) -> Mapping[str, Any]:
    """The facts with what later versions of the form added."""
    added = {name: empty for since, names in _ADDED.items() if since > version for name, empty in names.items()}
    return {**added, **went_in}


def _provenance(found: Mapping[str, Any]) -> Provenance:
    below = found["extends"]
    if not isinstance(below, list):
        raise TypeError("extends")
    alone = _built(Provenance, {key: value for key, value in found.items() if key != "extends"})
    return replace(alone, extends=tuple(_built(PackUsed, used) for used in below))


T = TypeVar("T", Output, PackUsed, Provenance)


def _built(kind: type[T], values: Mapping[str, Any]) -> T:
    """The record with these values, each of the type that the record asks for.

    Raises:
        TypeError: a value is missing, unknown or of another type.
        KeyError: the same.
    """
    wanted = get_type_hints(kind)
    for name, value in values.items():
        if type(value) is not (dict if get_origin(wanted[name]) else wanted[name]):
            raise TypeError(name)
    return kind(**values)


def _is_plain(name: str) -> bool:
    beside = PurePosixPath(name).name == PureWindowsPath(name).name == name and name not in ("", "..")
    return beside and name.isprintable()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The facts of an object, each said once: of two, one program would read the first and another the last."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a fact is said twice")
    return found


def verify(made: Receipt, found: Mapping[str, bytes | None]) -> tuple[str, ...]:
    """What differs from the receipt, in words; empty when every output is as it was made.

    `found` maps file name to bytes, or to None for a file that is not there. Files that the caller leaves out of it
    are not judged.
    """
    differences = []
    for output in made.outputs:
        if output.name not in found:
            continue
        data = found[output.name]
        if data is None:
            differences.append(f"{output.name} is not there")
        elif hashlib.sha256(data).hexdigest() != output.sha256:
            differences.append(f"{output.name} was changed after it was made")
    strangers = sorted(set(found) - {output.name for output in made.outputs})
    return (*differences, *(f"{name} is not on the receipt" for name in strangers))
