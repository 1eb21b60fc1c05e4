"""A second opinion by durable-rules, an engine we did not write; an extra, loaded when asked for.

Nothing here shares code with the reference engine's combination of conditions: single
conditions come from it as met, unmet or unknown, and durable-rules combines them by rules
of its own. docs/decisions/0012-durable-rules-confirms.md says why, docs/cross-check.md how.
"""
