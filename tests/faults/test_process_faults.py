"""Processes that die, hang, swallow memory or lack what they need: one document fails, and the others are made."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from agreements.provenance import read_receipt, verify
from agreements.rendering.pdf import pdf_engine_remedy
from tests.faults.program import Bench, edit

posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")

DIES = """
import os, sys
if {module!r} in sys.orig_argv:
    import agreements.processes as processes
    real = processes.read_message
    def read_message(stream):
        header, parts = real(stream)
        if b"deal-03" in str(header).encode() + b"".join(parts[:1]):
            os.kill(os.getpid(), 9)
        return header, parts
    processes.read_message = read_message
"""
BUILDER, PRESS = "agreements.batch.worker", "agreements.rendering.pdf.worker"


@posix
@pytest.mark.parametrize(
    ("module", "formats", "jobs"),
    [(BUILDER, "html", "1"), (BUILDER, "html", "3"), (PRESS, "html,pdf", "2")],
    ids=["the process that builds, one", "the process that builds, three", "the PDF process"],
)
def test_a_process_that_dies_takes_its_own_document_along(
    bench_of: Callable[[int], Bench], module: str, formats: str, jobs: str
) -> None:
    """F06: the third of eight fails, under its name; the others are made; exit 3 at the end."""
    bench = bench_of(8)
    bench.inject(DIES.format(module=module))

    done = bench.build(*bench.deals(), "--to", formats, "-j", jobs)

    assert done.returncode == 3, done.stderr
    made = {name.partition("-letter")[0] for name in bench.files()}
    assert made == {f"deal-0{n}" for n in (1, 2, 4, 5, 6, 7, 8)}
    assert "deal-03.yaml" in next(line for line in done.stderr.splitlines() if "died" in line)
    assert "Traceback" not in done.stderr


def _made_without_pdf(bench: Bench) -> bool:
    return {name.partition(".")[2] for name in bench.files()} == {"docx", "html", "receipt.json"}


def _lengthen(bench: Bench, paragraphs: int) -> None:
    more = "".join(f"\n1. Paragraph {n} of many.\n" for n in range(2, paragraphs))
    edit(bench.root, "packs/small/clauses/more.md", "1. First.", f"1. First.{more}\n1. Last.")


def test_a_pdf_that_takes_too_long_is_stopped(bench: Bench) -> None:
    """F07: a page for each of many paragraphs keeps the engine busy. Word and the web page are there; exit 5."""
    _lengthen(bench, 800)
    (bench.root / "packs/small/house-style/print.css").write_text("p { break-before: page }", encoding="utf-8")

    done = bench.build("deal-01.yaml", "--pdf-seconds", "1")

    assert done.returncode == 5, done.stderr
    assert "took longer than 1 second and" in done.stderr
    assert "--pdf-seconds" in done.stderr
    assert _made_without_pdf(bench)


@posix
def test_a_pdf_that_takes_too_much_memory_is_stopped(bench: Bench) -> None:
    """F08: a clause without end. Word and the web page are there; exit 5."""
    _lengthen(bench, 700)

    done = bench.build("deal-01.yaml", "--pdf-memory", "170")

    assert done.returncode == 5, done.stderr
    assert "more than 170 MB" in done.stderr
    assert _made_without_pdf(bench)


def test_a_machine_without_fonts_makes_the_same_pdf(bench: Bench) -> None:
    """F09: the tool brings its fonts, and looks at no others."""
    nothing = bench.root / "no-fonts.conf"
    nothing.write_text('<?xml version="1.0"?><fontconfig></fontconfig>', encoding="utf-8")

    here = bench.build("deal-01.yaml", "--to", "pdf")
    made = bench.files()
    bare = bench.build("deal-01.yaml", "--to", "pdf", "--rebuild", env={"FONTCONFIG_FILE": str(nothing)})

    assert (here.returncode, bare.returncode) == (0, 0), here.stderr + bare.stderr
    assert bench.files() == made


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_machine_without_pango_makes_word_and_the_web_page(bench_of: Callable[[int], Bench], jobs: int) -> None:
    """F10: exit 6, and the one command to run; also for many definitions."""
    bench = bench_of(jobs)
    bench.inject(
        "import cffi\n"
        "def dlopen(self, name, flags=0):\n"
        "    raise OSError(f'cannot load library {name!r}: not found')\n"
        "cffi.FFI.dlopen = dlopen\n"
    )

    done = bench.build(*bench.deals(), "-j", "2")

    assert done.returncode == 6, done.stderr
    assert f"Run: {pdf_engine_remedy()}" in done.stderr
    assert _made_without_pdf(bench)
    assert len(bench.files()) == 3 * jobs


def test_pango_is_not_missed_where_no_pdf_is_asked_for(bench: Bench) -> None:
    """F10: nothing starts the engine."""
    bench.inject("import sys\nif any('pdf.worker' in word for word in sys.orig_argv):\n    open('started', 'w')\n")

    done = bench.build("deal-01.yaml", "--to", "docx,html")

    assert done.returncode == 0, done.stderr
    assert not (bench.root / "started").exists()


SLOW = """
import sys
if "agreements.batch.worker" in sys.orig_argv:
    import time
    import agreements.pipeline.building as building
    real = building.render
    def render(*args):
        time.sleep(0.3)
        return real(*args)
    building.render = render
"""


@posix
@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes where Linux lists them")
def test_ctrl_c_in_a_batch_keeps_what_is_finished(bench_of: Callable[[int], Bench]) -> None:
    """F04: exit 130 within two seconds, whole files, all listed, and no process left."""
    bench = bench_of(20)
    bench.inject(SLOW)

    with bench.building(*bench.deals(), "--to", "docx,html", "-j", "2") as process:
        assert process.stderr is not None
        assert process.stdout is not None
        line = ""
        while not line.startswith("[5/20]"):
            line = process.stderr.readline()
            assert line, "it ended before the fifth"
        assert len(bench.processes()) >= 3
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=2)
        listed, err = process.stdout.read().split(), process.stderr.read()

    assert process.returncode == 130
    assert bench.processes() == []
    assert {f"out/{name}" for name in bench.files()} == set(listed)
    assert len(listed) >= 3 * 5
    assert len(listed) % 3 == 0
    assert f"{len(listed) // 3} of 20 definitions were finished" in err
    assert "Traceback" not in err
    assert all(map(_is_whole, bench.out.glob("*.receipt.json")))


def _is_whole(slip: Path) -> bool:
    """Whether every file of the receipt is as it was made."""
    made = read_receipt(slip.read_text(encoding="utf-8"), slip.name)
    return verify(made, {output.name: (slip.parent / output.name).read_bytes() for output in made.outputs}) == ()
