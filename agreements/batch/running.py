"""A run: what is to be done and what is not, and then each definition, as it is done."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from agreements.batch.claims import claims_of, refuse_shared_files
from agreements.batch.crew import Crew
from agreements.batch.jobs import Done, Job, done
from agreements.batch.unchanged import Earlier
from agreements.diagnostics import AgreementsError
from agreements.pipeline import BuildOptions, Kept


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run has to do: the jobs, and the definitions whose files are there already."""

    jobs: tuple[Job, ...]
    unchanged: tuple[Done, ...] = ()

    @property
    def number(self) -> int:
        """How many definitions it is about."""
        return len(self.jobs) + len(self.unchanged)


def planned(definitions: Sequence[Path], options: BuildOptions, *, rebuild: bool = False) -> Plan:
    """The definitions, without those that would come out as they are; with `rebuild` all are built.

    Raises:
        UsageError: two definitions would write the same file. Nothing has been written.
    """
    with Kept() as kept:
        there = {} if rebuild else _unchanged(definitions, options, kept)
        rest = [path for path in definitions if path not in there]
        claims = {path: claims_of(path, options, kept) for path in rest if len(definitions) > 1}
        refuse_shared_files({path: claimed.papers for path, claimed in claims.items()} | _names(there))
        digests = _digests({claimed.pack for claimed in claims.values()}, options, kept)
    jobs = [Job(path, options, digests) for path in rest]
    return Plan(tuple(jobs), tuple(Done(path, files, unchanged=True) for path, files in there.items()))


def _unchanged(definitions: Sequence[Path], options: BuildOptions, kept: Kept) -> dict[Path, tuple[Path, ...]]:
    """The files of each definition that need not be built."""
    if not os.path.isdir(options.out):  # noqa: PTH112 - Path.is_dir raises where a name is too long
        return {}
    earlier = Earlier(options, kept)
    return {path: files for path in definitions if (files := earlier.files_of(path))}


def _names(there: Mapping[Path, tuple[Path, ...]]) -> dict[Path, tuple[str, ...]]:
    """The names of the papers that are there, without suffix."""
    return {path: tuple({file.name.partition(".")[0] for file in files}) for path, files in there.items()}


def _digests(names: Iterable[str], options: BuildOptions, kept: Kept) -> dict[str, str]:
    """The digests of the packs, by name. One that cannot be opened is told by whatever definition asks for it."""
    found = {}
    for name in sorted(filter(None, names)):
        with suppress(AgreementsError):
            found[name] = kept.pack(name, options.folders).digest
    return found


class Work(Protocol):
    """Whoever does the jobs."""

    def work(self) -> Iterator[Done]:
        """What became of each job, as it is done."""

    def stop(self) -> tuple[Done, ...]:
        """Nothing of ours goes on, and no file is half written; the answers that nobody has read yet."""


def work_on(plan: Plan, *, processes: int = 1, scheduler: str = "") -> Work:
    """Whoever is to do the jobs of the plan: a Dask cluster at that address, or so many processes of this machine.

    One definition alone is built in this process.

    Raises:
        UsageError: there is no such cluster, or no Dask here.
    """
    if scheduler:
        from agreements.batch.dask import OnDask  # noqa: PLC0415  (an extra)

        return OnDask(plan.jobs, scheduler)
    return Crew(plan.jobs, processes) if len(plan.jobs) > 1 else _Alone(plan.jobs)


@dataclass(frozen=True, slots=True)
class _Alone:
    """The jobs are done here. Ctrl-C stops the one at hand by itself."""

    jobs: tuple[Job, ...]

    def work(self) -> Iterator[Done]:
        with Kept() as kept:
            for job in self.jobs:
                yield done(job, kept)

    def stop(self) -> tuple[Done, ...]:
        return ()
