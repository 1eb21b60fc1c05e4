"""Links the acts of one place's chain into a rulebook."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from eligibility.acts import model
from eligibility.acts.link.conditions import names_in
from eligibility.acts.link.context import ActFile, Context
from eligibility.acts.link.definitions import Declared, link_definitions
from eligibility.acts.link.details import DetailLinker
from eligibility.acts.link.examples import link_example
from eligibility.acts.link.expressions import Checker, walk
from eligibility.acts.link.frames import frames_of
from eligibility.acts.link.guarantees import link_guarantees
from eligibility.acts.link.linked import Linked
from eligibility.acts.link.parameters import Draft, implement, parameter
from eligibility.acts.link.rights import link_right
from eligibility.acts.reader import Scalar
from eligibility.acts.schema.details import Transitional
from eligibility.acts.scope import TAKEN, ActScope, field_names
from eligibility.acts.time import first_seen
from eligibility.errors import InputError, Problem, did_you_mean
from eligibility.feel.nodes import Name
from eligibility.feel.types import ANY, DATE, NumberType, a, accepts
from eligibility.records import replace


def link(
    files: Sequence[ActFile],
    place: str,
    chain: tuple[str, ...],
    *,
    examples: bool | Collection[str] = True,
) -> model.Rulebook:
    """Return the rulebook of a place. Raises InputError with every problem found."""
    return rulebook_of(link_acts(files, chain, examples=examples), place)


def rulebook_of(linked: Linked, place: str) -> model.Rulebook:
    """Return what is linked as the rulebook of a place."""
    frames = frames_of(linked.contexts, linked.rights)
    framed = {frame.id for frame in frames.values()}
    return model.Rulebook(
        place,
        linked.chain,
        linked.acts,
        {id_: right for id_, right in linked.rights.items() if id_ not in framed},
        {id_: draft.parameter for id_, draft in linked.drafts.items()},
        linked.definitions,
        linked.assessments,
        other_rights=linked.other_rights,
        frames=frames,
    )


def link_acts(
    files: Sequence[ActFile],
    chain: tuple[str, ...],
    *,
    examples: bool | Collection[str] = True,
    above: Linked | None = None,
) -> Linked:
    """Return the acts of a chain linked, those in `above` without linking them anew.

    Raises InputError with every problem found, of `files` alone where others stand above.
    """
    linked = Linked(chain) if above is None else above.below(chain)
    problems: list[Problem] = []
    contexts = [Context(each, problems) for each in files]
    linked.contexts.extend(contexts)
    for context in contexts:
        _declare(linked, context)
    framed = {each.id_of(name) for each in linked.contexts for name in each.source.act.rights}
    for context in contexts:
        terms = context.source.act.implements
        of_values = {term: name for term, name in terms.items() if term not in framed}
        implement(context, linked.drafts, of_values)
    for context in contexts:
        _import(linked, context)
    _definitions(linked, contexts)
    own = [id_ for id_ in linked.drafts if above is None or id_ not in above.drafts]
    _bounds(linked, own)
    _recomputed(linked, own)
    for context in contexts:
        act, rights = _act(linked, context, examples)
        linked.acts[act.id] = act
        linked.rights.update(rights)
    frames_of(linked.contexts, linked.rights)
    if problems:
        raise InputError(*dict.fromkeys(problems))
    return linked


def _declare(linked: Linked, context: Context) -> None:
    """Make known what an act declares, before anything that may speak of it is checked."""
    act = context.source.act
    key = str(act.id)
    if key in linked.checkers:
        other = linked.checkers[key].context.source.file
        context.wrong(f"the act `{act.id}` stands twice", act.id, f"also in {other}")
    scope = linked.scopes[key] = ActScope()
    linked.checkers[key] = Checker(
        context,
        linked.right_ids,
        linked.assessments.keys(),
        frozenset(linked.chain),
    )
    fields = field_names()
    for name, given in act.parameters.items():
        _own(linked, context, "parameter", name)
        if name in fields - TAKEN:
            help = "inside a filter the two could not be told apart"
            context.wrong(f"the parameter `{name}` has the name of a fact", name, help)
        draft = parameter(context, name, given)
        if draft is not None:
            linked.drafts[context.id_of(name)] = draft
        context.names[str(name)] = context.id_of(name)
    for name, definition in act.definitions.items():
        _own(linked, context, "parameter", name)
        if name in fields - TAKEN:
            context.wrong(f"the definition `{name}` has the name of a fact", name)
        if definition.of in TAKEN and definition.of != "applicant":
            message = f"`{definition.of}` is a name of the language, not of a variable"
            context.wrong(message, definition.of)
        elif definition.of in act.parameters or definition.of in act.uses:
            message = f"the variable `{definition.of}` has the name of a parameter"
            context.wrong(message, definition.of)
        id_ = context.id_of(name)
        linked.declared[id_] = Declared(id_, name, definition, linked.checkers[key], scope)
        context.names[str(name)] = id_
    for name in act.rights:
        _own(linked, context, "right", name)
        linked.right_ids.add(context.id_of(name))
    for name, other_right in act.other_rights.items():
        _own(linked, context, "right", name)
        context.cite(other_right.at)
        linked.right_ids.add(context.id_of(name))
        linked.other_rights[context.id_of(name)] = context.label(other_right.name)
    for name, assessment in act.assessments.items():
        _own(linked, context, "assessment", name)
        id_ = context.id_of(name)
        linked.assessments[id_] = model.Assessment(
            id_,
            context.label(assessment.label),
            context.label(assessment.body),
            context.cite(assessment.at),
            tuple(context.label(indicator) for indicator in assessment.indicators),
        )


def _own(linked: Linked, context: Context, kind: str, name: Scalar) -> None:
    """Note an id that another act of the same place has already given."""
    if name in TAKEN:
        context.wrong(f"`{name}` is a name of the language", name, "choose another name")
        return
    if kind == "parameter":
        kind = "parameter or definition"
    key = f"{kind} {context.id_of(name)}"
    first = linked.owners.setdefault(key, (context, name))
    if first[1] is not name:
        where = f"line {first[1].line} of {first[0].source.file}"
        context.wrong(f"the {kind} `{context.id_of(name)}` stands twice", name, f"first on {where}")


def _import(linked: Linked, context: Context) -> None:
    """Resolve what an act uses from others, and type the parameters that it sees."""
    act = context.source.act
    known = {*linked.drafts, *linked.declared}
    for alias, id_ in act.uses.items():
        if alias in context.names:
            context.wrong(f"`{alias}` is declared in this act already", alias)
        elif alias in TAKEN:
            context.wrong(f"`{alias}` is a name of the language", alias, "choose another name")
        elif alias in field_names():
            context.wrong(f"the alias `{alias}` has the name of a fact", alias)
        elif id_ not in known and id_ not in linked.owners:
            help = did_you_mean(id_, known, "parameters and definitions of this place")
            context.wrong(f"unknown parameter or definition `{id_}`", id_, help)
        else:
            context.names[str(alias)] = str(id_)
    scope = linked.scopes[str(act.id)]
    for name, target in context.names.items():
        draft = linked.drafts.get(target)
        if draft is not None:
            scope.parameters[name] = draft.parameter.type
        elif target not in linked.declared:
            # What is wrong with it has been said once.
            scope.parameters[name] = ANY


def _definitions(linked: Linked, contexts: Sequence[Context]) -> None:
    """Check the definitions of some acts; those of acts above are known already."""
    known = linked.definitions
    declared = {id_: each for id_, each in linked.declared.items() if id_ not in known}
    seen_as: dict[str, list[tuple[ActScope, str]]] = {id_: [] for id_ in declared}
    for context in contexts:
        scope = linked.scopes[str(context.source.act.id)]
        for name, target in context.names.items():
            if target in seen_as:
                seen_as[target].append((scope, name))
            elif target in known:
                scope.define(name, known[target].type)
    linked.definitions.update(link_definitions(declared, seen_as))


def _bounds(linked: Linked, ids: Iterable[str]) -> None:
    """Check the floor and the cap that higher law sets to a term it leaves open."""
    for id_ in ids:
        draft = linked.drafts[id_]
        if draft.file.floor is None and draft.file.cap is None:
            continue
        context = linked.owners[f"parameter or definition {id_}"][0]
        checker = linked.checkers[str(context.source.act.id)]
        scope = linked.scopes[str(context.source.act.id)].of_parameters()
        if not draft.parameter.open_term:
            context.wrong("a floor or cap on a parameter that is no open term", draft.declared)
        bounds: dict[str, model.Expression] = {}
        for name, text in (("floor", draft.file.floor), ("cap", draft.file.cap)):
            if text is None:
                continue
            checked = checker.expression(text, scope)
            if checked is None:
                continue
            if not accepts(draft.parameter.type, checked.type) or not isinstance(
                checked.type, NumberType
            ):
                wanted = a(draft.parameter.type)
                context.wrong(f"the {name} is {wanted}, not {a(checked.type)}", text)
                continue
            bounds[name] = checked
        made = replace(draft.parameter, floor=bounds.get("floor"), cap=bounds.get("cap"))
        linked.drafts[id_] = Draft(made, draft.declared, draft.file)


def _recomputed(linked: Linked, ids: Iterable[str]) -> None:
    """Check what gives the values of a parameter that no source shows."""
    for id_ in ids:
        draft = linked.drafts[id_]
        text = draft.file.recomputed
        if text is None:
            continue
        context = linked.owners[f"parameter or definition {id_}"][0]
        checker = linked.checkers[str(context.source.act.id)]
        scope = linked.scopes[str(context.source.act.id)].of_parameters()
        wanted = draft.parameter.type
        checked = checker.expression(text, scope, expected=wanted, what="a recomputed value")
        if checked is None:
            continue
        used = {
            context.names.get(each.name, "") for each in walk(checked.node) if type(each) is Name
        }
        for other in sorted(used & linked.drafts.keys()):
            # One step only: no circle is possible, and the reason can be told in one line.
            if linked.drafts[other].file.recomputed is not None:
                help = "name only parameters whose values a source shows"
                context.wrong(f"`{other}` is recomputed itself", text, help)
        made = replace(draft.parameter, recomputed=checked, names=context.names)
        linked.drafts[id_] = Draft(made, draft.declared, draft.file)


def _conditions(linked: Linked) -> dict[str, frozenset[str]]:
    """Return what the conditions of each right of the chain are called."""
    return {
        context.id_of(name): frozenset(map(str, names_in(right.conditions)))
        for context in linked.contexts
        for name, right in context.source.act.rights.items()
    }


def _wanted(id_: str, examples: bool | Collection[str]) -> bool:
    return examples if isinstance(examples, bool) else id_ in examples


def _act(
    linked: Linked, context: Context, examples: bool | Collection[str]
) -> tuple[model.Act, dict[str, model.Right]]:
    act = context.source.act
    chosen = act.examples if _wanted(str(act.id), examples) else ()
    conditions = _conditions(linked) if chosen else {}
    validity = context.validity(act.validity, act.validity.at)
    dated = validity.start is not None or first_seen(validity) is not None
    if not dated and not act.validity.undated:
        help = (
            "`validity: {seen: 2017-02-07, at: …}`, or `from:` or `published:`; "
            "`undated: true` if the source shows no day"
        )
        context.wrong("the act does not say when it is in force or was seen", act.id, help)
    if act.validity.at is None:
        help = "`validity: {…, at: a source}`"
        context.wrong("the act does not say which source shows it", act.id, help)
    checker, scope = linked.checkers[str(act.id)], linked.scopes[str(act.id)]
    rights: dict[str, model.Right] = {}
    for name, given in act.rights.items():
        right = link_right(checker, scope, name, given, validity)
        if right is not None:
            rights[right.id] = right
    general = DetailLinker(checker, scope.with_variables({}), validity.citation)
    made = model.Act(
        id=str(act.id),
        place=context.place,
        title=context.label(act.title),
        file=context.source.file,
        digest=context.source.digest,
        gazette=tuple((each.text, each.date) for each in act.gazette),
        enabling=tuple((each.act, each.article) for each in act.enabling),
        sources=tuple(context.sources.values()),
        validity=validity,
        rights=tuple(rights),
        parameters=tuple(context.id_of(name) for name in act.parameters),
        definitions=tuple(context.id_of(name) for name in act.definitions),
        not_encoded=tuple(
            (context.label(each.passage), context.label(each.why), context.cite(each.at))
            for each in act.not_encoded
        ),
        examples=tuple(link_example(context, each, checker.rights, conditions) for each in chosen),
        implements={
            str(term): context.id_of(name)
            for term, name in act.implements.items()
            if term in linked.drafts
        },
        texts=dict(act.texts),
        guarantees=tuple(link_guarantees(checker, scope, act)),
        waived=tuple(
            model.Waived(
                each.finding, str(each.on) if each.on else None, context.label(each.reason)
            )
            for each in act.waived
        ),
        transitional=tuple(
            general.described(
                "transitional",
                each,
                _transitional(context, each),
                date=(each.date, DATE),
            )
            for each in act.transitional
        ),
    )
    return made, rights


def _transitional(context: Context, given: Transitional) -> Mapping[str, str]:
    data: dict[str, str] = {"rule": given.rule}
    for name in given.rights:
        if name not in context.source.act.rights:
            help = did_you_mean(name, context.source.act.rights, "rights of this act")
            context.wrong(f"unknown right `{name}`", name, help)
    if given.rights:
        data["rights"] = ", ".join(context.id_of(name) for name in given.rights)
    if given.act is not None:
        data["act"] = given.act
    return data
