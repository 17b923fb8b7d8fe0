"""Many definitions in one run: done by several processes or machines, and left alone where unchanged."""

from agreements.batch.jobs import Done, Job, Problem
from agreements.batch.running import Plan, Work, planned, work_on

__all__ = ["Done", "Job", "Plan", "Problem", "Work", "planned", "work_on"]
