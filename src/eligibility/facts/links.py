"""The links between people of a case, from which each right forms its own unit."""

from typing import Literal

from eligibility.facts import evidence
from eligibility.facts.base import Day, Maybe, Model, fact

LinkKind = Literal[
    "parent",
    "adoptive_parent",
    "foster_parent",
    "guardian",
    "step_parent",
    "grandparent",
    "sibling",
    "spouse",
    "partner",
    "carer",
    "burial_payer",
    "violence",
]


class Link(Model):
    """What one person is to another: `person` is the parent (spouse, …) of `of`."""

    kind: LinkKind = fact(
        "врста односа",
        "kind of relation",
        required=True,
        evidence=evidence.BIRTH,
        values={
            "parent": ("родитељ", "parent"),
            "adoptive_parent": ("усвојитељ", "adoptive parent"),
            "foster_parent": ("хранитељ", "foster parent"),
            "guardian": ("старатељ", "guardian"),
            "step_parent": ("очух или маћеха", "step-parent"),
            "grandparent": ("баба или деда", "grandparent"),
            "sibling": ("брат или сестра", "sibling"),
            "spouse": ("супружник", "spouse"),
            "partner": ("ванбрачни партнер", "non-marital partner"),
            "carer": ("негује", "cares for"),
            "burial_payer": ("сносио трошкове сахране", "paid for the burial of"),
            "violence": ("извршилац насиља над", "perpetrator of violence against"),
        },
        protected_values=("violence",),
    )
    person: str = fact("лице", "person", required=True, exposed=False)
    of: str = fact("у односу на лице", "in relation to", required=True, exposed=False)
    cares_directly: Maybe[bool] = fact(
        "непосредно се стара", "cares directly", evidence=evidence.CENTRE
    )
    cares_alone: Maybe[bool] = fact("стара се само", "cares alone", evidence=evidence.CENTRE)
    cares_since: Maybe[Day] = fact(
        "лично негује од дана", "cares personally since", evidence=evidence.CENTRE
    )
    parental_right: Maybe[Literal["full", "deprived"]] = fact(
        "родитељско право",
        "parental right",
        sensitivity="sensitive",
        evidence=evidence.CENTRE,
        values={"full": ("потпуно", "full"), "deprived": ("лишење", "deprived")},
    )
