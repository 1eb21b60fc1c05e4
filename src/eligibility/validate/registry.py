"""All kinds of finding: code, severity, title, and the module that looks for it.

One kind is one line here, one module in `checks/` with a function `check(subject)`, one page
docs/findings/<code>.md with an avoid and a prefer example, and one test. A module may serve
several codes; it is then named in each of their lines, and runs once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from eligibility.acts.model import Label
from eligibility.records import Record
from eligibility.validate.finding import Finding, Severity

if TYPE_CHECKING:
    from eligibility.validate.subject import Subject

Check = Callable[["Subject"], Iterator[Finding]]

PROOFS_EXTRA = "proofs"
"""The extra with which proofs are installed."""


class Kind(Record):
    """A kind of finding.

    `module` names the module in `checks/` where that is not the code's own; empty, the run
    itself tells it. `needs_proofs`: nothing is looked for without the solver; `asks_proofs`:
    only what the acts' own examples show. `needs_texts`: nothing is looked for where the act
    does not carry the text of its articles.
    """

    code: str
    severity: Severity
    title: Label
    module: str | None = None
    needs_proofs: bool = False
    asks_proofs: bool = False
    needs_texts: bool = False

    @property
    def home(self) -> str:
        """The name of the module that looks for it; empty where the run itself does."""
        return self.code.replace("-", "_") if self.module is None else self.module

    @property
    def page(self) -> str:
        """Where the page about this kind stands in the repository."""
        return f"docs/findings/{self.code}.md"


KINDS: tuple[Kind, ...] = (
    Kind("example-fails", "error", Label("пример не пролази", "an example fails")),
    Kind(
        "cliff",
        "warning",
        Label("износ пада одједном", "the amount falls at once"),
        asks_proofs=True,
    ),
    Kind(
        "never-granted",
        "error",
        Label("право које нико не добија", "a right that nobody gets"),
        needs_proofs=True,
    ),
    Kind(
        "condition-never-true",
        "error",
        Label("услов који нико не испуњава", "a condition that nobody fulfils"),
        "requirements",
        needs_proofs=True,
    ),
    Kind(
        "condition-always-true",
        "warning",
        Label("услов који свако испуњава", "a condition that everybody fulfils"),
        "requirements",
        needs_proofs=True,
    ),
    Kind(
        "condition-implied",
        "warning",
        Label("услов који следи из осталих", "a condition that follows from the others"),
        "requirements",
        needs_proofs=True,
    ),
    Kind(
        "guarantee-refuted",
        "error",
        Label("оповргнуто јемство", "a guarantee refuted"),
        "guarantees",
        needs_proofs=True,
    ),
    Kind("above-cap", "error", Label("изнад границе закона", "above the law's cap"), "limits"),
    Kind("below-floor", "error", Label("испод границе закона", "below the law's floor"), "limits"),
    Kind(
        "narrower-than-law",
        "review",
        Label("уже од закона", "narrower than the law"),
        asks_proofs=True,
    ),
    Kind("table-gap", "warning", Label("вредности без реда у табели", "a gap in a table")),
    Kind("table-overlap", "error", Label("редови који се преклапају", "rows that overlap")),
    Kind("table-dead-row", "warning", Label("ред који никад не важи", "a row never applied")),
    Kind(
        "table-order",
        "warning",
        Label("посебан ред иза општег", "a special row behind a general one"),
        module="table_dead_row",
    ),
    Kind("age-bands-hole", "warning", Label("узраст без услуге", "an age without a service")),
    Kind("not-monotone", "warning", Label("износи час расту, час опадају", "amounts that turn")),
    Kind(
        "rises-with-income",
        "warning",
        Label("износ који расте с приходом", "an amount that rises with income"),
        asks_proofs=True,
    ),
    Kind(
        "falls-with-member",
        "warning",
        Label("износ који опада с још једним чланом", "an amount that falls with one member more"),
        asks_proofs=True,
    ),
    Kind(
        "turns-by-birth-order",
        "review",
        Label("износи по реду рођења који се преламају", "amounts that turn by order of birth"),
        asks_proofs=True,
    ),
    Kind("readings-differ", "note", Label("више читања", "several readings"), asks_proofs=True),
    Kind(
        "residence-deadlock",
        "warning",
        Label("ни у једном ни у другом месту", "in neither of two places"),
        asks_proofs=True,
    ),
    Kind(
        "unequal-treatment",
        "review",
        Label("неједнако поступање", "unequal treatment"),
        asks_proofs=True,
    ),
    Kind(
        "unclaimed-words",
        "warning",
        Label("речи члана које нису унете", "words of an article that nothing claims"),
        needs_texts=True,
    ),
    Kind(
        "list-without-connective",
        "warning",
        Label("набрајање без „и“ или „или“", "a list without a connective"),
        needs_texts=True,
    ),
    Kind(
        "term-undefined",
        "warning",
        Label("појам који није одређен", "a term that is not defined"),
        needs_texts=True,
    ),
    Kind(
        "term-defined-twice",
        "warning",
        Label("појам одређен двапут", "a term defined twice"),
        needs_texts=True,
    ),
    Kind(
        "discretion-without-body",
        "warning",
        Label("слободна оцена, а не каже се чија", "a discretion without a body"),
        needs_texts=True,
    ),
    Kind(
        "income-unspecified",
        "warning",
        Label("граница прихода није одређена", "an income limit that is not specified"),
        needs_texts=True,
    ),
    Kind(
        "dangling-citation",
        "error",
        Label("позивање на члан кога нема", "a citation to what is not there"),
        needs_texts=True,
    ),
    Kind("abolished-term", "error", Label("појам који више не постоји", "an abolished term")),
    Kind(
        "outdated-classification",
        "warning",
        Label("подела старија од стандарда", "a classification older than the standards"),
    ),
    Kind("other-place-named", "error", Label("име другог места", "another place's name")),
    Kind("term-not-computable", "warning", Label("појам без мерила", "a term without a measure")),
    Kind(
        "nominal-amount",
        "note",
        Label("износ који се не усклађује", "a nominal amount without indexation"),
    ),
    Kind(
        "equality-on-money",
        "warning",
        Label("једнакост уместо највишег износа", "equality where a ceiling is meant"),
    ),
    Kind(
        "duration-without-anchor",
        "warning",
        Label("трајање без дана до ког се рачуна", "a duration without an anchor"),
    ),
    Kind(
        "residence-kinds-mixed",
        "review",
        Label("пребивалиште и боравиште помешани", "kinds of residence mixed"),
    ),
    Kind(
        "cumulation-undefined",
        "warning",
        Label("однос два права није уређен", "cumulation not settled"),
    ),
    Kind(
        "promised-not-delivered",
        "warning",
        Label("обећано, а није уређено", "promised, not delivered"),
    ),
    Kind("ends-conflict", "warning", Label("крај права није једнозначан", "ends that conflict")),
    Kind(
        "role-mismatch",
        "warning",
        Label(
            "улога у доказу и у праву се разликују",
            "a role in the evidence that is not the right's",
        ),
    ),
    Kind(
        "points-off-purpose",
        "review",
        Label("предност без везе са сврхом", "precedence off the purpose"),
    ),
    Kind(
        "unused-waiver",
        "warning",
        Label("прихваћена примедба које нема", "a waiver of nothing"),
        module="",
    ),
    Kind(
        "proofs-missing",
        "note",
        Label("докази нису рађени", "proofs were not made"),
        module="",
    ),
)


def kinds() -> dict[str, Kind]:
    """Return all kinds of finding by code."""
    return {kind.code: kind for kind in KINDS}


def function(home: str) -> Check:
    """Return the function of a module in `checks/`, imported when it is first asked for."""
    found: Check = import_module(f"eligibility.validate.checks.{home}").check
    return found


def can_prove() -> bool:
    """Whether the solver is installed; it is not imported here."""
    return find_spec("z3") is not None
