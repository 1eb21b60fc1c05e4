"""Compares the symbolic engine with the reference on many random acts and cases.

    PYTHONPATH=tests python benchmarks/proofs_soak.py 1000

Prints how many cases were compared and every difference; the last result stands in
`proofs_soak.txt`.
"""

from __future__ import annotations

import sys
from collections import Counter
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from test_symbolic_agrees import OutsideError, disagreements, finished

from eligibility.acts.model import Rulebook
from eligibility.engine import check
from eligibility.engine.symbolic.fixing import TooLargeError
from eligibility.testing import case_documents, rulebooks
from eligibility.testing.acts import ASSESSMENTS, RIGHTS


def main(cases: int) -> int:
    outcomes: Counter[str] = Counter()
    differences: list[str] = []

    @settings(
        max_examples=cases,
        deadline=None,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(rulebooks(), case_documents(rights=RIGHTS, assessments=ASSESSMENTS), st.integers())
    def compare(rulebook: Rulebook, document: dict[str, Any], seed: int) -> None:
        case = finished(document, rulebook, RIGHTS[0], Random(seed).choice)
        try:
            differences.extend(disagreements(rulebook, case, RIGHTS[0]))
        except TooLargeError:
            outcomes["too large"] += 1
            return
        except OutsideError:
            outcomes["another shape of family"] += 1
            return
        for made in check(case, rulebook).determinations:
            if made.right == RIGHTS[0]:
                outcomes[made.outcome] += 1

    compare()
    print(f"{cases} cases: {len(differences)} differences; outcomes {dict(outcomes)}")
    for each in differences:
        print(each)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
