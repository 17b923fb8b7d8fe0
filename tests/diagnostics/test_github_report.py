"""The report for GitHub Actions."""

from __future__ import annotations

import re

import pytest

from agreements.diagnostics import FORMATS
from tests.diagnostics.made import HOSTILE, INFO, WARNING, finding, outcome, waived


def commands(*findings: object, folder: str = "/checkout") -> list[str]:
    """The lines of the report without the one that counts."""
    return FORMATS["github"](outcome(*findings, folder=folder)).splitlines()[:-1]  # type: ignore[arg-type]


COMMANDS = [
    (
        finding(10, 5, 9, id="FUN-01", name="contributions-miss-total"),
        "::error file=deal.yaml,line=10,col=5,endColumn=9,title=FUN-01 contributions-miss-total::this is odd",
    ),
    (finding(10, 5, severity=WARNING), "::warning file=deal.yaml,line=10,col=5,title=odd::this is odd"),
    (finding(0, 0, severity=INFO), "::notice file=deal.yaml,title=odd::this is odd"),
    (
        finding(0, 0, hint="do this", source="the Act", checked="2026-11-21"),
        "::error file=deal.yaml,title=odd::this is odd%0Ado this%0Asource: the Act (checked 21 November 2026)",
    ),
    (
        finding(0, 0, checked="2026-11-21"),
        "::error file=deal.yaml,title=odd::this is odd%0Achecked 21 November 2026",
    ),
    (finding(0, 0, message="5% a:b,c\r\nd"), "::error file=deal.yaml,title=odd::5%25 a:b,c%0D%0Ad"),
    (finding(0, 0, id="a:b,c%"), "::error file=deal.yaml,title=a%3Ab%2Cc%25::this is odd"),
    (finding(0, 0, file="a,b:c.yaml"), "::error file=a%2Cb%3Ac.yaml,title=odd::this is odd"),
    (finding(0, 0, file="/checkout/in/deal.yaml"), "::error file=in/deal.yaml,title=odd::this is odd"),
    (finding(0, 0, file="/else/deal.yaml"), "::error file=/else/deal.yaml,title=odd::this is odd"),
]


@pytest.mark.parametrize(("found", "command"), COMMANDS)
def test_a_finding_is_a_workflow_command(found: object, command: str) -> None:
    """With the file as the repository has it, and with what would end a part of the command escaped."""
    assert commands(found) == [command]


def test_a_file_on_windows_is_named_as_the_repository_names_it() -> None:
    """Annotations know forward slashes only."""
    found = finding(0, 0, file=r"deals\bcf.yaml")

    assert commands(found, folder=r"C:\checkout") == ["::error file=deals/bcf.yaml,title=odd::this is odd"]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_text_makes_a_second_command(text: str) -> None:
    """A value in a definition must not speak to the runner."""
    found = finding(message=text, hint=text, id=text or "odd", file=text or "x")

    assert len(commands(found)) == 1
    assert re.fullmatch(r"::error [^\n\r]*", commands(found)[0])


def test_waived_findings_make_no_command() -> None:
    """Somebody has answered for them; the line that counts tells how many."""
    assert FORMATS["github"](outcome(waived())) == "no findings in deal.yaml (1 waived)\n"
