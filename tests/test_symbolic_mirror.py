"""A household's twin: renaming what is worked out over one says the same as working it out."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from eligibility.acts.model import Rulebook
from eligibility.engine.symbolic import Household, Impossible, Space, Witness
from eligibility.engine.symbolic.mirror import Mirror
from eligibility.engine.symbolic.solver import z3
from eligibility.engine.symbolic.values import NotModelledError
from eligibility.testing import rulebooks
from eligibility.testing.acts import RIGHTS

EMPTY = Rulebook("rs", ("rs",), {}, {}, {}, {}, {})
DIFFERING = (
    "sex",
    "p0.birth_date",
    "p1.sex",
    "p1.incomes.0.amount",
    "income.amount",
    "residences",
    "awards/rs.nsp",
    "events",
    "p1.exists",
    "citizenship",
    "employment",
)


def apart(space: Space, mirrored: Any, direct: Any, twin: Space) -> list[Any]:
    """Return the solver's answers to whether two ways of working out a right ever differ."""
    questions = [
        z3.Xor(getattr(mirrored, name), getattr(direct, name))
        for name in ("eligible", "refused", "possible", "present")
    ]
    if mirrored.amount is not None:
        one, two = mirrored.amount, direct.amount
        questions.append(z3.Xor(one.known, two.known))
        questions.append(z3.And(one.known, one.value != two.value))
    return [space.ask(each, twin=twin, seconds=5, small=False) for each in questions]


@settings(
    max_examples=40,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(rulebooks(), st.sampled_from(RIGHTS), st.sets(st.sampled_from(DIFFERING), max_size=3))
def test_a_mirrored_right_says_what_the_right_says_over_the_twin(
    rulebook: Rulebook, right: str, differing: set[str]
) -> None:
    """Outcomes and amounts are alike in every household and twin, or nothing is free at all."""
    home = Household(people=3)
    one = Space(rulebook, home)
    like = Space(rulebook, home.twin(differing, name="other"), like=one)
    # The twin of the same name, made last, is the one whose rules bind.
    direct = Space(rulebook, home.twin(differing, name="other"))
    try:
        worked_out = direct.right(right)
        _ = worked_out.eligible, worked_out.possible, worked_out.amount
        answers = apart(one, like.right(right), worked_out, direct)
    except NotModelledError:
        return
    for answer in answers:
        assert not isinstance(answer, Witness) or answer.assumed, answer.text


def test_twins_of_one_household_do_not_bind_each_other() -> None:
    """Parents are of two sexes: one alone is not turned, both are, whatever was asked before."""
    home = Household(people=3)
    one = Space(EMPTY, home)
    parents = [one.given(home.kinship.link("parent", each, 0)) for each in (1, 2)]
    for slots in ((1,), (2,), (1, 2)):
        twin = home.twin({f"p{each}.sex" for each in slots})
        two = Space(EMPTY, twin, like=one)
        two.settle()
        turned = [one.fact(f"{each}.sex") != two.fact(f"{each}.sex") for each in slots]
        answer = one.ask(*turned, *parents, twin=two, small=False)
        assert isinstance(answer, Witness if len(slots) == 2 else Impossible)


def test_what_is_made_of_facts_that_differ_is_another_number_over_the_twin() -> None:
    """A product, a quotient and a day so many days later rest on the twin's own facts."""
    home = Household(people=2)
    first, second = (home.pool(home.slots[at], "incomes", "")[0] for at in (0, 1))
    one, other = (home.field(each, "amount").value for each in (first, second))
    born, order = (home.field(0, name).value for name in ("birth_date", "birth_order"))
    products = home.products
    mirror = Mirror(home, home.twin({"p0.incomes.0.amount", "p0.birth_date"}))
    mine = mirror.term(one)
    assert mine is not one and mirror.term(other) is other
    product, quotient = products.product(one, other), products.quotient(one, other)
    assert mirror.term(product) is products.product(mine, other) is not product
    assert mirror.term(quotient) is products.quotient(mine, other) is not quotient
    later = products.later(born, order)
    assert mirror.value(later) == products.later(mirror.value(born), order) != later
    untouched = products.product(other, other)
    assert mirror.term(untouched) is untouched
    assert products.constants([product]) >= {"p0.incomes.0.amount", "p1.incomes.0.amount"}
