"""A discretion of which no article says who exercises it."""

from __future__ import annotations

from collections.abc import Iterator

from eligibility.acts.model import Label
from eligibility.validate.finding import Finding
from eligibility.validate.subject import Subject
from eligibility.validate.texts import Bare, cited, lines

_DISCRETION = (
    r"\bmoze (?:se )?(?:\w+ ){0,3}(?:odobri|dodeli|prizna|umanji|uveca|produzi|odredi|oslobodi)\w*"
    r"|\bpo (?:slobodnoj )?oceni\b|u opravdanim slucajevima|kad okolnosti to opravdavaju"
    r"|u (?:narocito|posebno) (?:teskim|opravdanim)"
)
_BODY = (
    r"\bcent(?:ar|r)|\bvec[ea]\b|komisij|\borgan|uprav|predsednik|gradonacelnik|odeljenj|sluzb"
    r"|skupstin|savet|\btim\b|ustanov|sekretarijat|nadlezn|struc?n[io]g? (?:radnik|tim)|\bzavod"
    r"|\bcsr\b|\bministar"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Look at each sentence that leaves something to judgment for whose judgment it is."""
    for line in lines(subject):
        for first, last in line.sentences():
            text = Bare(line.text[first:last])
            found = next(text.find(_DISCRETION), None)
            if found is None or text.holds(_BODY):
                continue
            _, begin, end = found
            yield subject.finding(
                "discretion-without-body",
                line.key,
                Label(
                    "остављено је слободној оцени, а не каже се чијој",
                    "something is left to discretion, but not whose",
                ),
                subject.inside(line.text, first + begin, first + end),
                citation=cited(subject, line),
                words=line.text[first:last],
                suggestion=Label(
                    "именујте орган који одлучује и мерила којих се држи",
                    "name the body that decides and the criteria it follows",
                ),
            )
