"""Begins an act file for a place: from the model ordinance, or from an ordinance's text."""

from __future__ import annotations

from eligibility.acts.drafting.begin import Draft, act_from_text, model_act

__all__ = ["Draft", "act_from_text", "model_act"]
