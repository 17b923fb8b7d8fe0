"""`agreements check` as a hurried person calls it: formats, report files, what to leave out, and the baseline."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from agreements.cli.program import main
from agreements.diagnostics import FORMATS, Diagnostic, Location, Report, Severity
from tests.builders import definition
from tests.cli.program import run

Run = Callable[..., tuple[int, str, str]]

PLACE = Location("deal.yaml", 1, 1, 3)
FOUND = [
    Diagnostic("PTY-11", Severity.ERROR, "nobody", PLACE, subject="X", path="funds[0].host", name="unknown-party"),
    Diagnostic("FUN-01", Severity.ERROR, "out by 1p", replace(PLACE, line=2), subject="MAIN", waivable=False),
    Diagnostic("DOC-04", Severity.WARNING, "late", replace(PLACE, line=3)),
    Diagnostic("DOC-03", Severity.ERROR, "nowhere", replace(PLACE, line=4), waived="known (A. Name, 2026-11-01)"),
]


class _Checked:
    """What the pipeline hands back, as far as the command looks at it."""

    def __init__(self, report: Report) -> None:
        self.report = report


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `check` in a folder of its own, on files in which there is what FOUND lists: status, stdout, stderr."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deal.yaml").write_text("a: b\n" * 9)

    def found(path: Path, **_: object) -> _Checked:
        clean = Report() if "clean" in path.name else Report.of(replace(d, location=_at(d, path)) for d in FOUND)
        return _Checked(clean)

    monkeypatch.setattr("agreements.pipeline.check", found)

    def command(*args: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(["check", *map(str, args)])
        captured = capsys.readouterr()
        return int(left.value.code or 0), captured.out, captured.err

    return command


def _at(found: Diagnostic, path: Path) -> Location:
    return replace(found.location, file=str(path))


# --- formats and report files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", [name for name in FORMATS if name != "text"])
def test_a_report_file_holds_what_the_format_prints(shell: Run, format_: str) -> None:
    """Whichever way it is asked for."""
    status, out, _ = shell("deal.yaml", "--format", format_, "--report", f"{format_}:made.out")

    assert status == 1
    assert out == Path("made.out").read_text(encoding="utf-8")


def test_several_reports_are_written_at_once(shell: Run) -> None:
    """One for the code host, one for the build server; the terminal still shows the text."""
    _, _, err = shell(
        "deal.yaml", "--report", "sarif:out/a.sarif", "--report", "JUNIT:out/b.xml", "--report=text:c.txt"
    )

    assert json.loads(Path("out/a.sarif").read_text())["version"] == "2.1.0"
    assert Path("out/b.xml").read_text().startswith("<?xml")
    assert Path("c.txt").read_text() == err


def test_a_report_replaces_the_one_of_the_run_before(shell: Run) -> None:
    """It is made anew each run."""
    Path("a.json").write_text("earlier")
    shell("deal.yaml", "--report", "json:a.json")

    assert json.loads(Path("a.json").read_text())["version"] == 1


WRONG = [
    (["--report", "sarif"], "a colon and a file are missing"),
    (["--report", "out.sarif"], "there is no format 'out.sarif'"),
    (["--report", "srif:out.sarif"], "did you mean 'sarif'?"),
    (["--report", "sarif:"], "a file is missing"),
    (["--report", "json:-"], "--format json prints it"),
    (["--report", "json:deal.yaml"], "would replace a file"),
    (["--report", "json:./../{folder}/deal.yaml"], "would replace a file"),
    (["--report", "json:a", "--report", "sarif:./a"], "would replace a file"),
    (["--report", "json:known.json", "--write-baseline", "known.json"], "would replace a file"),
    (["--format", "xml"], "'xml' is not one of"),
    (["--fail-on", "errors"], "'errors' is not one of"),
    (["--ignore", "FUN-1"], "did you mean 'FUN-01'?"),
    (["--select", "blank-lft"], "did you mean 'blank-left'?"),
    (["--ignore", ""], "--ignore names no check"),
    (["--baseline", "nowhere.json"], "there is no such file"),
    (["--baseline", "deal.yaml"], "is no baseline"),
    (["--write-baseline", "deal.yaml"], "is no baseline"),
]


@pytest.mark.parametrize(("options", "said"), WRONG)
def test_a_wrong_call_is_refused_before_anything_is_written(shell: Run, options: list[str], said: str) -> None:
    """Exit 2, and the definition is what it was."""
    options = [option.replace("{folder}", Path.cwd().name) for option in options]
    status, out, err = shell("deal.yaml", *options)

    assert (status, out) == (2, "")
    assert said in err
    assert sorted(path.name for path in Path().iterdir()) == ["deal.yaml"]
    assert Path("deal.yaml").read_text() == "a: b\n" * 9


def test_a_report_that_cannot_be_written_exits_with_4(shell: Run) -> None:
    """After the findings have been shown."""
    Path("folder").mkdir()
    status, _, err = shell("deal.yaml", "--report", "json:folder")

    assert status == 4
    assert "FUN-01" in err
    assert "folder is a folder" in err
    assert "-o" not in err


def test_a_report_file_with_a_drive_keeps_its_colon(shell: Run) -> None:
    r"""`sarif:C:\out.sarif`: the first colon ends the format, no other."""
    shell("clean.yaml", "--report", r"json:C:\out.json")

    assert Path(r"C:\out.json").exists()


# --- what counts ----------------------------------------------------------------------------------------------------

LEVELS = [("error", 1), ("warning", 1), ("info", 1), ("never", 0)]


@pytest.mark.parametrize(("level", "status"), LEVELS)
def test_the_exit_status_follows_the_level(shell: Run, level: str, status: int) -> None:
    """Waived findings never count."""
    assert shell("deal.yaml", "--fail-on", level)[0] == status
    assert shell("deal.yaml", "--select", "DOC-03", "--fail-on", level)[0] == status  # FUN-01 is always shown
    assert shell("clean.yaml", "--fail-on", level)[0] == 0


def test_what_is_ignored_is_counted_and_what_cannot_be_ignored_is_shown(shell: Run) -> None:
    """FUN-01 cannot be waived."""
    status, _, err = shell("deal.yaml", "--ignore", "unknown-party,FUN-01", "--ignore=DOC-04")

    assert status == 1
    assert [line.split()[2] for line in err.splitlines() if line.startswith("deal.yaml:")] == ["FUN-01"]
    assert err.endswith("1 error in deal.yaml (1 waived, 2 ignored, 1 error that cannot be ignored)\n")


def test_a_file_of_which_nothing_is_shown_says_how_much_is_not(shell: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`nothing to report` alone would be a half-truth."""
    monkeypatch.setattr(sys.modules[__name__], "FOUND", FOUND[:1])

    assert shell("deal.yaml", "--ignore", "PTY")[:2] == (0, "deal.yaml: nothing to report (1 ignored)\n")


def test_quiet_leaves_out_that_all_is_well(shell: Run) -> None:
    """And nothing else."""
    assert shell("clean.yaml", "-q") == (0, "", "")
    assert "FUN-01" in shell("deal.yaml", "-q")[2]


# --- the baseline ---------------------------------------------------------------------------------------------------


def test_a_baseline_hides_what_it_lists(shell: Run) -> None:
    """Written once, used from then on; an error that cannot be waived stays."""
    written = shell("deal.yaml", "--write-baseline", "known.json")
    used = shell("deal.yaml", "--baseline", "known.json")

    assert written == (used[0], "known.json: 2 findings written\n" + used[1], used[2])
    assert used[0] == 1
    assert used[2].endswith("1 error in deal.yaml (1 waived, 2 in the baseline)\n")


def test_a_baseline_may_be_written_again(shell: Run) -> None:
    """Only over another baseline."""
    shell("deal.yaml", "--write-baseline", "known.json")
    first = Path("known.json").read_text()
    shell("deal.yaml", "--baseline", "known.json", "--write-baseline", "known.json")

    assert first == Path("known.json").read_text()


def test_a_baseline_does_not_depend_on_the_working_folder(
    shell: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files are named from the folder of the baseline."""
    shell("deal.yaml", "--write-baseline", "known.json")
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")

    assert "2 in the baseline" in shell("../deal.yaml", "--baseline", "../known.json")[2]


def test_what_a_baseline_lists_in_vain_is_told_once(shell: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the files that were checked, and the checks that were wanted."""
    shell("deal.yaml", "--write-baseline", "known.json")
    monkeypatch.setattr(sys.modules[__name__], "FOUND", FOUND[1:2])
    said = "known.json: info baseline-outdated 2 entries of this baseline match nothing: DOC-04, PTY-11 X"

    assert said in shell("deal.yaml", "--baseline", "known.json")[2]
    assert "outdated" not in shell("clean.yaml", "--baseline", "known.json")[2]
    assert "DOC-04\n" in shell("deal.yaml", "--baseline", "known.json", "--select", "DOC")[2]


def test_what_is_ignored_is_not_in_the_baseline(shell: Run) -> None:
    """Only what would have been shown."""
    shell("deal.yaml", "--ignore", "DOC", "--write-baseline", "known.json")

    assert [entry["id"] for entry in json.loads(Path("known.json").read_text())["findings"]] == ["PTY-11"]


# --- files, streams and consoles ------------------------------------------------------------------------------------

NAMES = ["Ynys M\u00f4n.yaml", "two words.yaml", "100%,a:b.yaml", "-dash.yaml", "\u4e2d\u6587.yaml", "line\nbreak.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses such names itself")
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    """In a process of its own, with a real definition that has a mistake in it, in every format at once."""
    (tmp_path / name).write_text(yaml.safe_dump(definition(titel="x")), encoding="utf-8")
    done = run("check", *(f"--report={format_}:out/{format_}" for format_ in FORMATS), "--", name, cwd=tmp_path)

    assert done.returncode == 1, done.stderr
    assert all("titel" in (tmp_path / "out" / format_).read_text(encoding="utf-8") for format_ in FORMATS)


def test_a_name_that_is_no_text_is_spelled_out(tmp_path: Path) -> None:
    """Linux takes any bytes for a name."""
    name = os.fsdecode(b"\xff.yaml")
    try:
        (tmp_path / name).write_text("titel: x\n")
    except OSError:
        pytest.skip("this system refuses such a name")
    done = run("check", name, "--report", "sarif:a", "--report", "junit:b", "--report", "json:c", cwd=tmp_path)

    assert done.returncode == 1, done.stderr
    assert "<U+DCFF>.yaml:1:1" in done.stderr
    assert '"uri": "%FF.yaml"' in (tmp_path / "a").read_text()


@pytest.mark.parametrize("format_", ["text", "sarif"])
def test_a_reader_that_leaves_early_costs_no_report(tmp_path: Path, format_: str) -> None:
    """`| head -1` is no reason to leave out the file, nor for a traceback."""
    (tmp_path / "deal.yaml").write_text("titel: x\n")
    command = [sys.executable, "-m", "agreements", "check", "deal.yaml", "--format", format_, "--report", "json:a.json"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    program = subprocess.Popen(command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert program.stdout is not None
    program.stdout.close()

    assert program.wait(60) == 1
    assert json.loads((tmp_path / "a.json").read_text())["version"] == 1


COLOURS = [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)]


@pytest.mark.parametrize(("env", "coloured"), COLOURS, ids=str)
def test_colour_is_for_terminals_that_want_it(
    shell: Run, monkeypatch: pytest.MonkeyPatch, env: dict[str, str], coloured: bool
) -> None:
    """NO_COLOR counts when it is set and not empty."""
    monkeypatch.setenv("TERM", "xterm")
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)

    _, _, err = shell("deal.yaml", "--report", "text:a.txt")

    assert ("\x1b[" in err) == coloured
    assert "\x1b[" not in Path("a.txt").read_text()


def test_a_file_that_cannot_be_checked_is_in_every_report(tmp_path: Path) -> None:
    """Exit 2, and no report says that all is well."""
    done = run("check", "nowhere.yaml", "--report", "junit:a.xml", "--report", "json:b.json", cwd=tmp_path)

    assert done.returncode == 2
    assert 'errors="1"' in (tmp_path / "a.xml").read_text()
    assert json.loads((tmp_path / "b.json").read_text())["not_checked"][0]["file"] == "nowhere.yaml"


# --- folders --------------------------------------------------------------------------------------------------------


def test_a_folder_stands_for_every_definition_in_it(shell: Run, tmp_path: Path) -> None:
    """As for `build`; what is no definition is named, and a file that is named as well is checked once."""
    for name in ("deals/one.yaml", "deals/below/two.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("documents: [letter]\n" * 9, encoding="utf-8")
    (tmp_path / "deals/notes.yaml").write_text("a: b\n", encoding="utf-8")

    status, out, err = shell("deals", "deals/one.yaml", "--format", "json")

    assert status == 1
    assert {Path(found["file"]).name for found in json.loads(out)["findings"]} == {"one.yaml", "two.yaml"}
    assert len(json.loads(out)["findings"]) == 2 * len(FOUND)
    assert "notes.yaml: passed over, no definition" in err


def test_a_folder_without_a_definition_is_refused(shell: Run, tmp_path: Path) -> None:
    """A run in CI that checks nothing must not be green."""
    (tmp_path / "empty").mkdir()

    status, _, err = shell("empty")

    assert status == 2
    assert "there is no definition in empty" in err
