"""One definition to build and what became of it, as plain data that goes from process to process."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from agreements import __version__
from agreements.diagnostics import (
    AgreementsError,
    Diagnostic,
    FaultError,
    FindingsError,
    Location,
    Report,
    Severity,
    UsageError,
)
from agreements.packs import LockedOnly
from agreements.pipeline import BuildOptions, Kept, build


@dataclass(frozen=True, slots=True)
class Job:
    """A definition, and how to build it. `packs` are the digests of the packs with which the run began, by name."""

    file: Path
    options: BuildOptions
    packs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something was not made: what the error said, what to do about it, and the exit code that it means."""

    message: str
    hint: str = ""
    exit_code: int = FaultError.exit_code

    @classmethod
    def of(cls, error: AgreementsError) -> Problem:
        """The error as plain data."""
        return cls(error.message, error.hint, error.exit_code)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a definition: the files that are there now, what was found in it, and why something is missing."""

    file: Path
    files: tuple[Path, ...] = ()
    report: Report = field(default_factory=Report)
    problems: tuple[Problem, ...] = ()
    unchanged: bool = False

    @property
    def exit_code(self) -> int:
        """The worst of its problems; 0 without any."""
        return max((problem.exit_code for problem in self.problems), default=0)


def done(job: Job, kept: Kept) -> Done:
    """The definition is built, or it is said why not. No error comes out of this, of whichever kind."""
    kept.expect(job.packs)
    try:
        built = build(job.file, job.options, kept)
    except FindingsError as error:
        return Done(job.file, report=error.report, problems=(Problem.of(error),))
    except AgreementsError as error:
        return Done(job.file, problems=(Problem.of(error),))
    except Exception as error:  # noqa: BLE001  (the other definitions of the run are built all the same)
        return Done(job.file, problems=(fault(f"{type(error).__name__}: {error}"),))
    return Done(job.file, built.files, built.checked.report, tuple(map(Problem.of, built.missing)))


def fault(what: str) -> Problem:
    """A fault of the program itself."""
    return Problem(f"fault: {what}", "This is a fault of the program; the other definitions are not touched by it.")


# --- as text --------------------------------------------------------------------------------------------------------


def job_text(job: Job) -> str:
    """The job as JSON, with the version of the tool that it was written for."""
    options = {each.name: _plain(getattr(job.options, each.name)) for each in fields(job.options)}
    head = {"tool": __version__, "file": str(job.file), "packs": dict(job.packs)}
    return json.dumps({**head, "options": options, "locked_only": isinstance(job.options.folders, LockedOnly)})


def read_job(text: str) -> Job:
    """The job that was written.

    Raises:
        UsageError: another version of the tool wrote it, whose files would differ.
    """
    data = json.loads(text)
    if data["tool"] != __version__:
        message = f"version {data['tool']} of the tool asks version {__version__} to build"
        raise UsageError(message, hint="install the same version on every machine")
    options = {name: _READ.get(name, _same)(value) for name, value in data["options"].items()}
    if data["locked_only"]:
        options["folders"] = LockedOnly(options["folders"])
    return Job(Path(data["file"]), BuildOptions(**options), data["packs"])


def done_text(made: Done) -> str:
    """What became of a job, as JSON."""
    data = asdict(made) | {"file": str(made.file), "files": [str(path) for path in made.files]}
    return json.dumps(data)


def read_done(text: str) -> Done:
    """What was written."""
    data = json.loads(text)
    return Done(
        Path(data["file"]),
        tuple(map(Path, data["files"])),
        Report(tuple(map(_diagnostic, data["report"]["diagnostics"]))),
        tuple(Problem(**problem) for problem in data["problems"]),
        data["unchanged"],
    )


def _diagnostic(data: Mapping[str, Any]) -> Diagnostic:
    places = {
        "severity": Severity(data["severity"]),
        "location": Location(**data["location"]),
        "related": tuple(Location(**place) for place in data["related"]),
    }
    return Diagnostic(**{**data, **places})


def _plain(value: object) -> object:
    match value:
        case Path():
            return str(value)
        case datetime.date():
            return value.isoformat()
        case tuple():
            return [_plain(item) for item in value]
        case None | bool() | str() | int() | float():
            return value
    return asdict(value)  # type: ignore[call-overload]


def _same(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _day(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None


def _limits(value: Mapping[str, Any] | None) -> object:
    from agreements.rendering.pdf import Limits  # noqa: PLC0415  (only where a PDF is made)

    return Limits(**value) if value else None


_READ: Mapping[str, Callable[[Any], Any]] = {
    "out": Path,
    "folders": lambda folders: tuple(map(Path, folders)),
    "made_on": _day,
    "as_at": _day,
    "limits": _limits,
}
"""How an option is read back; the others are as JSON has them."""
