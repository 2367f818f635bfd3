"""Walks every screen and every page of the office: ``python tools/run_walk.py --all --out build/walk``.

Writes the report. Each language is walked in a process of its own, two at a time. Exit code 1: something was found.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.i18n.locales import Locale

ROOT = Path(__file__).resolve().parents[1]
AT_ONCE = 2
"""Languages walked at the same time: the kiosk's machines and ours have two cores."""


@dataclass(frozen=True, slots=True)
class Walked:
    """What the walk of one language printed, and what Qt said meanwhile."""

    name: str
    report: dict[str, Any]
    notes: list[str]


def walk(name: str, *arguments: str) -> Walked:
    """Walk one part in a process of its own; ``name`` is how the report calls it.

    Raises:
        RuntimeError: the walk itself broke; the message holds the end of what it said.
    """
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.stdout:
        raise RuntimeError(f"The walk of {name} broke:\n{done.stderr[-4000:]}")
    return Walked(name, json.loads(done.stdout), done.stderr.splitlines())


def main() -> int:
    """Walk all languages, print the numbers, write ``report.json`` and ``report.txt``."""
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        walked = [
            part.result() for part in [pool.submit(walk, *part) for part in _parts(options.all, str(options.out))]
        ]
    findings = [finding for one in walked for finding in one.report["findings"]]
    lines = [_numbers(one) for one in walked]
    lines.append(f"in all: {len(findings)} findings")
    lines += [f"  {check}: {count}" for check, count in sorted(Counter(item["check"] for item in findings).items())]
    (options.out / "report.json").write_text(json.dumps(findings, ensure_ascii=False, indent=1), encoding="utf-8")
    said = [_sentence(finding) for finding in findings]
    (options.out / "report.txt").write_text("\n".join([*lines, "", *said, ""]), encoding="utf-8")
    print("\n".join(lines))
    print(f"Report and contact sheets: {options.out}")
    return 1 if findings else 0


def _parts(everything: bool, out: str) -> list[tuple[str, ...]]:
    """The processes: what the report calls each, and its module with its arguments. The longest first."""
    plan = "everything" if everything else "make-test"
    tags = [locale.value for locale in Locale]
    kiosk = [(tag, "tests.walk", "--language", tag, "--plan", plan, "--out", out) for tag in tags]
    if not everything:
        return [*kiosk, ("office", "tests.walk.office", "--out", out)]
    return [*kiosk, *((f"office {tag}", "tests.walk.office", "--language", tag, "--out", out) for tag in tags)]


def _numbers(one: Walked) -> str:
    numbers = one.report
    return (
        f"{one.name}: {numbers['screens']} screens, {numbers['elements']} elements, {numbers['checks']} checks, "
        f"{len(numbers['findings'])} findings, {numbers['allowed']} explained, {numbers['seconds']:.0f} s"
    )


def _sentence(finding: dict[str, Any]) -> str:
    how = f"{finding['language']} {finding['step']:.0%} {finding['theme']} {finding['orientation']}"
    return f"{finding['check']} {finding['screen']} [{how}] {finding['element']}: {finding['message']}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="every screen in every combination, not what make test does")
    parser.add_argument("--out", type=Path, required=True, help="folder for the report and the contact sheets")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
