"""Where something stands and how sure that is, in words."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from eligibility.acts.model import Citation, Evidence
from eligibility.explain.words import Voice

STRENGTH: dict[Evidence, int] = {"text": 0, "supplied": 1, "secondary": 2, "inferred": 3}


def place_in_act(voice: Voice, citation: Citation) -> str:
    """Return article, paragraph and item, or that the article was not seen."""
    if citation.article is None:
        return voice.say("article_not_seen")
    parts = [voice.say("article", number=voice.written(citation.article))]
    if citation.paragraph is not None:
        parts.append(voice.say("paragraph", number=voice.written(citation.paragraph)))
    if citation.item is not None:
        parts.append(voice.say("item", number=voice.written(citation.item)))
    return ", ".join(parts)


def evidence_of(citation: Citation) -> Evidence:
    """Return how sure a citation is: its own mark, else its source's."""
    return citation.evidence or citation.source.evidence


def cite(voice: Voice, citation: Citation | None, seen: date | None = None) -> str:
    """Return a source line: title, day, evidence; place in the act; when last seen."""
    if citation is None:
        return voice.say("no_source")
    source = citation.source
    published = f", {voice.day(source.published)}" if source.published is not None else ""
    evidence = voice.say(f"evidence.{evidence_of(citation)}")
    text = f"{voice.written(source.title)}{published} ({evidence}); {place_in_act(voice, citation)}"
    if seen is not None and seen != source.published:
        text += f"; {voice.say('last_seen', date=voice.day(seen))}"
    return text


def cite_briefly(voice: Voice, citation: Citation | None, seen: date | None) -> str:
    """Return the site, evidence and year: enough to know how far to trust a line."""
    if citation is None:
        return voice.say("no_source")
    site = urlsplit(citation.source.url).hostname or voice.written(citation.source.title)
    evidence = voice.say(f"evidence.{evidence_of(citation)}")
    day = voice.say("undated") if seen is None else voice.say("seen_in", year=seen.year)
    return f"{site.removeprefix('www.')}, {evidence}, {day}"


def cite_shortly(voice: Voice, citation: Citation | None, seen: date | None) -> str:
    """Return title, evidence and when last seen, where all of the act is unseen anyway."""
    if citation is None:
        return voice.say("no_source")
    title = voice.written(citation.source.title)
    evidence = voice.say(f"evidence.{evidence_of(citation)}")
    day = voice.say("undated") if seen is None else voice.say("last_seen", date=voice.day(seen))
    return f"{title}, {evidence}, {day}"
