"""What every test stands on: steady surroundings, no network, and what the machine must have."""

import os
import shutil
import socket  # noqa: TID251  (to shut it)
from typing import NoReturn

import pytest
from hypothesis import Phase, settings

# The same examples each time, so that a red run can be run again. `HYPOTHESIS_PROFILE=search` looks for new ones,
# `thorough` tries ten times as many, `mutation` as few as will do. tests/amount.py has the numbers of single tests.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.register_profile("thorough", derandomize=True, deadline=None, max_examples=1000)
_AT_ONCE = (Phase.explicit, Phase.generate)  # nobody reads the example that kills a mutant, so it may be long
settings.register_profile("mutation", derandomize=True, deadline=None, max_examples=10, database=None, phases=_AT_ONCE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

_SWAYS_OUTPUT = ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "AGREEMENTS_PACKS")
"""Variables of the developer's shell that change what is printed or built."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The switch behind `make golden`."""
    parser.addoption("--rewrite", action="store_true", help="write what golden tests find, for a person to read")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test for LibreOffice is skipped where there is none, but in CI a skipped proof is a failed one."""
    if item.get_closest_marker("libreoffice") and not shutil.which("soffice"):
        missing = "soffice is not on the PATH; .ci/setup office installs it"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written (`--rewrite`) rather than compared."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture(autouse=True)
def _steady_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _SWAYS_OUTPUT:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: socket.socket, address: object) -> NoReturn:
        message = f"a test reached for the network: {address}"
        raise AssertionError(message)

    monkeypatch.setattr(socket.socket, "connect", refuse)
