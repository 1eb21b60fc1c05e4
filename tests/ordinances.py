"""The two versions of an invented ordinance that tests of differences and reports use."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

from eligibility.acts.load import load_rulebook
from eligibility.acts.model import Label, Rulebook
from eligibility.facts import Case, read_case
from eligibility.validate.curves import curve
from eligibility.validate.difference import (
    Change,
    Difference,
    ExampleChange,
    ParameterChange,
    RightChange,
)
from eligibility.validate.incomes import axes, with_income
from eligibility.validate.replay import change_witness

EXAMPLES = Path(__file__).parent.parent / "examples"
OLD, NEW = EXAMPLES / "ordinance-old.yaml", EXAMPLES / "ordinance-new.yaml"
AID, BIRTH = "mionica.family_aid", "mionica.birth_grant"


@cache
def books() -> tuple[Rulebook, Rulebook]:
    """Return the rules of the place with the old and with the new ordinance."""
    old, new = (load_rulebook("mionica", acts=[path]) for path in (OLD, NEW))
    return old, new


def example(number: int) -> Case:
    """Return the case of an example of the old ordinance."""
    return read_case(books()[0].acts["mionica.porodice"].examples[number].case)


@cache
def difference() -> Difference:
    """Return what changes between the two, its witnesses replayed and its curve computed."""
    old, new = books()
    aid, birth = old.rights[AID], old.rights[BIRTH]

    def changed(
        kind: str, sr: str, en: str, right: str, number: int, income: int | None = None
    ) -> Change:
        case = example(number)
        if income is not None:
            case = with_income(case, next(axes(case)), Fraction(income))
        witness = change_witness(case, (old, right), (new, right))
        return Change(kind=kind, words=Label(sr, en), witness=witness)  # type: ignore[arg-type]

    drawn = curve(old, new, AID, example(0), next(axes(example(0))))
    assert drawn is not None
    return Difference(
        old="ordinance-old.yaml",
        new="ordinance-new.yaml",
        rights=(
            RightChange(
                AID,
                AID,
                aid.name,
                "changed",
                (
                    changed("more", "до осам хиљада по члану", "up to eight thousand each", AID, 0),
                    changed("gains", "изнад раније границе", "above the old limit", AID, 1, 46000),
                    changed("less", "испод раније границе", "below the old limit", AID, 1, 40000),
                ),
                bound=6,
            ),
            RightChange(
                BIRTH,
                BIRTH,
                birth.name,
                "changed",
                (changed("gains", "боравак краћи од године", "a stay below a year", BIRTH, 2),),
                bound=6,
            ),
            RightChange(
                "mionica.school_kit", None, old.rights["mionica.school_kit"].name, "removed"
            ),
            RightChange(
                None, "mionica.heating_aid", new.rights["mionica.heating_aid"].name, "added"
            ),
            RightChange("rs.nsp", "rs.nsp", old.rights["rs.nsp"].name, "equivalent", bound=6),
            RightChange(
                "rs.energy_vulnerable_customer",
                "rs.energy_vulnerable_customer",
                old.rights["rs.energy_vulnerable_customer"].name,
                "unsettled",
                unsettled=(Label("ко губи", "who loses"),),
            ),
        ),
        parameters=(
            ParameterChange(
                "mionica.birth_amount",
                old.parameters["mionica.birth_amount"].label,
                (Label("30.000 RSD", "30,000 RSD"),),
                (Label("40.000 RSD", "40,000 RSD"),),
            ),
            ParameterChange(
                "mionica.income_limit",
                old.parameters["mionica.income_limit"].label,
                (Label("20.000 RSD / месец", "20,000 RSD / month"),),
                (),
            ),
        ),
        examples=(
            ExampleChange(
                Label("Мајка са двоје деце", "A mother with two children"),
                change_witness(example(0), (old, AID), (new, AID)),
            ),
        ),
        curves=(drawn,),
    )
