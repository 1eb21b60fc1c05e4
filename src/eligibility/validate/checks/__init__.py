"""One module per kind of finding, each with `check(subject) -> Iterator[Finding]`."""
