"""Hypothesis profiles: the same examples every time, or fresh ones by a seed that is printed."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

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
