"""Many definitions in one run: found, done by several processes or machines, and left alone where unchanged."""

from agreements.batch.finding import Found, definitions_in
from agreements.batch.jobs import Done, Job, Problem
from agreements.batch.running import Plan, Work, planned, work_on

__all__ = ["Done", "Found", "Job", "Plan", "Problem", "Work", "definitions_in", "planned", "work_on"]
