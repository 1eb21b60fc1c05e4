"""Reasons, what to ask, and every form in which an answer is written."""
