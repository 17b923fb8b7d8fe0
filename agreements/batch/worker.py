"""A process that builds definitions one by one for a run, and keeps the pack and the PDF process between them."""

from __future__ import annotations

import gc
import signal

from agreements.batch.jobs import done, done_text, read_job
from agreements.pipeline import Kept
from agreements.processes import our_ends, read_message, write_message


def main() -> None:
    """Every job is answered, until there are no more or the run is stopped."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started us
    signal.signal(signal.SIGTERM, _stop)
    incoming, outgoing = our_ends()
    gc.disable()  # between two jobs, where next to nothing is alive, it costs a fraction
    try:
        with Kept() as kept:
            while True:
                header, _ = read_message(incoming)
                made = done(read_job(str(header["job"])), kept)
                write_message(outgoing, {"done": done_text(made)})
                gc.collect()
    except (KeyboardInterrupt, EOFError, OSError):
        return  # whoever started us has gone, or wants us to


def _stop(_: int, __: object) -> None:
    """Whatever is being written is put back in order on the way out."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
