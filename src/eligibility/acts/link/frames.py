"""Rights that higher law only frames: a municipal right stands in the place of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eligibility.acts import model
from eligibility.acts.link.context import Context
from eligibility.errors import did_you_mean


def frames_of(
    contexts: Sequence[Context], rights: Mapping[str, model.Right]
) -> dict[str, model.Right]:
    """Return each frame by the id of the municipality's right that stands in its place."""
    frames: dict[str, model.Right] = {}
    replaced: dict[str, str] = {}
    for context in contexts:
        for term, name in context.source.act.implements.items():
            frame, own = rights.get(term), rights.get(context.id_of(name))
            if frame is None:
                continue
            if not frame.open_term:
                context.wrong(f"`{term}` is not left open by its act", term)
            elif own is None:
                help = did_you_mean(name, context.source.act.rights, "rights of this act")
                context.wrong(f"unknown right `{name}`", name, help)
            elif term in replaced:
                context.wrong(f"`{replaced[term]}` already stands for `{term}`", term)
            else:
                replaced[str(term)] = own.id
                frames[own.id] = frame
    return frames
