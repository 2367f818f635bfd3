"""``office export --xlsx/--po``, ``office import FILE``, ``office imports`` and ``office undo-import``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from argon2 import PasswordHasher
from click.testing import CliRunner, Result
from kiosk.catalog.kinds import Kind
from kiosk.commands.office import command
from kiosk.office.accounts import Accounts, Role
from kiosk.office.accounts.passwords import PasswordKeeper
from kiosk.office.database import OfficeDatabase
from kiosk.office.drafts.drafts import Drafts

SCHEMAS = Path(__file__).parents[3] / "docs" / "schemas"
GOOD = "green tram over the bridge"
MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
NAME = {"zh-Hant-MO": "中國銀行", "zh-Hans-CN": "中国银行", "pt-MO": "Banco da China", "en-MO": "Bank of China"}
Edit = Callable[[bytes, dict[tuple[str, str], str]], bytes]


@pytest.fixture
def office(own_data_folder: Path) -> Iterator[Drafts]:
    """An office with one account and one record."""
    database = OfficeDatabase.create(own_data_folder)
    accounts = Accounts(database, lambda: MORNING, PasswordKeeper(PasswordHasher(1, 8, 1)))
    accounts.add(None, "chan", GOOD, Role.ADMINISTRATOR)
    drafts = Drafts(database, lambda: MORNING)
    record = {"id": "boc", "name": NAME, "kind": "bank"}
    drafts.create(accounts.sign_in("chan", GOOD), Kind.INSTITUTIONS, "boc", record)
    yield drafts
    database.close()


@pytest.fixture
def signed(tmp_path: Path) -> list[str]:
    file = tmp_path / "password"
    file.write_text(GOOD, encoding="utf-8")
    return ["--as", "chan", "--password-file", str(file)]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def told(schema: str, *arguments: str, exit_code: int = 0) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == exit_code, result.output
    data = json.loads(result.stdout)
    jsonschema.validate(data, json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8")))
    return data


def portuguese(drafts: Drafts) -> str:
    draft = drafts.load(Kind.INSTITUTIONS, "boc")
    assert draft is not None
    return str(draft.data["name"]["pt-MO"])


def test_a_spreadsheet_goes_out_comes_in_and_is_undone(
    office: Drafts, signed: list[str], tmp_path: Path, edited: Edit
) -> None:
    file = tmp_path / "out" / "texts.xlsx"
    assert told("office-export-texts", "export", "--xlsx", str(file))["files"] == [str(file)]
    file.write_bytes(edited(file.read_bytes(), {("boc", "pt-MO"): "Banco"}))

    checked = told("office-import-texts", "import", str(file), "--check")
    assert checked["checked_only"]
    assert [(change["id"], change["line"], change["languages"]) for change in checked["changes"]] == [
        ("boc", 2, ["pt-MO"])
    ]
    assert portuguese(office) == "Banco da China"

    assert told("office-import-texts", "import", str(file), *signed)["import"] == 1
    assert portuguese(office) == "Banco"
    assert told("office-undo-import", "undo-import", "1", *signed)["texts"] == 1
    assert portuguese(office) == "Banco da China"
    assert [one["undone"] for one in told("office-imports", "imports")["imports"]] == [True]
    assert "(undone)" in run("imports").output


def test_refused_rows_are_told_and_end_with_exit_code_1(
    office: Drafts, signed: list[str], tmp_path: Path, edited: Edit
) -> None:
    file = tmp_path / "texts.xlsx"
    run("export", "--xlsx", str(file), "--language", "pt-MO")
    file.write_bytes(edited(file.read_bytes(), {("boc", "pt-MO"): "Banco {fee}"}))
    refused = told("office-import-texts", "import", str(file), *signed, exit_code=1)
    assert refused["import"] is None
    assert (refused["refused"][0]["line"], refused["refused"][0]["field"]) == (2, "pt-MO")
    assert "texts.xlsx:2: pt-MO" in run("import", str(file), "--check").output


def test_each_translation_has_its_own_po_file(office: Drafts, signed: list[str], tmp_path: Path) -> None:
    files = told("office-export-texts", "export", "--po", str(tmp_path / "po"))["files"]
    assert [Path(file).name for file in files] == ["zh_Hans_CN.po", "pt_MO.po", "en_MO.po"]
    file = tmp_path / "po" / "pt_MO.po"
    file.write_bytes(
        file.read_bytes().replace(b'msgstr "Banco da China"', b'msgstr "Banco"').replace(b"#, fuzzy\n", b"")
    )
    assert "import 1: 1 texts" in run("import", str(file), *signed).output
    assert portuguese(office) == "Banco"


def test_only_the_kind_that_was_asked_for_goes_out(office: Drafts, tmp_path: Path) -> None:
    run("export", "--po", str(tmp_path), "--kind", "services", "--language", "pt-MO")
    assert "msgctxt" not in (tmp_path / "pt_MO.po").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("export",),
        ("export", "--xlsx", "a.xlsx", "--po", "b"),
        ("export", "--content", "c", "--kind", "facts"),
        ("export", "--po", "b", "--language", "zh-Hant-MO"),
        ("import", "a.xlsx", "--content", "c", "--check"),
        ("import", "a.xlsx"),
        ("undo-import", "0", "--as", "chan"),
    ],
)
def test_options_that_do_not_go_together_are_a_usage_error(office: Drafts, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_file_that_is_not_there_or_cannot_be_used_is_told(office: Drafts, tmp_path: Path) -> None:
    for name, content, words in [("none.xlsx", None, "cannot be read"), ("bad.xlsx", b"bad", "is no spreadsheet")]:
        if content is not None:
            (tmp_path / name).write_bytes(content)
        result = run("import", str(tmp_path / name), "--check")
        assert result.exit_code == 1
        assert words in result.output


def test_undoing_what_was_edited_since_is_told_with_exit_code_1(
    office: Drafts, signed: list[str], tmp_path: Path, edited: Edit
) -> None:
    file = tmp_path / "texts.xlsx"
    run("export", "--xlsx", str(file))
    for words in ("Banco", "O Banco"):
        file.write_bytes(edited(file.read_bytes(), {("boc", "pt-MO"): words}))
        run("import", str(file), *signed)
        run("export", "--xlsx", str(file))
    kept = told("office-undo-import", "undo-import", "1", *signed, exit_code=1)["kept"]
    assert kept[0]["file"] == "institutions/boc.yaml"
    assert portuguese(office) == "O Banco"
