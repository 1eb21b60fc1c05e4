"""Brings the rulebooks of the shipped acts into the wheel, so that no first run links them."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LinkedRulebooks(BuildHookInterface):  # type: ignore[type-arg]
    """Links the acts of every place and adds what comes of it as data."""

    PLUGIN_NAME = "custom"
    _folder = ""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the forms to a temporary folder, from which the wheel takes them."""
        if version == "editable":
            # There the acts change beside the code, and what was built is kept by content.
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
        try:
            from eligibility.acts import linked

            self._folder = tempfile.mkdtemp(prefix="eligibility-linked.")
            for name, data in linked.forms():
                path = Path(self._folder) / name
                path.write_bytes(data)
                build_data["force_include"][str(path)] = f"eligibility/{linked.FOLDER}/{name}"
        finally:
            sys.dont_write_bytecode = before
            sys.path.remove(str(Path(self.root) / "src"))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
