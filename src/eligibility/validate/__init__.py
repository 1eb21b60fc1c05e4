"""What a draft act gets wrong and what it changes: findings, proofs, differences.

The package itself is the public function: `from eligibility import validate` gives it whatever
was imported before, and `validate(act, rulebook)` calls it (docs/decisions/0014).
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eligibility.validate.run import validate as validate


class _Function(ModuleType):
    """A package that can be called: importing a submodule binds the package to this name."""

    def __call__(self, *given: Any, **named: Any) -> Any:
        from eligibility.validate.run import validate

        return validate(*given, **named)


sys.modules[__name__].__class__ = _Function
