"""The jobs of a run on a Dask cluster: every machine has the same version installed and sees the same folders."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from agreements.batch.jobs import Done, Job, done, done_text, fault, job_text, read_done, read_job
from agreements.diagnostics import UsageError
from agreements.pipeline import Kept

if TYPE_CHECKING:
    from distributed import Client, Future

_SECONDS_TO_CONNECT = 10


class OnDask:
    """The workers of a cluster do the jobs. What they write, they write into the folder that all of them see."""

    def __init__(self, jobs: Sequence[Job], address: str) -> None:
        """Connects to the scheduler at that address, such as tcp://10.0.0.5:8786.

        Raises:
            UsageError: Dask is not installed, or nobody answers there.
        """
        self._client = _client(address)
        self._jobs: dict[Future, Job] = {self._submitted(job): job for job in jobs}

    def work(self) -> Iterator[Done]:
        """What became of each job, as it is done. A worker that dies takes its job along and no other.

        A cluster does not tell which of the jobs that a dead worker held brought it down. So they are done once more at
        the end, one after the other, and whichever brings down a worker again has failed.
        """
        from distributed import KilledWorker, as_completed  # noqa: PLC0415  (an extra)

        again: list[Job] = []
        for future in as_completed(self._jobs, loop=self._client.loop):
            if isinstance(future.exception(), KilledWorker):
                again.append(self._jobs[future])
            else:
                yield _done(self._jobs[future], future)
        for job in again:
            future = self._submitted(job)
            self._jobs[future] = job
            yield _done(job, future)
        self._client.close()

    def stop(self) -> tuple[Done, ...]:
        """Jobs that no worker has begun are taken back. One that is being done goes on to its end on its machine."""
        self._client.cancel(list(self._jobs), force=True)
        self._client.close()
        return ()

    def _submitted(self, job: Job) -> Future:
        return self._client.submit(perform, job_text(_anywhere(job)), pure=False)


def _done(job: Job, future: Future) -> Done:
    """What became of the job, once it is done."""
    try:
        return read_done(future.result())
    except Exception as error:  # noqa: BLE001  (whatever a cluster may say: the other jobs go on)
        return Done(job.file, problems=(fault(f"its worker on the cluster failed: {type(error).__name__}: {error}"),))


def _client(address: str) -> Client:
    try:
        from distributed import Client  # noqa: PLC0415  (an extra)
    except ImportError as error:
        hint = "Run: python -m pip install 'agreements[dask]'"
        raise UsageError("Dask is not installed here, so no cluster can do the work", hint=hint) from error
    try:
        return Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        hint = "start one with `dask scheduler`, and give its address, such as tcp://127.0.0.1:8786"
        raise UsageError(f"there is no Dask scheduler at {address}: {error}", hint=hint) from error


def _anywhere(job: Job) -> Job:
    """The job with paths that mean the same on every machine that sees the folders."""
    options = job.options
    folders = type(options.folders)(folder.absolute() for folder in options.folders)  # a locked pack stays one
    options = replace(options, out=options.out.absolute(), folders=folders)
    return Job(job.file.absolute(), options, job.packs)


# --- on the worker --------------------------------------------------------------------------------------------------


@cache
def _kept() -> tuple[threading.Lock, Kept]:
    """What this worker keeps from job to job, for one thread at a time. It goes with the process."""
    return threading.Lock(), Kept()


def perform(text: str) -> str:
    """A job as JSON is done, in a worker; what became of it, as JSON.

    Raises:
        UsageError: another version of the tool asks.
    """
    job = read_job(text)
    lock, kept = _kept()
    with lock:
        return done_text(done(job, kept))
