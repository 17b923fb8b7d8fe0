"""Files written all together: beside their targets first, then put in place one after the other.

Whatever happens on the way (a full disk, Ctrl-C, a fault), the earlier files are put back and our own temporary
files are taken away. After a kill or a power cut each target is either the earlier file or the new one, whole; what
is left lying about is taken away by the next run.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from agreements.delivery import leftovers
from agreements.delivery.locking import locked
from agreements.diagnostics import CannotWriteError

_TRIES = 3
_WAIT_SECONDS = 0.3

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_ELSEWHERE = "Choose another folder with -o."


def write_all(files: Mapping[Path, bytes], *, force: bool) -> None:
    """Every file is there with its bytes, or nothing has changed. Missing folders are made.

    A file that is there already is replaced only with `force`; a folder or a symbolic link never is.

    Raises:
        CannotWriteError: a target stands in the way, or the system refuses to write.
    """
    if not files:
        return
    _check_targets(files, force=force)
    with contextlib.ExitStack() as stack:
        made = stack.enter_context(_folders({target.parent for target in files}))
        for folder in sorted({target.parent.resolve() for target in files}):
            stack.enter_context(locked(folder))
            leftovers.remove(folder)
        _check_targets(files, force=force)  # another run may have written while this one waited for the lock
        _put_in_place(files)
        made.clear()


# --- what stands in the way -----------------------------------------------------------------------------------------


def _check_targets(files: Mapping[Path, bytes], *, force: bool) -> None:
    _check_names(files)
    for target in files:
        _check_kind(target)
    present = [str(target) for target in files if target.exists()]
    if present and not force:
        they = "this file is" if len(present) == 1 else "these files are"
        raise CannotWriteError(
            f"{they} there already: {', '.join(present)}",
            hint="Add --force to replace, or choose another place or name.",
        )


def _check_names(files: Mapping[Path, bytes]) -> None:
    """Names that differ by case alone are one file on Windows and macOS."""
    seen: dict[str, Path] = {}
    for target in files:
        other = seen.setdefault(str(target).casefold(), target)
        if other != target:
            raise CannotWriteError(f"{other} and {target} would be one file on some systems", hint="Rename one.")


def _check_kind(target: Path) -> None:
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as cause:
        raise _refusal(cause, target, 0) from cause
    kinds = ((stat.S_ISLNK, "a symbolic link"), (stat.S_ISDIR, "a folder"))
    kind = next((name for test, name in kinds if test(mode)), "" if stat.S_ISREG(mode) else "no ordinary file")
    if kind:
        raise CannotWriteError(f"{target} is {kind}; it is never replaced", hint=f"Move it away. {_ELSEWHERE}")


@contextlib.contextmanager
def _folders(folders: Iterable[Path]) -> Iterator[list[Path]]:
    """Every folder is there. The ones in the list that is handed out are removed again at the end, if empty."""
    made: list[Path] = []
    try:
        for folder in sorted(folders):
            missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
            for parent in reversed(missing):
                _guarded(partial(parent.mkdir, exist_ok=True), parent, 0)
                made.append(parent)
            if not folder.is_dir():
                raise CannotWriteError(f"{folder} is a file; a folder is needed there", hint=_ELSEWHERE)
        yield made
    finally:
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()


# --- putting in place -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Job:
    """One file: its target, its bytes, the new file beside it, and the earlier file under a second name."""

    target: Path
    data: bytes
    new: Path
    earlier: Path

    @classmethod
    def of(cls, number: int, target: Path, data: bytes) -> _Job:
        folder = target.parent
        return cls(target, data, folder / leftovers.name(number, "new"), folder / leftovers.name(number, "old"))


def _put_in_place(files: Mapping[Path, bytes]) -> None:
    jobs = [_Job.of(number, target, data) for number, (target, data) in enumerate(files.items(), start=1)]
    written: list[_Job] = []
    try:
        for job in jobs:
            _guarded(partial(_write_beside, job), job.target, len(job.data))
            written.append(job)
        for job in jobs:
            _patiently(partial(_keep_earlier, job), job)
        for job in jobs:
            _patiently(partial(job.new.replace, job.target), job)
        for folder in sorted({job.target.parent for job in jobs}):
            _settle(folder)
    except BaseException as cause:
        kept = [job for job in written if not _taken_back(job)]
        if kept:
            raise _half_done(kept) from cause
        raise
    finally:
        _clear(jobs)


def _write_beside(job: _Job) -> None:
    try:
        _write(job.new, job.data)
    except OSError:
        # Taken away at once, so that the free space in the message is what there really is.
        with contextlib.suppress(OSError):
            job.new.unlink(missing_ok=True)
        raise
    if job.target.exists():
        shutil.copymode(job.target, job.new)


def _write(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _keep_earlier(job: _Job) -> None:
    if not job.target.exists():
        return
    try:
        os.link(job.target, job.earlier)
    except OSError:
        shutil.copy2(job.target, job.earlier)  # FAT and some shares have no links


def _taken_back(job: _Job) -> bool:
    """True when the target is what it was before. If not, the earlier file is kept under a name that people see."""
    if job.new.exists():
        return True  # not in place yet, so the target was never touched
    try:
        if job.earlier.exists():
            job.earlier.replace(job.target)
        else:
            job.target.unlink(missing_ok=True)
    except OSError:
        with contextlib.suppress(OSError):
            job.earlier.replace(_kept_name(job))
        return False
    return True


def _kept_name(job: _Job) -> Path:
    return job.target.with_name(f"{job.target.stem}.earlier{job.target.suffix}")


def _half_done(kept: list[_Job]) -> CannotWriteError:
    names = ", ".join(f"{job.target} (the earlier one is {_kept_name(job).name})" for job in kept)
    message = f"writing failed, and these files are new already: {names}"
    return CannotWriteError(message, hint="Close them in Word and run again.")


def _clear(jobs: list[_Job]) -> None:
    for path in (path for job in jobs for path in (job.new, job.earlier)):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """The new names survive a power cut; Windows sees to that by itself."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # a share may not allow it, and the files themselves are safe already
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _patiently(act: Callable[[], object], job: _Job) -> None:
    """Done, after three tries at most: on Windows a file that is open or being scanned is held for a while."""
    for remaining in reversed(range(_TRIES)):
        try:
            _guarded(act, job.target, len(job.data), held=True)
        except CannotWriteError as refusal:
            if not remaining or not isinstance(refusal.__cause__, PermissionError):
                raise
            time.sleep(_WAIT_SECONDS)
        else:
            return


# --- what the system says, in plain words ---------------------------------------------------------------------------


def _guarded(act: Callable[[], object], path: Path, size: int, *, held: bool = False) -> None:
    try:
        act()
    except OSError as cause:
        raise _refusal(cause, path, size, held=held) from cause


def _refusal(cause: OSError, path: Path, size: int, *, held: bool = False) -> CannotWriteError:
    folder = path.parent
    if cause.errno in _NO_ROOM:
        message = f"there is no room for {path}: it needs {size:,} bytes, {_free(folder)} are free in {folder}"
        return CannotWriteError(message, hint=f"Make room. {_ELSEWHERE}")
    if cause.errno in _NOT_ALLOWED and held:
        message = f"{path} cannot be replaced: another program has it open"
        return CannotWriteError(message, hint=f"Close the file in Word and run again. {_ELSEWHERE}")
    if cause.errno in _NOT_ALLOWED:
        return CannotWriteError(f"the folder {folder} cannot be written to: {cause.strerror}", hint=_ELSEWHERE)
    return CannotWriteError(f"{path} cannot be written: {cause.strerror or cause}", hint=_ELSEWHERE)


def _free(folder: Path) -> str:
    try:
        return f"{shutil.disk_usage(folder).free:,}"
    except OSError:
        return "too few"
