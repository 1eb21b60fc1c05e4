"""Hypothesis profiles: the same examples every time, or fresh ones by a seed; shared fixtures."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from eligibility.acts.load import Loader
from eligibility.acts.model import Rulebook

# No test's outcome may depend on how fast the machine is.
TIMELESS = [HealthCheck.too_slow]

settings.register_profile(
    "plain",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=50,
    suppress_health_check=TIMELESS,
)
settings.register_profile(
    "ci",
    database=None,
    deadline=None,
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "100")),
    print_blob=True,
    suppress_health_check=TIMELESS,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "plain"))


@pytest.fixture(name="built")
def _built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the places whose rulebooks are really built, as they are."""
    places: list[str] = []
    real = Loader._built

    def counted(loader: Loader, place: str) -> Rulebook:
        places.append(place)
        return real(loader, place)

    monkeypatch.setattr(Loader, "_built", counted)
    return places
