"""A difference as text, Markdown and JSON."""

from __future__ import annotations

from eligibility.validate.render.as_json import difference_json
from eligibility.validate.render.as_markdown import difference_markdown
from eligibility.validate.render.as_text import difference_text

__all__ = ["difference_json", "difference_markdown", "difference_text"]
