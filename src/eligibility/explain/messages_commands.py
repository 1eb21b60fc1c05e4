"""The fixed words of the commands `rights`, `compare` and `places`."""

from __future__ import annotations

from eligibility.acts.model import Label

COMMANDS: dict[str, Label] = {
    # rights command
    "rights.seen": Label("виђено {date}", "seen {date}"),
    "rights.not_seen": Label("дан није познат", "day not known"),
    "rights.group": Label("Права која именују групу: {what}", "Rights that name the group: {what}"),
    "rights.nothing_group": Label(
        "Ниједно обрађено право не именује ову групу.", "No encoded right names this group."
    ),
    "rights.nothing_stale": Label(
        "Ништа није последњи пут виђено пре тог дана.", "Nothing was last seen before that day."
    ),
    "rights.partial": Label("делимично: недостају {what}", "partial: {what} missing"),
    "rights.not_encoded": Label("није обрађено: {what}", "not encoded: {what}"),
    # compare command
    "compare.title": Label("Поређење: {names}", "Comparison: {names}"),
    "compare.as_is": Label(
        "Као да је захтев поднет у свакој од њих, са пребивалиштем и боравиштем како их предмет "
        "наводи: ко тамо не живи, не испуњава услов пребивалишта. Шта би било да породица тамо "
        "живи: --as-if-resident.",
        "As if claimed in each of them, with residence as the case tells it: who does not live "
        "there does not meet a condition of residence. What would be if the family lived there: "
        "--as-if-resident.",
    ),
    "compare.resident": Label(
        "Претпоставка: као да породица живи и подноси захтев у свакој од њих. Пребивалиште и "
        "боравиште које предмет наводи за место {home} рачуна се тамо, исто толико дуго; школа и "
        "остала места су како пише. Право се остварује само тамо где породица заиста живи.",
        "A supposition: as if the family lived and claimed in each of them. Residence that the "
        "case gives for {home} counts there, for as long; schools and other places are as told. "
        "A right is only had where the family really lives.",
    ),
    "compare.none": Label("није унето", "not encoded"),
    "compare.legend": Label(
        "– није унето: за то место такво право није обрађено; то не значи да га нема.",
        "– not encoded: no such right is encoded for the place; it may exist all the same.",
    ),
    "compare.same": Label("Исто свуда", "The same everywhere"),
    "compare.nowhere": Label(
        "Нигде се не тиче породице или није на снази: {names}",
        "Nowhere concerns the family or is in force: {names}",
    ),
    "compare.row": Label("Право", "Right"),
    # places command
    "places.district": Label("{name} округ", "{name} district"),
    "places.no_district": Label("Ван округа", "In no district"),
    "places.programme": Label("програм подршке", "support programme"),
    "places.no_acts": Label("прописи нису унети", "no acts encoded"),
    "places.acts_above": Label("важе прописи: {names}", "acts of {names} apply"),
    "places.count": Label(
        "места: {count}; са унетим прописима: {acts}", "places: {count}; with acts: {acts}"
    ),
    "places.nothing": Label("Нема таквих места.", "No such places."),
    "place.republic": Label("република", "republic"),
    "place.province": Label("аутономна покрајина", "autonomous province"),
    "place.city": Label("град", "city"),
    "place.municipality": Label("општина", "municipality"),
    "place.city_municipality": Label("градска општина", "city municipality"),
}
