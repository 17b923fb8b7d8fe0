"""How many examples a property is tried on: few in the ordinary suite, many with `make properties`."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, Phase, settings

_PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "steady")
_FEW = 10


def examples(ordinary: int, thorough: int = 1000) -> Any:
    """The settings of a property: so many examples in the ordinary suite, so many in the profile `thorough`.

    Where tests are run once for every mutant, ten must do.
    """
    number = {"thorough": thorough, "search": 2 * thorough, "mutation": min(ordinary, _FEW)}.get(_PROFILE, ordinary)
    phases = tuple(phase for phase in Phase if _PROFILE != "mutation" or phase in (Phase.explicit, Phase.generate))
    return settings(
        max_examples=number, phases=phases, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
    )
