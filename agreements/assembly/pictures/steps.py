"""Pictures of what follows what: the stages of a dispute, and the roles of a pathway."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from agreements import pictures, wording
from agreements.assembly.pictures.framing import Easel
from agreements.assembly.speech import Speech
from agreements.document import Picture, Value, words
from agreements.particulars import Bilingual, Handover, Stage
from agreements.particulars import figures as figures_of
from agreements.source import DataPath, path_text

__all__ = ["dispute_ladder", "handovers"]

_LEAST_STAGES = 2
_LEAST_STEPS = 2


def dispute_ladder(speech: Speech, number: str) -> Picture | None:
    """A worked example of a dispute as a timeline. `number` counts the illustrations of disputes from 1.

    Nothing for fewer than two stages, or where no stage has a day on which it ends.
    """
    disputes = speech.agreement.disputes
    if disputes is None or not number.isdecimal() or not 0 < int(number) <= len(disputes.illustrations):
        return None
    example = disputes.illustrations[int(number) - 1]
    stages = figures_of.ladder_stages(speech.agreement, example.ladder, speech.ladders)
    ends = figures_of.dispute_dates(speech.agreement, stages, example.notified)
    if len(stages) < _LEAST_STAGES or not any(ends):
        return None
    easel = Easel(speech, "dispute_ladder")
    path: DataPath = ("disputes", "illustrations", int(number) - 1)
    date = speech.date(example.notified)
    caption = easel.caption(
        dispute=Value(speech.choice("dispute_types", example.ladder), path_text((*path, "ladder"))),
        date=Value(date, path_text((*path, "notified"))),
    )
    drawn = tuple(_stages(easel, stages, ends, example.notified))
    figures = pictures.DisputeLadder(words(caption), easel.phrase("notified", date=date), drawn)
    return easel.framed(caption, pictures.dispute_ladder(figures))


def _stages(
    easel: Easel, stages: Sequence[Stage], ends: Sequence[datetime.date | None], notified: datetime.date
) -> Iterator[pictures.LadderStage]:
    """Each stage with the days from the end of the one before, which the length of its bar shows."""
    speech, begins = easel.speech, notified
    for stage, end in zip(stages, ends, strict=True):
        by = speech.words(stage.by) or speech.choice("stage_kind", stage.kind or "talks")
        days = (end - begins).days if end else 0
        begins = end or begins
        yield pictures.LadderStage(by, _length(easel, stage), days, speech.date(end) if end else easel.label("open"))


def _length(easel: Easel, stage: Stage) -> str:
    for number, unit in ((stage.working_days, "working_days"), (stage.days, "days")):
        if number is not None:
            return easel.speech.length(number, unit) if number else easel.label("at_once")
    return easel.label("no_time")


def handovers(speech: Speech, scheme_id: str = "") -> Picture | None:
    """The roles of a scheme, or of the partnership as a whole, that follow each other; nothing for a single step."""
    schemes = speech.agreement.schemes
    scheme = next((scheme for scheme in schemes if scheme.id == scheme_id), None)
    if scheme_id and scheme is None:
        return None
    chain = _longest_chain(speech, scheme.handovers if scheme else speech.agreement.handovers)
    if len(chain) < _LEAST_STEPS:
        return None
    easel = Easel(speech, "handovers" if scheme else "handovers_whole")
    caption = easel.caption(scheme=Value(scheme_id))
    last = chain[-1][0]
    next_holder = _named(speech, last.next_holder)
    ends = "" if next_holder in ("", speech.name("none")) else next_holder
    roles = (*(_role(easel, step) for step in chain), pictures.RoleHeld(_named(speech, last.next_role), ends))
    figures = pictures.HandoverChain(words(caption), roles if roles[-1].role else roles[:-1])
    return easel.framed(caption, pictures.handover_chain(figures))


def _longest_chain(speech: Speech, steps: Sequence[Handover]) -> tuple[Sequence[Handover], ...]:
    """The longest run in which each role is the one that the step before says will follow; the first of equals.

    A role that several bodies hold, each for its own area, is one step with several holders.
    """
    runs: list[list[list[Handover]]] = []
    for step in steps:
        if runs and _alike(speech, runs[-1][-1][0], step):
            runs[-1][-1].append(step)
        elif runs and _named(speech, runs[-1][-1][0].next_role) == speech.words(step.role):
            runs[-1].append([step])
        else:
            runs.append([[step]])
    longest = max((len(run) for run in runs), default=0)
    return tuple(next((run for run in runs if len(run) == longest), []))


def _alike(speech: Speech, one: Handover, other: Handover) -> bool:
    """Both are the same role, and are followed by the same."""
    said = [(speech.words(step.role), _named(speech, step.next_role)) for step in (one, other)]
    return said[0] == said[1]


def _role(easel: Easel, steps: Sequence[Handover]) -> pictures.RoleHeld:
    speech = easel.speech
    facts = (
        ("ends_when", [speech.words(step.ends_when) for step in steps]),
        ("within", [speech.duration(step.within) if step.within else "" for step in steps]),
        ("interim", [_named(speech, step.interim) for step in steps]),
        ("data", [_named(speech, step.data) for step in steps]),
    )
    passes = tuple(pictures.Passing(easel.label(key), _either(speech, said)) for key, said in facts if any(said))
    return pictures.RoleHeld(
        speech.words(steps[0].role), _either(speech, [speech.name(step.holder) for step in steps]), passes
    )


def _either(speech: Speech, said: Iterable[str]) -> str:
    """What is said of any of several holders, each thing once."""
    return wording.joined_or(list(dict.fromkeys(filter(None, said))), speech.language)


def _named(speech: Speech, said: str | Bilingual | None) -> str:
    """A text that may be an id or a keyword, which is then said by its name."""
    return speech.name(said) if isinstance(said, str) else speech.words(said)
