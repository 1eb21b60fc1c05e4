"""The acts of a chain while they are linked, and what acts of places below may build on."""

from __future__ import annotations

from dataclasses import dataclass, field

from eligibility.acts import model
from eligibility.acts.link.context import Context
from eligibility.acts.link.definitions import Declared
from eligibility.acts.link.expressions import Checker
from eligibility.acts.link.parameters import Draft
from eligibility.acts.reader import Scalar
from eligibility.acts.scope import ActScope


@dataclass(slots=True)
class Linked:
    """Acts and what they declare. Once linked without a problem it no longer changes."""

    chain: tuple[str, ...]
    contexts: list[Context] = field(default_factory=list)
    scopes: dict[str, ActScope] = field(default_factory=dict)
    checkers: dict[str, Checker] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    declared: dict[str, Declared] = field(default_factory=dict)
    definitions: dict[str, model.Definition] = field(default_factory=dict)
    right_ids: set[str] = field(default_factory=set)
    other_rights: dict[str, model.Label] = field(default_factory=dict)
    assessments: dict[str, model.Assessment] = field(default_factory=dict)
    owners: dict[str, tuple[Context, Scalar]] = field(default_factory=dict)
    acts: dict[str, model.Act] = field(default_factory=dict)
    rights: dict[str, model.Right] = field(default_factory=dict)

    def carries(self, chain: tuple[str, ...]) -> bool:
        """Tell whether these acts mean the same in a longer chain.

        They do unless a text in them looks like a right of a place that was not yet in the
        chain: there such a right has to exist.
        """
        further = set(chain) - set(self.chain)
        return not any(each.elsewhere & further for each in self.checkers.values())

    def below(self, chain: tuple[str, ...]) -> Linked:
        """Return a copy to which the acts of further places of the chain are linked."""
        return Linked(
            chain,
            list(self.contexts),
            dict(self.scopes),
            dict(self.checkers),
            dict(self.drafts),
            dict(self.declared),
            dict(self.definitions),
            set(self.right_ids),
            dict(self.other_rights),
            dict(self.assessments),
            dict(self.owners),
            dict(self.acts),
            dict(self.rights),
        )
