"""A job and its result go from process to process as JSON, and come out as they went in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from agreements.batch.jobs import Done, Job, Problem, done_text, job_text, read_done, read_job
from agreements.diagnostics import Diagnostic, Location, Report, Severity, UsageError
from agreements.packs import LockedOnly
from agreements.pipeline import BuildOptions
from agreements.rendering.pdf import Limits

PLACE = Location("deal.yaml", 3, 1, 9)
FOUND = Diagnostic("FUN-01", Severity.WARNING, "Tŷ <&>", PLACE, related=(Location("clause.md", 1),), waivable=False)


@pytest.mark.parametrize(
    "options",
    [
        BuildOptions(Path("out")),
        BuildOptions(
            Path("out"),
            draft=True,
            formats=("html",),
            folders=(Path("packs"),),
            made_on=date(2026, 1, 2),
            as_at=date(2026, 3, 4),
            limits=Limits(1.5, 300),
        ),
    ],
    ids=["plain", "all"],
)
def test_a_job_comes_out_as_it_went_in(options: BuildOptions) -> None:
    """Otherwise another process would build something else."""
    job = Job(Path("deal.yaml"), options, {"small": "0" * 64})

    assert read_job(job_text(job)) == job


@pytest.mark.parametrize("kind", [LockedOnly, tuple])
def test_a_job_takes_no_unlocked_pack_where_none_may_be_taken(kind: type[tuple[Path, ...]]) -> None:
    """Folders with and without the need of a lock are equal as lists, and not the same."""
    job = Job(Path("deal.yaml"), BuildOptions(Path("out"), folders=kind([Path("packs")])))

    assert type(read_job(job_text(job)).options.folders) is kind


def test_a_job_for_another_version_is_refused() -> None:
    """A machine of a cluster that was not updated would write other bytes."""
    text = job_text(Job(Path("deal.yaml"), BuildOptions(Path("out"))))

    with pytest.raises(UsageError, match=r"version 0\.0\.1 of the tool asks version"):
        read_job(json.dumps({**json.loads(text), "tool": "0.0.1"}))


def test_a_result_comes_out_as_it_went_in() -> None:
    """With its findings, each at its place."""
    made = Done(Path("deal.yaml"), (Path("out/a.pdf"),), Report((FOUND,)), (Problem("no room", "make room", 4),))

    assert read_done(done_text(made)) == made
    assert made.exit_code == 4
