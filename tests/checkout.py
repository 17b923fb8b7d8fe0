"""Where the repository is, for the tests that read its own pages. Those are marked `checkout`."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
