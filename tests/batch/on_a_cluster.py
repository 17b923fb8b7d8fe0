"""A cluster on this machine, and the program run against it: a process of its own, as tests may open no socket.

usage: python -m tests.batch.on_a_cluster ARGUMENTS OF AGREEMENTS BUILD
"""

from __future__ import annotations

import logging
import sys

import dask
from distributed import LocalCluster

from agreements.cli import main


def build(arguments: list[str]) -> None:
    """Leaves with the exit code of the build."""
    dask.config.set({"distributed.scheduler.allowed-failures": 0, "distributed.admin.log-length": 0})
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address=None,
        silence_logs=logging.CRITICAL,
    ) as cluster:
        main(["build", *arguments, "--executor", "dask", "--scheduler", cluster.scheduler_address])


if __name__ == "__main__":
    build(sys.argv[1:])
