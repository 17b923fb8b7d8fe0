"""Several processes that share the jobs of a run. One that dies takes its job along and no other."""

from __future__ import annotations

import queue
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from agreements.batch.jobs import Done, Job, fault, job_text, read_done
from agreements.batch.unchanged import Earlier
from agreements.pipeline import Kept
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
        self._finished: queue.SimpleQueue[Done | None] = queue.SimpleQueue()
        self._children: dict[int, Child] = {}
        self._at_hand: dict[int, Job] = {}
        self._lock = threading.Lock()
        self._stopped = False
        self._threads = [
            threading.Thread(target=self._work, args=(n,), daemon=True) for n in range(min(processes, len(jobs)))
        ]

    def work(self) -> Iterator[Done]:
        """What became of each job, in the order in which they are done.

        When this is left early, by Ctrl-C or by whoever reads it, `stop` must follow.

        Raises:
            KeyboardInterrupt: Ctrl-C was heard. Whatever was finished before it has been told.
        """
        for thread in self._threads:
            thread.start()
        with _on_ctrl_c(lambda: self._finished.put(None)):
            for _ in range(self._number):
                made = self._next()
                if made is None:
                    raise KeyboardInterrupt
                yield made
        self._dismiss()

    def stop(self) -> tuple[Done, ...]:
        """No process of ours is left, and no file half written; the finished definitions that nobody has heard of.

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
        return (*self._unread(), *_written_all_the_same(self._at_hand.values()))

    def _next(self) -> Done | None:
        while True:
            try:
                return self._finished.get(timeout=_LOOK_UP_SECONDS)  # so that Ctrl-C is heard on Windows too
            except queue.Empty:
                continue

    def _unread(self) -> Iterator[Done]:
        while not self._finished.empty():
            made = self._finished.get()
            if made is not None:
                yield made

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
            self._at_hand[number] = job
            found = self._done(number, job)
            if found is None:
                return
            self._finished.put(found)
            del self._at_hand[number]

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


@contextmanager
def _on_ctrl_c(act: Callable[[], None]) -> Iterator[None]:
    """Ctrl-C does that and nothing else, so that it never falls between two steps that belong together."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals come to the first thread alone
        return
    before = signal.signal(signal.SIGINT, lambda *_: act())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _written_all_the_same(jobs: Iterable[Job]) -> Iterator[Done]:
    """The jobs whose files were all in place when their process was stopped, just before it could say so."""
    with Kept() as kept:
        for job in jobs:
            if files := Earlier(job.options, kept).files_of(job.file):
                yield Done(job.file, files)
