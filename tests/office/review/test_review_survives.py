"""What review was said to have done is there after the program was killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap

import pytest
from kiosk.catalog.kinds import Kind
from kiosk.config import PROJECT_FOLDER
from kiosk.office.audit.log import entries, verify
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts
from kiosk.office.review.review import Review

FACT = "class2-daily-limit"
CHECKER = """
    import sys
    from datetime import UTC, date, datetime, timedelta
    from pathlib import Path
    from kiosk.office.accounts import Actor, Role
    from kiosk.office.database import OfficeDatabase
    from kiosk.office.review.review import Review
    review = Review(OfficeDatabase.open(Path(sys.argv[1])), lambda: datetime(2026, 11, 23, tzinfo=UTC))
    day = date(2027, 1, 1)
    while True:
        day += timedelta(days=1)
        review.checked(Actor("ana", Role.EDITOR), "class2-daily-limit", day)
        print(day, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 4])
def test_a_look_at_a_fact_that_was_acknowledged_survives_a_killed_program(
    reviewed: OfficeDatabase, drafts: Drafts, review: Review, acknowledged: int
) -> None:
    before = len(entries(reviewed.connection))
    command = [sys.executable, "-c", textwrap.dedent(CHECKER), str(reviewed.path.parents[1])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT_FOLDER) as process:
        assert process.stdout is not None
        told = [process.stdout.readline().strip() for _ in range(acknowledged)][-1]
        process.send_signal(signal.SIGKILL)
    draft = drafts.load(Kind.FACTS, FACT)
    looks = review.fact_checks(FACT)
    assert draft is not None
    assert draft.data["review_by"] == looks[0].review_by.isoformat() >= told
    assert draft.revision == looks[0].revision == len(looks) + 1
    assert len(entries(reviewed.connection)) - before == len(looks)
    assert verify(reviewed.connection) == []
