"""The library in ten lines: python examples/api.py examples/lajkovac-birth.json"""

import sys
from pathlib import Path

from eligibility import check, load, read_case

path = Path(sys.argv[1] if len(sys.argv) > 1 else "examples/lajkovac-birth.json")
case = read_case(path.read_text(encoding="utf-8"), path.name)
rulebook = load("Lajkovac")
result = check(case, rulebook)
for determination in result.determinations:
    if determination.standing == "possible":
        name = rulebook.rights[determination.right].name.en
        print(determination.outcome, name, determination.holder, sep=" | ")
