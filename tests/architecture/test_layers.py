"""The shape of the house: rooms import downwards, each outside library has one door, and light commands stay light."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import grimp
import pytest

from agreements.packs import bundled
from tests.checkout import ROOT

pytestmark = pytest.mark.checkout

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = SETTINGS["tool"]["importlinter"]["contracts"]


def lint_imports(checkout: Path) -> subprocess.CompletedProcess[str]:
    """Import-linter's verdict on the package in that folder."""
    check = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    return subprocess.run(
        [sys.executable, "-P", "-c", check], cwd=checkout, capture_output=True, text=True, check=False
    )


def test_rooms_import_downwards_only_and_libraries_have_one_door() -> None:
    """The contracts of pyproject.toml hold; what they are for is said there."""
    verdict = lint_imports(ROOT)

    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


@pytest.mark.parametrize(
    ("importer", "code", "complaint"),
    [
        ("numbering", "import agreements.assembly", "numbering is not allowed to import agreements.assembly"),
        ("document", "import agreements.particulars", "document is not allowed to import agreements.particulars"),
        ("diagnostics", "import agreements.source", "diagnostics is not allowed to import agreements.source"),
        ("utils", "", "not listed as layers: - agreements.utils"),
        ("finance", "import yaml", "finance -> yaml"),
        ("rendering.pdf", "import docxtpl", "rendering.pdf -> docxtpl"),
        ("rendering.html", "import weasyprint", "rendering.html -> weasyprint"),
        ("source", "import click", "source -> click"),
        ("", "import agreements.document", "agreements is not allowed to import agreements.document"),
    ],
)
def test_a_wrong_import_is_refused(tmp_path: Path, importer: str, code: str, complaint: str) -> None:
    """A contract that nothing can break holds nothing; each case is put into a copy of the package."""
    shutil.copytree(ROOT / "agreements", tmp_path / "agreements", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with _source_of(importer, tmp_path / "agreements").open("a", encoding="utf-8") as module:
        module.write(f"\n{code}\n")

    verdict = lint_imports(tmp_path)

    assert verdict.returncode == 1
    assert complaint in " ".join(verdict.stdout.split()), verdict.stdout + verdict.stderr


def _source_of(module: str, package: Path) -> Path:
    """The file of a room or of a folder in one; a new file where there is none."""
    place = package.joinpath(*module.split(".")) if module else package
    return place / "__init__.py" if place.is_dir() else place.with_suffix(".py")


def outside_imports() -> Mapping[str, Iterable[str]]:
    """Each library from outside, with the modules of ours that import it."""
    graph = grimp.build_graph("agreements", include_external_packages=True, cache_dir=None)
    tops = {module for module in graph.modules if graph.is_module_squashed(module)} - sys.stdlib_module_names
    return {top: sorted(graph.find_modules_that_directly_import(top)) for top in tops}


def test_every_outside_library_has_a_door() -> None:
    """A library that arrives without a contract could be imported from anywhere the day after."""
    doors = {library for contract in CONTRACTS for library in contract.get("protected_modules", ())}
    without = {library: by for library, by in outside_imports().items() if library not in doors}

    assert without == {}, "add a `protected` contract to pyproject.toml"


def test_every_outside_library_is_a_declared_dependency() -> None:
    """What another library happens to bring along can be gone tomorrow."""
    project = SETTINGS["project"]
    extras = (lines for extra, lines in project["optional-dependencies"].items() if extra not in ("dev", "test"))
    declared = {_distribution(line) for line in chain(project["dependencies"], *extras)}
    providers = packages_distributions()
    borrowed = {
        library: by
        for library, by in outside_imports().items()
        if declared.isdisjoint(_distribution(name) for name in providers.get(library, ()))
    }

    assert borrowed == {}, "add it to the dependencies in pyproject.toml"


def _distribution(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name, requirement
    return name[0].lower().replace("_", "-")


# --- light commands -------------------------------------------------------------------------------------------------

HEAVY = {"weasyprint", "docxtpl", "docx", "lxml", "pypdfium2", "fontTools"}
"""Libraries that `build` needs and nothing lighter does; together they cost more than a whole check."""

REPORT_IMPORTS = """
import sys
from agreements.cli import main
try:
    main(sys.argv[1:], prog_name="agreements")
except SystemExit as stop:
    status = stop.code or 0
else:
    status = 0
print("IMPORTED", status, *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def run_and_list_imports(*arguments: str, cwd: Path) -> tuple[int, set[str]]:
    """The exit status of a command, and the top-level packages that it imported."""
    ran = subprocess.run(
        [sys.executable, "-P", "-c", REPORT_IMPORTS, *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    last = ran.stdout.rpartition("IMPORTED ")[2].split()
    assert ran.returncode == 0, f"the command did not end in an orderly way:\n{ran.stdout}{ran.stderr}"
    return int(last[0]), set(last[1:])


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    """Whoever asks what there is should not wait for a PDF engine."""
    status, imported = run_and_list_imports("--help", cwd=tmp_path)

    assert (status, imported & HEAVY) == (0, set())


def test_check_imports_nothing_heavy(tmp_path: Path) -> None:
    """An editor runs `check` at every save. The sample goes all the way through, so nothing is left unimported."""
    sample = bundled() / "health-and-care-england" / "samples" / "better-care-fund.yaml"

    status, imported = run_and_list_imports("check", str(sample), cwd=tmp_path)

    assert status in {0, 1}, "check found the file and could read it"
    assert imported & HEAVY == set()
    assert "jinja2" in imported, "the document was assembled, so its words were checked too"
