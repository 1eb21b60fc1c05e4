"""Findings and differences as one self-contained HTML file that reads well and prints well."""

from __future__ import annotations

from eligibility.validate.report.difference import difference_html
from eligibility.validate.report.findings import findings_html

__all__ = ["difference_html", "findings_html"]
