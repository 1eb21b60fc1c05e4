"""How much of an act its examples try: what they exercise, and which changes they notice."""

from __future__ import annotations
