"""What a shell sees of each command: results on stdout, findings on stderr, and the exit status."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
import yaml
from jsonschema import Draft202012Validator

from agreements import __version__
from agreements.cli.program import COMMANDS, main
from agreements.packs import bundled
from agreements.provenance import as_json, receipt
from agreements.source import read_source
from tests.builders import council, definition, party
from tests.cli.program import run
from tests.provenance.test_receipts import recorded
from tests.small_pack import locked_pack

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process: status, stdout, stderr."""

    def command(*args: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(arg) for arg in args])
        captured = capsys.readouterr()
        return int(left.value.code or 0), captured.out, captured.err

    return command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small pack, a definition that is sound, one that is not, and one that cannot be read."""
    locked_pack(tmp_path / "packs")
    sound = {
        **definition(documents=["letter"], area="the county", binding="non_binding"),
        "pack": "small",
        "parties": [party(roles=["commissioner"]), council(roles=["commissioner"])],
        "funds": [],
        "schemes": [],
    }
    for name, data in {
        "sound": sound,
        "blank": {key: value for key, value in sound.items() if key != "area"},
        "wrong": {**sound, "jurisdiktion": "england"},
        "warned": {**sound, "review": {"dates": ["2030-01-01"]}},
    }.items():
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    (tmp_path / "broken.yaml").write_bytes(b"id: \xff\n")
    return tmp_path


# --- help -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [["--help"], ["-h"], *([name, "--help"] for name in COMMANDS)])
def test_help_lists_the_exit_codes(shell: Run, asked: list[str]) -> None:
    """Scripts are written by them."""
    status, out, _ = shell(*asked)

    assert status == 0
    words = " ".join(out.split())
    for code in ("0 clean", "1 findings", "2 usage", "3 a fault", "4 an output", "5 a limit", "6 no PDF", "130 interr"):
        assert code in words


def test_help_lists_every_command(shell: Run) -> None:
    """With what it does, without loading any."""
    out = shell("--help")[1]

    assert [name for name in COMMANDS if name not in out] == []


def test_the_version_is_told(shell: Run) -> None:
    """As the package states it."""
    assert shell("--version")[:2] == (0, f"agreements, version {__version__}\n")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["chek"], "Did you mean 'check'?"),
        (["zzzz"], "There is no command 'zzzz'."),
        (["check"], "Missing argument"),
        (["check", "--fromat", "json", "x.yaml"], "No such option"),
        (["check", "--format", "yaml", "x.yaml"], "'yaml' is not one of"),
        (["check", "--packs", "nowhere", "x.yaml"], "does not exist"),
        (["schema", "deal"], "'deal' is not one of"),
        (["build", "x.yaml"], "Missing option '-o'"),
        (["build", "-o", "out", "--to", ",", "x.yaml"], "--to names no format"),
        (["check", "nowhere.yaml"], "there is no such file"),
        (["build", "-o", "out", "nowhere.yaml"], "there is no such file"),
        (["verify", "nowhere.pdf"], "there is no receipt"),
        (["kinds", "--pack", "nowhere"], "there is no pack called 'nowhere'"),
        (["new", "--kind", "letter", "x.yaml"], "no kind of document called 'letter'"),
    ],
)
def test_a_wrong_call_is_told_and_exits_with_2(
    shell: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str], said: str
) -> None:
    """What was found, and what to do."""
    monkeypatch.chdir(tmp_path)

    status, out, err = shell(*asked)

    assert (status, out) == (2, "")
    assert said in err
    assert list(tmp_path.iterdir()) == []


# --- check ----------------------------------------------------------------------------------------------------------

CHECKS = [
    ("sound", [], 0),
    ("blank", [], 1),
    ("wrong", [], 1),
    ("broken", [], 1),
    ("warned", [], 0),
    ("warned", ["--fail-on", "warning"], 1),
    ("warned", ["--fail-on", "error"], 0),
    ("wrong", ["--fail-on", "never"], 0),
]


@pytest.mark.parametrize("format_", ["text", "json"])
@pytest.mark.parametrize(("name", "options", "status"), CHECKS)
def test_check_exits_by_what_it_finds(
    shell: Run, folder: Path, name: str, options: list[str], status: int, format_: str
) -> None:
    """Whichever way it is printed."""
    found = shell("check", folder / f"{name}.yaml", "--packs", folder / "packs", "--format", format_, *options)

    assert found[0] == status


def test_check_prints_findings_to_stderr_in_the_manner_of_a_compiler(shell: Run, folder: Path) -> None:
    """File, line and column, the line itself, and what to do."""
    _, out, err = shell("check", folder / "wrong.yaml", "--packs", folder / "packs")

    assert out == ""
    assert "wrong.yaml:" in err
    assert "jurisdiktion: england" in err
    assert "did you mean 'jurisdiction'?" in err
    assert "1 error in" in err


def test_check_prints_json_to_stdout(shell: Run, folder: Path) -> None:
    """For editors and pipelines: one object, whatever is found."""
    _, out, err = shell(
        "check", folder / "wrong.yaml", folder / "sound.yaml", "--packs", folder / "packs", "--format=json"
    )
    told = json.loads(out)

    assert err == ""
    assert [(f["id"], f["hint"]) for f in told["findings"]] == [("unknown-field", "did you mean 'jurisdiction'?")]


def test_check_says_that_all_is_well_unless_it_is_to_be_quiet(shell: Run, folder: Path) -> None:
    """Silence is for scripts."""
    asked = ("check", folder / "sound.yaml", "--packs", folder / "packs")

    assert shell(*asked)[1] == f"{folder / 'sound.yaml'}: nothing to report\n"
    assert shell(*asked, "-q")[1:] == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["::stop-commands::x.yaml", "##[stop-commands]x.yaml", "\x1b]0;owned\x07x.yaml"])
def test_the_name_of_a_file_steers_neither_a_terminal_nor_a_build_server(
    shell: Run, folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever sends a file to be checked chooses its name; a line of the log that begins with :: is an order."""
    (folder / name).write_bytes((folder / "sound.yaml").read_bytes())
    monkeypatch.chdir(folder)
    _, out, err = shell("check", name, "--packs", "packs")

    assert "x.yaml: nothing to report" in out
    assert not re.search(r"^\s*::|##\[|[\x00-\x09\x0b-\x1f]", out + err, re.MULTILINE)


def test_check_goes_on_after_a_file_that_is_not_there(shell: Run, folder: Path) -> None:
    """Everything that can be seen is told in one run; the worst decides the status."""
    status, out, err = shell(
        "check", "nowhere.yaml", *(folder / f"{n}.yaml" for n in ("wrong", "sound")), "--packs", folder / "packs"
    )

    assert status == 2
    assert "nowhere.yaml: there is no such file" in err
    assert "jurisdiktion" in err
    assert "sound.yaml: nothing to report" in out


def test_packs_are_found_through_the_environment(shell: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parted as PATH is; a folder that is not there is told."""
    monkeypatch.setenv("AGREEMENTS_PACKS", str(folder / "packs"))
    assert shell("check", folder / "sound.yaml")[0] == 0

    monkeypatch.setenv("AGREEMENTS_PACKS", str(folder / "nowhere"))
    assert shell("check", folder / "sound.yaml")[0] == 2


@pytest.mark.parametrize("asked", [("kinds", "--pack"), ("check", "sound.yaml", "--write-baseline"), ("check",)])
def test_a_name_of_hundreds_of_letters_is_no_fault_of_ours(
    shell: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    """No system can hold it; Python says so in its own way at each place."""
    monkeypatch.chdir(folder)
    long = "a" * 300
    if asked == ("check",):
        monkeypatch.setenv("AGREEMENTS_PACKS", long)
        long = "sound.yaml"

    status, _, err = shell(*asked, long)

    assert (status in (2, 4), "fault" in err, "Traceback" in err) == (True, False, False)


def test_the_excerpt_is_of_the_line_that_is_named(shell: Run, folder: Path) -> None:
    """Unicode knows more ends of lines than a definition does, which counts those that an editor does."""
    (folder / "deal.yaml").write_text("title: 'a\u2028b\u2029c'\nbad: 'd\u200b'\n", encoding="utf-8")

    _, _, err = shell("check", folder / "deal.yaml")

    assert "1 | title: 'a<U+2028>b<U+2029>c'" in err
    assert "2 | bad: 'd<U+200B>'" in err


def test_a_clause_that_never_ends_exits_with_5(shell: Run, folder: Path) -> None:
    """A limit, counted and not timed."""
    loops = "{% for a in parties %}" * 8 + "x" * 2000 + "{% endfor %}" * 8
    locked_pack(folder / "packs", **{"clauses/duties.md": "1. " + loops})

    status, _, err = shell("check", folder / "sound.yaml", "--packs", folder / "packs")

    assert status == 5
    assert "duties.md:7:1" in err


# --- schema, kinds, house, new --------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", [[], ["agreement"], ["pack"], ["receipt"]])
def test_each_schema_is_one(shell: Run, what: list[str]) -> None:
    """JSON Schema, draft 2020-12."""
    status, out, _ = shell("schema", *what)
    schema = json.loads(out)

    assert status == 0
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


def test_kinds_lists_what_a_pack_can_make(shell: Run, folder: Path) -> None:
    """When to use it, who signs, whether it binds; and what is not drafted here, and why."""
    status, out, _ = shell("kinds", "--pack", "small", "--packs", folder / "packs")

    made = "letter\n  A letter.\n  Signed by: Everybody.\n  Binds: binding\n"
    assert (status, out[: len(made)]) == (0, made)
    assert "\nmerger\n  Bodies become one, by statute or by transaction.\n  Not drafted here. " in out


def test_kinds_lists_those_of_every_bundled_pack(shell: Run) -> None:
    """`new` offers them all, so a list without them would hide what can be made."""
    status, out, _ = shell("kinds")

    welsh = out[out.index("section-33-agreement\n") :].splitlines()
    assert (status, welsh[4]) == (0, "  Pack: health-and-care-wales")


def test_house_writes_a_word_file_and_overwrites_none(shell: Run, tmp_path: Path) -> None:
    """Somebody may have edited it."""
    house = tmp_path / "house.docx"

    assert shell("house", house)[:2] == (0, f"{house}\n")
    assert house.read_bytes().startswith(b"PK")
    assert shell("house", house)[0] == 4
    assert shell("house", house, "--force")[0] == 0


def test_new_writes_a_definition_that_names_its_schema(shell: Run, folder: Path) -> None:
    """An editor then knows every key."""
    locked_pack(folder / "packs", **{"starts/letter.yaml": "id: X\n"})
    asked = ("new", "--kind", "letter", "--pack", "small", "--packs", folder / "packs", folder / "deal.yaml")

    assert shell(*asked)[0] == 0
    assert (folder / "deal.yaml").read_text() == "# yaml-language-server: $schema=agreement.schema.json\nid: X\n"
    assert json.loads((folder / "agreement.schema.json").read_text())["title"] == "Partnership definition"
    assert shell(*asked)[0] == 4


ANSWERS = (
    ("1", (0, "documents: [", "")),
    ("consortium-agreement", (0, "documents: [consortium-agreement]", "")),
    ("Section 33 agreement", (0, "pack: health-and-care-wales", "")),
    ("memorandum", (0, "documents: [memorandum-of-understanding]", "")),
    ("MoU", (0, "documents: [memorandum-of-understanding]", "")),
    ("section 75", (2, "", "answer with one of them: section-75-agreement, section-75-framework")),
    ("99", (2, "", "there is no number 99")),
    ("", (2, "", "no kind of document was chosen")),
    ("letter", (2, "", "no kind of document called 'letter'")),
    ("merger", (2, "", "merger is not drafted here")),
)


@pytest.mark.parametrize(("answer", "expected"), ANSWERS, ids=[answer or "nothing" for answer, _ in ANSWERS])
def test_new_asks_what_kind_of_partnership_it_is(
    shell: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, expected: tuple[int, str, str]
) -> None:
    """Whoever starts does not know our names; a number, a name or a title will do."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n" if answer else ""))

    status, _, said = shell("new", tmp_path / "deal.yaml")

    written = (tmp_path / "deal.yaml").read_text("utf-8") if status == 0 else ""
    assert (status, expected[1] in written, expected[2] in said) == (expected[0], True, True)
    assert "What kind of partnership is it?" in said


def test_new_asks_again_where_it_does_not_understand(
    shell: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list is long, and a slip of the finger is no reason to begin anew."""
    monkeypatch.setattr("sys.stdin", io.StringIO("99\nletter\nsection 75\nmemorandum\n"))

    status, _, said = shell("new", tmp_path / "deal.yaml")

    assert status == 0
    assert said.count("Number or name: ") == 4
    assert "documents: [memorandum-of-understanding]" in (tmp_path / "deal.yaml").read_text("utf-8")


def test_every_start_of_the_bundled_packs_can_be_read(shell: Run, tmp_path: Path) -> None:
    """It is the first thing that a user sees; what is still to be filled in is told, and nothing else."""
    for start in sorted(bundled().glob("*/starts/*.yaml")):
        file = tmp_path / start.name
        assert shell("new", "--kind", start.stem, "--pack", start.parent.parent.name, file)[0] == 0

        assert read_source(file).data


# --- verify ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def delivered(tmp_path: Path) -> Path:
    """Two files with their receipt."""
    outputs = {"deal.docx": b"words", "deal.pdf": b"page"}
    for name, data in outputs.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "deal.receipt.json").write_text(as_json(receipt(recorded(), outputs, {})))
    return tmp_path


def test_verify_says_that_files_are_as_they_were_made(shell: Run, delivered: Path) -> None:
    """One by one, or all that the receipt names."""
    for name in ("deal.docx", "deal.receipt.json"):
        assert shell("verify", delivered / name) == (0, f"{delivered / name}: as it was made\n", "")


@pytest.mark.parametrize("asked", ["deal.pdf", "deal.receipt.json"])
def test_verify_finds_a_changed_byte(shell: Run, delivered: Path, asked: str) -> None:
    """Status 1, and the file by name."""
    (delivered / "deal.pdf").write_bytes(b"pagf")

    status, _, err = shell("verify", delivered / asked)

    assert (status, err) == (1, f"{delivered / 'deal.receipt.json'}: deal.pdf was changed after it was made\n")


def test_verify_finds_a_missing_file_and_a_stranger(shell: Run, delivered: Path) -> None:
    """A stranger is a file that the receipt beside it does not name."""
    (delivered / "deal.pdf").unlink()
    (delivered / "deal.html").write_bytes(b"x")

    assert "deal.pdf is not there" in shell("verify", delivered / "deal.receipt.json")[2]
    assert "deal.html is not on the receipt" in shell("verify", delivered / "deal.html")[2]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{}", b"[" * 100_000])
def test_verify_refuses_what_is_no_receipt(shell: Run, delivered: Path, data: bytes) -> None:
    """With a sentence, and status 2."""
    (delivered / "deal.receipt.json").write_bytes(data)

    status, _, err = shell("verify", delivered / "deal.pdf")

    assert status == 2
    assert "is not a receipt of this tool" in err


@pytest.mark.parametrize("name", ["a\0b", "a\ud800", "\x1b]0;owned\x07", "../deal.pdf", "..\\deal.pdf"])
def test_verify_refuses_a_receipt_with_a_name_that_no_file_of_ours_has(shell: Run, delivered: Path, name: str) -> None:
    """The system cannot have it, or a terminal obeys it."""
    receipt = delivered / "deal.receipt.json"
    made = json.loads(receipt.read_text(encoding="utf-8"))
    made["outputs"][0]["name"] = name
    receipt.write_text(json.dumps(made), encoding="utf-8")

    status, _, err = shell("verify", receipt)

    assert (status, "which is not a file that lies beside it" in err) == (2, True)


def test_verify_refuses_a_receipt_that_says_a_fact_twice(shell: Run, delivered: Path) -> None:
    """Of two names one program reads the first, and another the last."""
    receipt = delivered / "deal.receipt.json"
    text = receipt.read_text(encoding="utf-8")
    receipt.write_text(text.replace('"name": "deal.pdf"', '"name": "other.pdf", "name": "deal.pdf"'), encoding="utf-8")

    assert shell("verify", receipt)[0] == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_what_never_ends_is_not_read(shell: Run, folder: Path, delivered: Path) -> None:
    """A receipt and a baseline come with a stranger's files, and so may a pipe, or a link to a device."""
    (delivered / "deal.pdf").unlink()
    (delivered / "deal.pdf").symlink_to("/dev/zero")
    os.mkfifo(folder / "known.json")

    told = [
        shell("verify", delivered / "deal.receipt.json"),
        shell("check", folder / "sound.yaml", "--baseline", folder / "known.json"),
    ]

    assert [(status, "it is no ordinary file" in err) for status, _, err in told] == [(2, True), (2, True)]


def test_verify_refuses_a_receipt_that_names_no_file(shell: Run, delivered: Path) -> None:
    """Whoever empties the list would be told that all is as it was made."""
    receipt = delivered / "deal.receipt.json"
    receipt.write_text(json.dumps({**json.loads(receipt.read_text(encoding="utf-8")), "outputs": []}), encoding="utf-8")

    status, _, err = shell("verify", receipt)

    assert (status, "names no file" in err) == (2, True)


# --- the shell's own ways -------------------------------------------------------------------------------------------


def test_an_interruption_exits_with_130(shell: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As every program does that Ctrl-C ends."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(click.Command, "invoke", interrupt)

    status, out, err = shell("kinds")

    assert (status, out, err.strip()) == (130, "", "interrupted")


def test_a_fault_of_ours_is_told_without_a_traceback(shell: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Status 3; the switch for developers shows where it arose."""

    def fail(*_: object, **__: object) -> None:
        raise LookupError("seventh heaven")

    monkeypatch.setattr(click.Command, "invoke", fail)

    status, out, err = shell("kinds")

    assert (status, out) == (3, "")
    assert "fault: LookupError: seventh heaven" in err
    assert "Traceback" not in err


def test_the_same_command_runs_as_a_module(folder: Path) -> None:
    """`python -m agreements` is `agreements`."""
    done = run("check", folder / "sound.yaml", "--packs", folder / "packs")

    assert (done.returncode, done.stdout) == (0, f"{folder / 'sound.yaml'}: nothing to report\n")


@pytest.mark.parametrize("args", [["kinds"], ["schema"], ["--help"]])
@pytest.mark.skipif(os.name == "nt", reason="Windows has other pipes")
def test_a_reader_that_leaves_early_is_no_error(args: list[str]) -> None:
    """`agreements schema | head -1` ends quietly."""
    script = "import os, sys; os.close(0); sys.exit(0)"
    program = subprocess.Popen(
        [sys.executable, "-m", "agreements", *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    reader = subprocess.run([sys.executable, "-c", script], stdin=program.stdout, check=True)
    assert program.stdout is not None
    program.stdout.close()
    _, err = program.communicate(timeout=60)

    assert (reader.returncode, program.returncode, err) == (0, 0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_an_output_that_cannot_be_written_exits_with_4() -> None:
    """A full disk must not pass for success."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "agreements", "schema"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )

    assert done.returncode == 4
    assert b"the output cannot be written" in done.stderr


def test_a_console_that_lacks_a_letter_shows_its_number(folder: Path) -> None:
    """A Windows console in code page 1252 has no Welsh ŵ, and must not stop the program."""
    definition_file = folder / "wrong.yaml"
    definition_file.write_text(definition_file.read_text() + "tŵr: caer\n", encoding="utf-8")

    done = run(
        "check", definition_file, "--packs", folder / "packs", PYTHONUTF8="0", PYTHONIOENCODING="cp1252", LC_ALL="C"
    )

    assert done.returncode == 1
    assert "t\\u0175r" in done.stderr


def test_help_needs_no_heavy_library() -> None:
    """It answers at once."""
    code = (
        "import sys; from agreements.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([name for name in ('pydantic', 'jinja2', 'lxml', 'weasyprint', 'docxtpl') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_a_refused_definition_needs_nothing_that_assembles(tmp_path: Path) -> None:
    """Nothing is assembled, so neither Jinja nor Markdown is loaded; `check` never loads what renders."""
    path = tmp_path / "deal.yaml"
    path.write_text("id: deal\npack: health-and-care-england\nparties: none\n", "utf-8")
    code = (
        "import sys; from agreements.cli import main\n"
        f"try: main(['check', {str(path)!r}])\nexcept SystemExit: pass\n"
        "heavy = ('jinja2', 'markdown_it', 'lxml', 'weasyprint', 'docxtpl')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "error" in done.stderr + done.stdout
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_finding_beside_the_rules_is_explained_too(shell: Run) -> None:
    """Whoever reads `smart-quotes` in a report asks what it is, and must not hear that there is no such thing."""
    status, said, _ = shell("explain", "smart-quotes", "FUN-12")

    assert status == 0
    assert said.startswith("smart-quotes  (found beside the rules)\n\nCurly quotation marks")
    assert "\nFUN-12  top-slice-without-owner" in said
