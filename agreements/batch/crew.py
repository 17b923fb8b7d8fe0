"""Several processes that share the jobs of a run. One that dies takes its job along and no other."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Sequence

from agreements.batch.jobs import Done, Job, fault, job_text, read_done
from agreements.processes import Child, DiedError

_WORKER = "agreements.batch.worker"
_SECONDS_TO_TIDY = 1.0
_LOOK_UP_SECONDS = 0.5


class Crew:
    """Processes at work on the jobs. Each thread here speaks for one of them."""

    def __init__(self, jobs: Sequence[Job], processes: int) -> None:
        """`processes` is how many at most; there are never more than jobs."""
        self._left: queue.SimpleQueue[Job] = queue.SimpleQueue()
        for job in jobs:
            self._left.put(job)
        self._number = len(jobs)
        self._finished: queue.SimpleQueue[Done] = queue.SimpleQueue()
        self._children: dict[int, Child] = {}
        self._lock = threading.Lock()
        self._stopped = False
        self._threads = [
            threading.Thread(target=self._work, args=(n,), daemon=True) for n in range(min(processes, len(jobs)))
        ]

    def work(self) -> Iterator[Done]:
        """What became of each job, in the order in which they are done.

        When this is left early, by Ctrl-C or by whoever reads it, `stop` must follow.
        """
        for thread in self._threads:
            thread.start()
        for _ in range(self._number):
            yield self._next()
        self._dismiss()

    def stop(self) -> tuple[Done, ...]:
        """No process of ours is left, and no file half written; the answers that nobody has read yet.

        A process that is writing puts the earlier files back. One that does not answer is killed after a second.
        """
        with self._lock:
            self._stopped = True
            children = list(self._children.values())
        for child in children:
            child.interrupt()
        deadline = time.monotonic() + _SECONDS_TO_TIDY
        for child in children:
            child.finish(max(deadline - time.monotonic(), 0.01))
            child.kill()
        for thread in self._threads:
            thread.join(_LOOK_UP_SECONDS)
        return tuple(self._unread())

    def _next(self) -> Done:
        while True:
            try:
                return self._finished.get(timeout=_LOOK_UP_SECONDS)  # so that Ctrl-C is heard on Windows too
            except queue.Empty:
                continue

    def _unread(self) -> Iterator[Done]:
        while not self._finished.empty():
            yield self._finished.get()

    def _dismiss(self) -> None:
        """The processes end by themselves, as nobody will ask them any more."""
        for child in self._children.values():
            child.finish(_SECONDS_TO_TIDY)
            child.kill()

    # --- one thread -------------------------------------------------------------------------------------------------

    def _work(self, number: int) -> None:
        """Hands jobs to the process of that number until there are none."""
        while not self._stopped:
            try:
                job = self._left.get_nowait()
            except queue.Empty:
                return
            found = self._done(number, job)
            if found is not None:
                self._finished.put(found)

    def _done(self, number: int, job: Job) -> Done | None:
        """What became of the job; None when the run was stopped over it."""
        try:
            answer = self._child(number).ask({"job": job_text(job)})
        except DiedError as error:
            with self._lock:
                self._children.pop(number, None)
                if self._stopped:
                    return None
            return Done(job.file, problems=(fault(f"the process that built it died: {error}"),))
        return read_done(str(answer["done"]))

    def _child(self, number: int) -> Child:
        """The process of that number, started if it is not there.

        Raises:
            DiedError: the run was stopped meanwhile.
        """
        with self._lock:
            if self._stopped:
                raise DiedError("the run was stopped")
            if number not in self._children:
                self._children[number] = Child(_WORKER)
            return self._children[number]
