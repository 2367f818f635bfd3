"""A release names only recipients to whom a kiosk can seal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from kiosk.catalog.read import Catalogue
from kiosk.commands.catalog import command
from kiosk.sealing.errors import SealingError
from kiosk.sealing.recipients import MOST_RECIPIENTS, checked_recipients, recipients_in

from application_sample import new_identity, new_recipient

ROOT = Path(__file__).parents[2]
WRONG = {
    "nothing": "",
    "another word": "recipient",
    "a key with a wrong letter": "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
    "an SSH key": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN",
    "a plugin's key": "age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t",
}


def test_each_recipient_is_kept_once_in_its_order() -> None:
    first, second = new_recipient(), new_recipient()
    assert checked_recipients([first, f" {second}\n", first]) == (first, second)


@pytest.mark.parametrize("wrong", WRONG.values(), ids=list(WRONG))
def test_what_is_no_public_key_is_refused_with_its_place(wrong: str) -> None:
    with pytest.raises(SealingError, match="Recipient 2") as caught:
        checked_recipients([new_recipient(), wrong])
    assert caught.value.code == "recipient"


def test_a_secret_key_given_by_mistake_is_refused_and_not_repeated() -> None:
    secret = str(new_identity())
    for typed in (secret, secret.lower()):
        with pytest.raises(SealingError, match="is a secret key") as caught:
            checked_recipients([typed])
        assert secret[15:] not in caught.value.message.upper()


def test_more_recipients_than_fit_on_a_sheet_are_refused() -> None:
    with pytest.raises(SealingError):
        checked_recipients(new_recipient() for _ in range(MOST_RECIPIENTS + 1))


def test_a_recipients_file_has_comments_and_empty_lines() -> None:
    assert recipients_in("\ufeff# the counter\r\n\r\n age1one \n#age1two\n") == ("age1one",)


def build(out: Path, *more: str) -> tuple[int, Any]:
    done = CliRunner().invoke(command, ["build", "--out", str(out), "--json", *more])
    return done.exit_code, json.loads(done.stdout)


def test_a_release_carries_the_recipients_it_was_built_with(tmp_path: Path) -> None:
    first, second = new_recipient(), new_recipient()
    file = tmp_path / "recipients.txt"
    file.write_text(f"# the office\n{second}\n", encoding="utf-8")
    code, told = build(tmp_path / "a.sqlite", "--recipient", first, "--recipients", str(file))
    assert (code, told["recipients"]) == (0, [first, second])
    jsonschema.validate(told, json.loads((ROOT / "docs/schemas/catalog-build.json").read_text(encoding="utf-8")))
    with Catalogue.open(tmp_path / "a.sqlite") as catalogue:
        assert catalogue.release.recipients == (first, second)


def test_a_wrong_recipient_or_file_builds_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("# nobody yet\n")
    files = [("--recipients", str(tmp_path / name)) for name in ("missing", "empty")]
    for more in (("--recipient", "age1"), *files):
        code, told = build(tmp_path / "a.sqlite", *more)
        assert (code, told["error"]["code"]) == (1, "recipient")
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]
