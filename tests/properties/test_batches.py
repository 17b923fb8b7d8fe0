"""Many definitions in one run: whichever of them fail, all the others are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from agreements.batch import planned, work_on
from agreements.pipeline import BuildOptions
from tests.amount import examples
from tests.batch.letters import letters

_FAULTS: Mapping[str, Callable[[str], str]] = {
    "unreadable": lambda text: "{" + text,
    "refused": lambda text: text.replace("jurisdiction: england", "jurisdiction: cornwall"),
    "no such pack": lambda text: text.replace("pack: small", "pack: smal"),
    "unseen letters": lambda text: text.replace("area: ", "area: \u200b"),
    "nothing": lambda _text: "",
}


@examples(2, 60)
@given(st.lists(st.sampled_from(["", *_FAULTS]), min_size=2, max_size=5), st.sampled_from([1, 2]))
def test_whichever_definitions_fail_all_the_others_are_made(faults: list[str], processes: int) -> None:
    """One slip in one file must not cost a county its other two hundred."""
    with TemporaryDirectory() as folder:
        paths = letters(Path(folder), len(faults))
        for path, fault in zip(paths, faults, strict=True):
            if fault:
                path.write_text(_FAULTS[fault](path.read_text(encoding="utf-8")), encoding="utf-8")
        options = BuildOptions(Path(folder) / "out", formats=("html",), folders=(Path(folder) / "packs",))
        done = {one.file: one for one in work_on(planned(paths, options), processes=processes).work()}
        made = {path: [file.is_file() for file in done[path].files if file.suffix == ".html"] for path in paths}

    assert [made[path] for path in paths] == [[] if fault else [True] for fault in faults]
    assert [done[path].exit_code == 0 for path in paths] == [not fault for fault in faults]
