"""The figures of a batch: processes, the warm PDF process, long documents, unchanged definitions, memory, LibreOffice.

`python -m tests.bench.batches` prints them. BENCH_BATCH is the size of the large batch, 200 unless said otherwise.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from agreements.document import NumberedDocument
from agreements.numbering import NumberingScheme, number
from agreements.packs import Pack
from agreements.pipeline import check
from agreements.rendering import Materials
from agreements.rendering.html import PrintPage, print_html
from agreements.rendering.pdf import Limits, PdfJob, PdfResult, PdfWorker
from tests.bench import bare_docxtpl
from tests.bench.measuring import ROUNDS, SAMPLE, materials, median_of, repeated, say, word_render

SMALL = SAMPLE.with_name("memorandum-small.yaml")
MANY = int(os.environ.get("BENCH_BATCH", "200"))
SOME, FEW = MANY // 8, MANY // 10
PATIENT = Limits(seconds=1800)  # a busy machine is no reason to stop

# Prints: wall seconds, CPU seconds of all processes, and the most memory of any one of them in MB.
_WATCHED = """
import resource, subprocess, sys, time
start = time.monotonic()
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of the program took."""

    wall: float
    cpu: float
    peak_mb: float


def main() -> None:
    """Prints the figures, one a line, with what they are to be."""
    with tempfile.TemporaryDirectory() as folder:
        _processes(_copies(Path(folder) / "some", SOME))
        _unchanged_and_memory(Path(folder))
    checked = check(SAMPLE)
    document, pack = next(iter(checked.documents.values())), checked.pack
    small = next(iter(check(SMALL).documents.values()))
    _pdf(number(document, NumberingScheme()), pack)
    _pages(number(small, NumberingScheme()), number(repeated(document, 2), NumberingScheme()), pack)
    _pair(number(document, NumberingScheme()), materials(pack))


# --- runs of the program --------------------------------------------------------------------------------------------


def _copies(folder: Path, amount: int) -> Path:
    """A folder with so many definitions: the small memorandum under other ids."""
    folder.mkdir()
    text = SMALL.read_text(encoding="utf-8")
    for n in range(amount):
        copy, changed = re.subn(r"(?m)^id: .*$", f"id: memorandum-{n:03}", text)
        assert changed == 1
        (folder / f"memorandum-{n:03}.yaml").write_text(copy, encoding="utf-8")
    return folder


def _built(folder: Path, *args: str) -> Run:
    command = [sys.executable, "-m", "agreements", "build", str(folder), "-o", str(folder / "out"), "--draft", *args]
    done = subprocess.run([sys.executable, "-c", _WATCHED, *command], capture_output=True, text=True, check=True)
    code, *figures = done.stdout.split()
    if code != "0":
        raise SystemExit(f"the build of {folder} ended with {code}")
    return Run(*map(float, figures))


def _processes(folder: Path) -> None:
    """In turns, so that a noisy machine is unfair to none."""
    runs = [(_built(folder, "-j", "1", "--rebuild"), _built(folder, "-j", "2", "--rebuild")) for _ in range(2)]
    one, two = (statistics.median(run.wall for run in column) for column in zip(*runs, strict=True))
    busy = statistics.median(both.cpu / alone.cpu for alone, both in runs)
    say(
        f"{SOME} small definitions in all formats, wall: two processes / one",
        two / one,
        "<= 0.55",
        f"cold; {two:.1f} s / {one:.1f} s; CPU {busy:.2f} times that of one",
    )


def _unchanged_and_memory(root: Path) -> None:
    few, many = _copies(root / "few", FEW), _copies(root / "many", MANY)
    small, large = _built(few, "-j", "1"), _built(many, "-j", "1")
    again = min((_built(many, "-j", "1") for _ in range(3)), key=lambda run: run.wall)
    say(
        f"{MANY} small definitions, wall: a build / a rebuild with nothing changed",
        large.wall / again.wall,
        ">= 50",
        f"cold; {large.wall:.1f} s / {again.wall:.1f} s; CPU {large.cpu / again.cpu:.0f} times",
    )
    say(
        f"most memory of any process: {MANY} definitions / {FEW}",
        large.peak_mb / small.peak_mb,
        "<= 1.1",
        f"{large.peak_mb:.0f} MB / {small.peak_mb:.0f} MB",
    )


# --- the PDF process ------------------------------------------------------------------------------------------------


def _page(document: NumberedDocument, made_of: Materials) -> PrintPage:
    return print_html(document, made_of.house, made_of.css)


def _job(page: PrintPage) -> PdfJob:
    return PdfJob(page.html, page.files, "2026-11-21", ("definition.json", b"{}"))


def _cpu_of(process: int) -> float:
    """CPU seconds of a running process, as Linux tells them."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _warm_cpu(worker: PdfWorker, job: PdfJob, rounds: int) -> tuple[float, PdfResult]:
    """The median CPU seconds of the job in the process that is warm."""
    made = worker.render(job)
    assert worker._process is not None
    times = []
    for _ in range(rounds):
        start = _cpu_of(worker._process.pid)
        worker.render(job)
        times.append(_cpu_of(worker._process.pid) - start)
    return statistics.median(times), made


def _pdf(document: NumberedDocument, pack: Pack) -> None:
    made_of = materials(pack)
    page = _page(document, made_of)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "page.html").write_text(page.html, encoding="utf-8")
        (folder / "definition.json").write_bytes(b"{}")
        for file, data in {**page.files, **made_of.fonts}.items():
            (folder / file).write_bytes(data)
        (folder / "fonts.conf").write_text(
            f'<?xml version="1.0"?><fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>'
        )
        bare = [sys.executable, "-m", "tests.bench.bare_weasyprint", str(folder / "page.html"), name, f"{name}/x.pdf"]
        fonts = {**os.environ, "FONTCONFIG_FILE": f"{name}/fonts.conf"}
        done = subprocess.run([*bare, str(ROUNDS)], env=fonts, capture_output=True, text=True, check=True)
    theirs = float(done.stdout)
    with PdfWorker(made_of.fonts, PATIENT) as worker:
        ours, made = _warm_cpu(worker, _job(page), ROUNDS)
    say(
        "PDF step in a warm batch / bare WeasyPrint in a warm loop, same HTML",
        ours / theirs,
        "<= 0.90",
        f"CPU; {made.page_count} pages; {ours:.2f} s / {theirs:.2f} s",
    )


def _pages(small: NumberedDocument, large: NumberedDocument, pack: Pack) -> None:
    made_of = materials(pack)
    with PdfWorker(made_of.fonts, PATIENT) as worker:
        few, short = _warm_cpu(worker, _job(_page(small, made_of)), ROUNDS)
        many, long = _warm_cpu(worker, _job(_page(large, made_of)), 1)
    say(
        f"PDF step, CPU a page: {long.page_count} pages / {short.page_count}",
        (many / long.page_count) / (few / short.page_count),
        "<= 1.35",
        f"warm; {many / long.page_count * 1000:.0f} ms / {few / short.page_count * 1000:.0f} ms a page",
    )


# --- the pair -------------------------------------------------------------------------------------------------------


def _pair(document: NumberedDocument, made_of: Materials) -> None:
    if shutil.which("soffice") is None:
        return
    values = bare_docxtpl.context(document)
    with tempfile.TemporaryDirectory() as name, PdfWorker(made_of.fonts, PATIENT) as worker:
        theirs = median_of(partial(_by_office, values, Path(name)), 3)
        pdf, made = _warm_cpu(worker, _job(_page(document, made_of)), 3)
        word = median_of(lambda: (word_render(document, made_of), _page(document, made_of)), 3)
    say(
        "Word and PDF / docxtpl and LibreOffice's PDF of its file",
        (word + pdf) / theirs,
        "-",
        f"CPU; {made.page_count} pages; ours warm {word + pdf:.2f} s, LibreOffice as a process {theirs:.2f} s",
    )


def _by_office(values: dict[str, object], folder: Path) -> None:
    (folder / "bare.docx").write_bytes(bare_docxtpl.render(values))
    convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "bare.docx")]
    subprocess.run([*convert, f"-env:UserInstallation=file://{folder}/profile"], capture_output=True, check=True)


if __name__ == "__main__":
    main()
