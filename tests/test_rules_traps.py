"""The traps in public sources: wrong amounts and abolished rules that are in no act."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

RULES = Path(__file__).parent.parent / "rules" / "rs"
ABOLISHED = ("ниво социјалне сигурности", "нивоа социјалне сигурности", "материјално обезбеђење")
NEIGHBOURS = ("ba", "me", "hr")


@cache
def acts() -> dict[str, Any]:
    """Return every act as plain data, every scalar as text."""
    return {
        path.relative_to(RULES).as_posix(): yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)
        for path in sorted(RULES.rglob("*.yaml"))
    }


@cache
def republic() -> dict[str, Any]:
    """Return the republic's own acts."""
    return {name: act for name, act in acts().items() if name.startswith("republika/")}


def values(of: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield act, parameter and each of its dated values."""
    for name, act in of.items():
        for parameter, given in act.get("parameters", {}).items():
            for value in given["values"]:
                yield name, parameter, value


def amounts(of: dict[str, Any]) -> dict[Decimal, list[dict[str, Any]]]:
    """Return every number that is a parameter's value, with the values that give it."""
    found: dict[Decimal, list[dict[str, Any]]] = {}
    for _, _, value in values(of):
        if value["value"].replace(".", "", 1).isdigit():
            found.setdefault(Decimal(value["value"]), []).append(value)
    return found


def texts(node: Any, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every text of an act with the keys that lead to it."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from texts(value, (*keys, key))
    elif isinstance(node, list):
        for item in node:
            yield from texts(item, keys)
    else:
        yield keys, node


def urls() -> Iterator[str]:
    """Yield the address of every source."""
    for act in acts().values():
        for source in act.get("sources", {}).values():
            if "url" in source:
                yield source["url"]


def test_the_base_of_july_2025_in_two_news_items_is_no_value() -> None:
    """13,234 contradicts the official series, and 3,983 is not its own 0.3 either."""
    known = amounts(acts())
    assert Decimal(12181) in known and Decimal(12266) in known
    assert not {Decimal(13234), Decimal(3983)} & set(known)
    for act in acts().values():
        for _, text in texts(act):
            assert not any(wrong in text for wrong in ("13234", "13.234", "13,234"))
    assert not any("kurir.rs/novcanik/9787904" in url or "2025-09-30" in url for url in urls())


def test_the_base_of_assistance_changes_in_april_and_october_only() -> None:
    """A base that begins in July, as the two news items say, cannot be."""
    starts = [value["from"] for _, name, value in values(republic()) if name == "nsp_base"]
    assert starts and {start[5:] for start in starts} == {"04-01", "10-01"}


def test_the_regime_before_2011_is_named_only_as_abolished() -> None:
    """Pages still speak of the level of social security and of material security."""
    named = [
        text
        for act in republic().values()
        for _, text in texts(act)
        if any(word in text.lower() for word in ABOLISHED)
    ]
    assert named and all("укинут" in text for text in named)


def test_child_allowance_is_not_bound_to_nineteen_years() -> None:
    """The law before July 2018 ended it at 19; no age of 19 holds since."""
    for name, parameter, value in values(republic()):
        if republic()[name]["parameters"][parameter].get("unit") == "year":
            ended = value.get("until", "9999") < "2018-07-01"
            assert value["value"] != "19" or ended, (name, parameter)


def test_no_right_of_the_republic_asks_for_health_insurance() -> None:
    """Being insured with the RFZO was a condition of child allowance before July 2018."""
    for name, act in republic().items():
        assert not any("health_insured" in text for _, text in texts(act)), name


def test_a_foster_parent_is_named_only_to_be_left_out() -> None:
    """Since 2018 a foster parent has no child allowance, whatever older pages say."""
    asked = [
        text
        for name, act in republic().items()
        for keys, text in texts(act)
        if '"foster_parent"' in text and keys[-1] in ("when", "concerns", "value", "is")
    ]
    assert asked and all(text.startswith("not(") for text in asked), asked


def test_no_source_is_a_neighbouring_countrys() -> None:
    """The entity of the same name in Bosnia, Montenegro and Croatia have other law."""
    hosts = {urlsplit(url).hostname or "" for url in urls()}
    assert len(hosts) > 20
    assert not {host for host in hosts if host.rpartition(".")[2] in NEIGHBOURS}
    for act in acts().values():
        for source in act.get("sources", {}).values():
            assert "Република Српска" not in source["title"]


@pytest.mark.parametrize("word", ["moja-pomoc", "vokic", "github"])
def test_the_catalogue_of_drafts_is_no_source(word: str) -> None:
    """A public catalogue marks its own entries as unverified."""
    assert not any(word in url for url in urls())


def test_child_allowance_is_not_decided_by_the_centre() -> None:
    """The catalogue files it at the centre for social work; the municipality decides."""
    (right,) = (
        right
        for act in republic().values()
        for name, right in act.get("rights", {}).items()
        if name == "child_allowance"
    )
    assert "центар" not in right["decides"]["body"]["sr"]


def test_no_right_of_the_republic_asks_how_long_somebody_resides() -> None:
    """The catalogue asks a year of the mother for the birth grant; law does not."""
    for name, act in republic().items():
        assert not any("residence length" in text for _, text in texts(act)), name


def test_no_right_of_the_republic_has_a_fixed_limit_of_household_income() -> None:
    """A public chatbot tests the household against 100,000 dinars, which is no law."""
    assert Decimal(100000) not in amounts(republic())


def test_the_inconsistent_threshold_of_2020_never_stands_alone() -> None:
    """A page prints 9,134.82 beside amounts that imply 9,143.83; neither is taken for sure."""
    known = amounts(acts())
    for suspect in (Decimal("9134.82"), Decimal("9143.83")):
        for value in known[suspect]:
            assert value.get("conflicting") == "true" and "reading" in value


def test_nothing_is_cut_for_not_working_for_the_benefit() -> None:
    """The sanction of the activation agreement has no valid basis since October 2022."""
    for name, act in republic().items():
        for keys, text in texts(act):
            if any(word in text.lower() for word in ("активациј", "activation")):
                assert keys[0] == "not_encoded", (name, keys)
