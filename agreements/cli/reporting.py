"""What `agreements check` is asked to report: formats and files, what to leave out, and what is known already."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from agreements import __version__
from agreements.cli.output import source_lines
from agreements.delivery import write_all
from agreements.diagnostics import (
    FORMATS,
    READING,
    Baseline,
    CannotWriteError,
    CheckedFile,
    Choice,
    Hidden,
    Outcome,
    RuleWords,
    Severity,
    UsageError,
    did_you_mean,
    outdated,
    read_baseline,
    shown,
)

FAILING = {
    "error": frozenset({Severity.ERROR}),
    "warning": frozenset({Severity.ERROR, Severity.WARNING}),
    "info": frozenset(Severity),
    "never": frozenset[Severity](),
}
"""What makes a run fail, by the word of --fail-on."""


def known_checks() -> dict[str, RuleWords]:
    """Every check, and every id that reading a definition can tell, by id."""
    from agreements.rules import RULES  # noqa: PLC0415 - pydantic only when something is checked

    reading = {id_: RuleWords(finds=finds) for id_, finds in READING.items()}
    return reading | {rule.id: RuleWords(rule.name) for rule in RULES}


def with_pages(checks: Mapping[str, RuleWords]) -> dict[str, RuleWords]:
    """The same with what the page of each check says; a report that explains its checks needs it, no other pays."""
    from agreements.rules import page, page_ids  # noqa: PLC0415 - see above

    pages = {id_: page(id_) for id_ in page_ids() if id_ in checks}
    return {**checks, **{id_: replace(checks[id_], finds=page_.finds, help=page_.text) for id_, page_ in pages.items()}}


def outcome_of(files: Iterable[CheckedFile], fail_on: str, rules: Mapping[str, RuleWords]) -> Outcome:
    """The outcome of those files, seen from the working folder."""
    return Outcome(tuple(files), FAILING[fail_on], rules, source_lines, str(Path.cwd()), __version__)


def chosen(outcome: Outcome, choice: Choice) -> Outcome:
    """The outcome with the findings that are wanted."""
    return replace(outcome, files=tuple(_chosen(checked, choice) for checked in outcome.files))


def _chosen(checked: CheckedFile, choice: Choice) -> CheckedFile:
    report, hidden = choice.of(checked.report)
    return replace(checked, report=report, hidden=checked.hidden + hidden)


# --- the baseline ---------------------------------------------------------------------------------------------------


def baseline_from(path: Path) -> Baseline:
    """The baseline in that file.

    Raises:
        UsageError: there is no such file, it cannot be read, or it is no baseline.
    """
    if os.path.exists(path) and not path.is_file():  # noqa: PTH110 - as below; a pipe or a device would never end
        raise UsageError(f"{path} cannot be read: it is no ordinary file")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UsageError(f"{path}: there is no such file", hint="--write-baseline FILE writes one") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return read_baseline(text, str(path))


def without_known(outcome: Outcome, baseline: Baseline, path: Path, choice: Choice) -> Outcome:
    """The outcome without what the baseline lists, and with a line on what it lists in vain."""
    files, gone = [], []
    for checked in outcome.files:
        report, left = baseline.without(_seen_from(checked.file, path), checked.report)
        known = Hidden(in_baseline=len(checked.report) - len(report))
        files.append(replace(checked, report=report, hidden=checked.hidden + known))
        gone += [entry for entry in left if choice.wants(entry.id) and checked.failure is None]
    notes = outdated(gone, str(path))
    return replace(outcome, files=(*files, *([CheckedFile(str(path), notes)] if len(notes) else [])))


def write_baseline(outcome: Outcome, path: Path) -> Baseline:
    """The findings of the outcome, now in that file. A file that is there is replaced when it is a baseline.

    Raises:
        UsageError: another file is there.
        CannotWriteError: it cannot be written.
    """
    baseline = Baseline.of({_seen_from(checked.file, path): checked.report for checked in outcome.files})
    write_files({path: baseline.text()}, "name another file after --write-baseline")
    return baseline


def require_baseline(path: Path) -> None:
    """The file is a baseline, or is not there yet.

    Raises:
        UsageError: it is another file, which a hurried command must not replace.
    """
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises where a name is too long
        return
    try:
        baseline_from(path)
    except UsageError as error:
        message = f"--write-baseline would replace {path}, which is no baseline"
        raise UsageError(message, hint="name a new file: --write-baseline FILE") from error


def _seen_from(file: str, baseline: Path) -> str:
    """The definition as the baseline names it, so that both can be moved together."""
    try:
        return Path(os.path.relpath(file, baseline.parent)).as_posix()
    except ValueError:  # another drive
        return Path(file).absolute().as_posix()


# --- files ----------------------------------------------------------------------------------------------------------


def report_files(asked: Iterable[str], spared: Iterable[Path]) -> dict[Path, str]:
    """The format of each report, by its file, from words such as `sarif:out.sarif`.

    Raises:
        UsageError: a format is not known, a colon or a file is missing, or a report would replace one of the files
            that are read, or another report.
    """
    found: dict[Path, str] = {}
    taken = list(spared)
    for word in asked:
        format_, colon, name = word.partition(":")
        if format_.casefold() not in FORMATS or not colon:
            raise UsageError(
                f"--report {shown(word)}: {_fault(format_, colon)}", hint="write it like sarif:findings.sarif"
            )
        if not name or name == "-":
            raise UsageError(f"--report {shown(word)}: a file is missing", hint=f"--format {format_} prints it")
        target = Path(name)
        if any(_same(target, other) for other in taken):
            raise UsageError(f"--report {shown(word)} would replace a file that this run reads or writes already")
        taken.append(target)
        found[target] = format_.casefold()
    return found


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there yet
        return os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))


def _fault(format_: str, colon: str) -> str:
    near = did_you_mean(format_, FORMATS)
    asked = f" (did you mean {near!r}?)" if near and near != format_ else ""
    if format_.casefold() in FORMATS and not colon:
        return "a colon and a file are missing after the format"
    return f"there is no format {shown(format_)!r}{asked}; there are {', '.join(FORMATS)}"


def write_files(files: Mapping[Path, str], hint: str) -> None:
    """Every file is there with its text, in place of an earlier one; or nothing has changed.

    Raises:
        CannotWriteError: one of them cannot be written.
    """
    try:
        write_all({path: text.encode("utf-8", errors="backslashreplace") for path, text in files.items()}, force=True)
    except CannotWriteError as error:
        raise CannotWriteError(error.message, hint=hint) from error
