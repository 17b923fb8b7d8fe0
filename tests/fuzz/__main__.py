"""Runs one target until it finds something: `python -m tests.fuzz TARGET [options of libFuzzer]`.

What was tried and what was found lie in `.fuzz/TARGET`. Needs atheris: `pip install -e '.[fuzz]'`.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import atheris

_FOLLOWED = {
    "definition": ["agreements.source", "agreements.particulars.validation", "agreements.particulars.gaps", "yaml"],
    "gate": ["agreements.intake", "zipfile"],
    "manifest": ["agreements.packs", "agreements.source"],
    "clause": ["agreements.packs.clauses", "agreements.assembly.filling", "agreements.assembly.parsing", "markdown_it"],
    "template": [
        "agreements.assembly.tags",
        "agreements.assembly.environment",
        "agreements.assembly.filling",
        "jinja2",
    ],
    "stylesheet": ["agreements.rendering.sheet", "agreements.rendering.stylesheet", "tinycss2"],
}
"""What the fuzzer watches to see whether it got further. Watching all of it would take minutes before it starts."""

_OPTIONS = ("-timeout=20", "-rss_limit_mb=3000", "-max_len=40000", "-len_control=0")


def main() -> None:
    """Sets the target going on its corpus."""
    if len(sys.argv) < 2 or sys.argv[1] not in _FOLLOWED:
        sys.exit(f"usage: python -m tests.fuzz {{{','.join(_FOLLOWED)}}} [options of libFuzzer]")
    target, *options = sys.argv[1:]
    with atheris.instrument_imports(include=_FOLLOWED[target], exclude=_left_out(_FOLLOWED[target])):
        from tests.fuzz.seeds import TOKENS, seeds  # noqa: PLC0415 - what is imported here is watched
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415
    corpus = Path(".fuzz") / target
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds(target):
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    words = corpus.with_suffix(".dict")
    words.write_text("".join(f'"{token}"\n' for token in TOKENS[target]), encoding="ascii")
    atheris.Setup(
        [sys.argv[0], *_OPTIONS, f"-dict={words}", f"-artifact_prefix={corpus}-", *options, str(corpus)],
        TARGETS[target],
    )
    atheris.Fuzz()


def _left_out(followed: list[str]) -> list[str]:
    """The modules of ours that are not watched: atheris itself can choose whole packages only."""
    root = Path("agreements")
    modules = {".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in root.rglob("*.py")}
    return [module for module in modules if not any(f"{module}.".startswith(f"{name}.") for name in followed)]


if __name__ == "__main__":
    main()
