"""The five commands of docs/branches.md make a centre: run as they stand there, in a folder of the test's own."""

from __future__ import annotations

import getpass
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest
import requests
from kiosk.config import PROJECT_FOLDER
from kiosk.office.kiosks.credentials import new_credentials
from web_server import CENTRE, NGINX, WebServer

GUIDE = PROJECT_FOLDER / "docs" / "branches.md"
DEBIAN = Path("/etc/nginx/nginx.conf")
INSTALLS = PROJECT_FOLDER / "tools" / "install_test_services.sh"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    made = WebServer(tmp_path / "web")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(made.certificate))
    rmtree(made.centre)
    made.site.unlink()
    yield made
    made.kill()


def commands() -> list[str]:
    block = re.search(r"in five commands\n.*?```sh\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    assert block is not None
    return block[1].splitlines()


def here(command: str, server: WebServer) -> str:
    """The same command where nobody is asked for a password, and where nothing lies outside the test's folder."""
    for shown, instead in {
        "sudo ": "",
        "/srv/ponte": str(server.centre),
        "/etc/nginx/sites-enabled/ponte": str(server.site),
        "www-data": getpass.getuser(),
    }.items():
        command = command.replace(shown, instead)
    return command


def as_debian_has_it(server: WebServer) -> Path:
    """Debian's own settings file, which includes ours; only what it would write lies elsewhere."""
    settings = DEBIAN.read_text()
    for shown, instead in {
        "/etc/nginx/sites-enabled/*": str(server.site),
        "/run/nginx.pid": f"{server.folder}/debian.pid",
        "/var/log/nginx": str(server.folder),
        "user www-data": f"user {getpass.getuser()}",
    }.items():
        assert shown in settings
        settings = settings.replace(shown, instead)
    copy = server.folder / "debian.conf"
    copy.write_text(settings)
    return copy


def test_the_five_commands_of_the_guide_make_a_centre(server: WebServer, tmp_path: Path) -> None:
    install, *made, last = commands()
    assert len(made) == 3
    packages = install.partition(" -y ")[2]
    assert f"packages=({packages})" in INSTALLS.read_text()
    program = tmp_path / "program"
    program.mkdir()
    (program / "resources").symlink_to(PROJECT_FOLDER / "resources")
    for command in made:
        told = f"hostname() {{ echo ponte.test; }}; {here(command, server)}"
        environment = {**os.environ, "USER": getpass.getuser()}
        subprocess.run(["bash", "-euo", "pipefail", "-c", told], cwd=program, env=environment, check=True)
    assert last == "sudo nginx -t && sudo systemctl reload nginx"
    assert "server_name ponte.test;" in server.site.read_text()
    server.site.write_text(server.adapted(server.site.read_text()))
    subprocess.run([str(NGINX), "-t", "-c", str(as_debian_has_it(server))], check=True, capture_output=True)
    server.start()

    password = program / "centre.password"
    assert password.stat().st_mode & 0o777 == 0o600
    (server.repository / "file").write_text("of the repository")
    assert requests.get(f"{server.address}/repository/file", timeout=10).text == "of the repository"
    entry = (CENTRE, password.read_text().strip())
    listing = requests.request("PROPFIND", f"{server.address}/drop-box/", auth=entry, timeout=10)
    assert listing.status_code == 207
    kiosk = new_credentials("hengqin-03")
    with (server.centre / "kiosks.passwords").open("a") as file:
        file.write(f"{kiosk.line}\n")
    url = f"{server.address}/drop-box/hengqin-03/{'A' * 32}"
    assert requests.put(url, data=b"an envelope", auth=(kiosk.user, kiosk.secret), timeout=10).status_code == 201
    assert requests.get(url, auth=entry, timeout=10).content == b"an envelope"
