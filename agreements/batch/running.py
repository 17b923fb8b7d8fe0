"""A run: what is to be done and what is not, and then each definition, as it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from agreements.batch.claims import refuse_shared_files
from agreements.batch.crew import Crew
from agreements.batch.jobs import Done, Job, done
from agreements.batch.unchanged import Earlier
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
    there: dict[Path, tuple[Path, ...]] = {}
    if not rebuild and options.out.is_dir():
        with Kept() as kept:
            earlier = Earlier(options, kept)
            there = {path: files for path in definitions if (files := earlier.files_of(path))}
    if len(definitions) > 1:
        refuse_shared_files(definitions, options.language)
    jobs = tuple(Job(path, options) for path in definitions if path not in there)
    return Plan(jobs, tuple(Done(path, files, unchanged=True) for path, files in there.items()))


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
