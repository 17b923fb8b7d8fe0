"""`python -m tests.bench`: every figure that the project promises, as ratios of things run side by side."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from agreements.document import Document, NumberedDocument, Picture
from agreements.numbering import NumberingScheme, number
from agreements.pipeline import check
from agreements.pipeline.proving import prove
from agreements.rendering import Materials, render
from agreements.rendering.html import print_html
from agreements.rendering.pdf import PdfJob, render_pdf
from tests.bench import bare_docxtpl, batches
from tests.bench.measuring import ROUNDS, SAMPLE, repeated, say, timed, word_render
from tests.bench.measuring import materials as materials_of
from tests.pipeline.forty_faults import FOUND, REFUSED, faulty


def main() -> None:
    """Prints the figures, one a line, with what they are to be."""
    checked = check(SAMPLE)
    document = number(next(iter(checked.documents.values())), NumberingScheme())
    materials = materials_of(checked.pack, json.dumps(checked.source.data).encode())
    pages = _pages(document, materials)
    print(f"the Better Care Fund sample: {pages} pages, {len(document.blocks)} blocks")
    print(f"CPU time of the process and its children; medians of {ROUNDS} rounds, run in turns")
    _word(document, materials)
    _eightfold(next(iter(checked.documents.values())), materials)
    with tempfile.TemporaryDirectory() as folder:
        _whole_build(document, materials, Path(folder))
        _check(Path(folder))
    batches.main()


def _pages(document: NumberedDocument, materials: Materials) -> int:
    page = print_html(document, materials.house, materials.css)
    return render_pdf(PdfJob(page.html, page.files, "2026-11-21"), fonts=materials.fonts).page_count


def _side_by_side(acts: Sequence[Callable[[], object]], rounds: int = ROUNDS) -> list[float]:
    """The median CPU seconds of each, run in turns so that a noisy machine is unfair to none."""
    for act in acts:
        act()
    times = [[timed(act) for act in acts] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def _word(document: NumberedDocument, materials: Materials) -> None:
    """The yardstick has no pictures: the same content is the document without them. With them is told as well."""
    words = replace(document, blocks=tuple(block for block in document.blocks if not isinstance(block, Picture)))
    values = bare_docxtpl.context(words)
    acts = [
        lambda: word_render(words, materials),
        lambda: word_render(document, materials),
        lambda: bare_docxtpl.render(values),
    ]
    ours, drawn, bare = _side_by_side(acts)
    what = "Word render in a batch / bare docxtpl with loops on the same content"
    say(what, ours / bare, "<= 0.2", f"{ours * 1000:.0f} ms / {bare * 1000:.0f} ms")
    pictures = len(document.blocks) - len(words.blocks)
    what = f"the same with its {pictures} pictures drawn, which the yardstick has not"
    say(what, drawn / bare, "-", f"{drawn * 1000:.0f} ms / {bare * 1000:.0f} ms")


def _eightfold(document: Document, materials: Materials) -> None:
    one = number(document, NumberingScheme())
    eight = number(repeated(document, 8), NumberingScheme())
    small, large = _side_by_side([lambda: word_render(one, materials), lambda: word_render(eight, materials)], 3)
    say("Word render, 8 times the clauses / once, warm", large / small, "<= 5")
    small, large = _side_by_side([lambda: _all(one, materials), lambda: _all(eight, materials)], 1)
    say(
        "render and proof of all formats, 8 times the clauses / once",
        large / small,
        "<= 9",
        f"{small:.1f} s / {large:.1f} s",
    )


def _all(document: NumberedDocument, materials: Materials) -> None:
    prove(document, materials.house, render(document, materials).outputs)


def _whole_build(document: NumberedDocument, materials: Materials, folder: Path) -> None:
    page = print_html(document, materials.house, materials.css)
    (folder / "page.html").write_text(page.html, encoding="utf-8")
    (folder / "definition.json").write_bytes(materials.definition or b"")
    for name, data in {**page.files, **materials.fonts}.items():
        (folder / name).write_bytes(data)
    (folder / "fonts.conf").write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>'
    )
    bare = [
        sys.executable,
        "-m",
        "tests.bench.bare_weasyprint",
        str(folder / "page.html"),
        str(folder),
        str(folder / "bare.pdf"),
    ]
    build = [
        sys.executable,
        "-m",
        "agreements",
        "build",
        str(SAMPLE),
        "-o",
        str(folder / "out"),
        "--draft",
        "--rebuild",
        "--to",
        "docx,pdf",
        "-q",
    ]
    fonts = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    ours, theirs = _side_by_side([lambda: _run(build), lambda: _run(bare, fonts)])
    say(
        "agreements build of both formats, as a process / bare WeasyPrint",
        ours / theirs,
        "<= 1.10",
        f"cold; {ours:.2f} s / {theirs:.2f} s",
    )


def _check(folder: Path) -> None:
    """What a check costs as a process, beside what any program of this kind pays before its first line of work."""
    faulty_file = folder / "forty-faults.yaml"
    faulty_file.write_text(faulty(*REFUSED, *FOUND), encoding="utf-8")
    commands = [
        [sys.executable, "-m", "agreements", "check", str(SAMPLE), "-q", "--fail-on", "never"],
        [sys.executable, "-m", "agreements", "check", str(faulty_file), "-q", "--fail-on", "never"],
        [sys.executable, "-c", "import click, pydantic, yaml"],
        [sys.executable, "-c", ""],
    ]
    clean, forty, imports, start = _side_by_side([partial(_run, command) for command in commands])
    beside = f"{imports:.2f} s, of which the interpreter {start:.2f} s"
    say(
        "agreements check / importing click, pydantic and a YAML parser",
        clean / imports,
        "-",
        f"cold; {clean:.2f} s (aim: under 1 s) / {beside}",
    )
    say(
        "agreements check of forty faults / the same imports",
        forty / imports,
        "-",
        f"cold; {forty:.2f} s (aim: under 1 s) / {beside}",
    )


def _run(command: list[str], environment: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    if done.returncode:
        sys.stderr.write(done.stderr.decode())
        raise SystemExit(f"{command} ended with {done.returncode}")


if __name__ == "__main__":
    main()
