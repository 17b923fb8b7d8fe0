"""Benchmarks: ratios between things run side by side in one go, never a limit in a test."""
