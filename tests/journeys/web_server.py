"""The centre's web server: Debian's nginx, with the very text that operators copy, on the loopback and in a folder."""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.x509.oid import NameOID
from kiosk.config import PROJECT_FOLDER
from kiosk.tour.patience import until

NGINX = Path("/usr/sbin/nginx")
MODULE = Path("/usr/lib/nginx/modules/ngx_http_dav_ext_module.so")
SITE = PROJECT_FOLDER / "resources" / "deploy" / "nginx-centre.conf"
CENTRE = "_centre"

_AROUND = """{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
load_module {module};
worker_processes 1;
worker_rlimit_nofile 8192;
events {{
    worker_connections 4096;
}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    tcp_nopush on;
    limit_rate {rate};
    proxy_temp_path {folder}/temporary;
    fastcgi_temp_path {folder}/temporary;
    uwsgi_temp_path {folder}/temporary;
    scgi_temp_path {folder}/temporary;
    log_format counted '$status $request_length $bytes_sent $request_method $uri [$http_range]';
    access_log {folder}/access.log counted;
    include {folder}/site.conf;
}}
"""
"""As Debian's own nginx.conf, but with every file in one folder, and a log that tests count."""
_LINE = re.compile(r"(\d{3}) (\d+) (\d+) (\S+) (.*) \[(.*)\]")


@dataclass(frozen=True, slots=True)
class Request:
    """One line of the log: ``received`` and ``sent`` are bytes, heads included, TLS not."""

    status: int
    received: int
    sent: int
    method: str
    path: str
    range: str


class WebServer:
    """``folder`` holds everything. Close it when the test is over."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.centre = folder / "srv"
        """What /srv/ponte is on a real machine."""
        self.repository = self.centre / "repository"
        self.drop_box = self.centre / "drop-box"
        self._passwords = self.centre / "kiosks.passwords"
        self.port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        for made in (self.repository, self.drop_box, self.centre / "incoming", folder / "temporary"):
            made.mkdir(parents=True)
        self._passwords.touch()
        self.certificate = folder / "certificate.pem"
        """Whom a client must trust to talk to this server."""
        make_certificate(self.certificate, folder / "key.pem")
        self.site = folder / "site.conf"
        self.site.write_text(self.adapted(SITE.read_text()))

    @property
    def address(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def start(self, rate: int = 0) -> None:
        """Listen. ``rate`` limits each answer (bytes a second; 0: it does not)."""
        command = self.command(rate)
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        assert until(self._listens, 20), (self.folder / "error.log").read_text()

    def command(self, rate: int = 0) -> list[str]:
        """What starts it, with a settings file that is written now."""
        user = "user root;" if os.geteuid() == 0 else ""
        around = _AROUND.format(user=user, folder=self.folder, module=MODULE, rate=rate)
        (self.folder / "nginx.conf").write_text(around)
        return [str(NGINX), "-c", str(self.folder / "nginx.conf"), "-e", str(self.folder / "error.log")]

    def kill(self) -> None:
        """End it at once, in the middle of whatever it does."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(10)
            self._process = None

    def reload(self) -> None:
        """Read the settings again, as ``systemctl reload nginx`` does."""
        assert self._process is not None
        self._process.send_signal(signal.SIGHUP)

    def let_in(self, *lines: str) -> None:
        """Lines as ``office kiosks credentials`` prints them, each in the place of an older one of the same user.

        nginx reads the file anew for each request.
        """
        known = dict(line.split(":", 1) for line in (*self._passwords.read_text().splitlines(), *lines))
        self._passwords.write_text("".join(f"{user}:{secret}\n" for user, secret in known.items()))

    def publish(self, repository: Path) -> None:
        """Bring a repository here as operators do: what points to everything else comes last."""
        last = repository / "metadata" / "timestamp.json"
        shutil.copytree(repository, self.repository, ignore=shutil.ignore_patterns(last.name, ".*"), dirs_exist_ok=True)
        part = self.repository / "metadata" / ".timestamp.json.part"
        shutil.copy(last, part)
        part.replace(self.repository / "metadata" / last.name)

    def requests(self) -> list[Request]:
        """Every answer until now."""
        lines = (self.folder / "access.log").read_text().splitlines()
        found = [_LINE.fullmatch(line) for line in lines]
        return [
            Request(int(one[1]), int(one[2]), int(one[3]), one[4], one[5], one[6]) for one in found if one is not None
        ]

    def forget_requests(self) -> None:
        os.truncate(self.folder / "access.log", 0)

    def delivered(self) -> dict[str, bytes]:
        """What lies in the drop box, by ``<kiosk>/<id>``."""
        files = (path for path in self.drop_box.rglob("*") if path.is_file())
        return {str(path.relative_to(self.drop_box)): path.read_bytes() for path in files}

    def adapted(self, site: str) -> str:
        """The operators' text: only names of files and the port are others."""
        for shown, here in {
            "listen 443 ssl;": f"listen 127.0.0.1:{self.port} ssl;",
            "    listen [::]:443 ssl;\n": "",
            "/etc/ssl/ponte/fullchain.pem": str(self.certificate),
            "/etc/ssl/ponte/key.pem": str(self.folder / "key.pem"),
            "/srv/ponte": str(self.centre),
        }.items():
            assert shown in site, shown
            site = site.replace(shown, here)
        return site

    def _listens(self) -> bool:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            return True
        return False


@contextlib.contextmanager
def web_server(folder: Path, patch: Any) -> Iterator[WebServer]:
    """A server that listens, and whose certificate this process and its children believe (``patch``: monkeypatch)."""
    made = WebServer(folder)
    patch.setenv("REQUESTS_CA_BUNDLE", str(made.certificate))
    try:
        made.start()
        yield made
    finally:
        made.kill()


def make_certificate(certificate: Path, key_file: Path) -> None:
    """A certificate of this machine's loopback, valid for as long as anybody runs tests."""
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2120, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    key_file.write_bytes(private)
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))


def _free_port() -> int:
    """Below the ports that the system gives to clients, so that it is free again after the server was killed."""
    while True:
        port = random.randrange(20_000, 32_000)
        with contextlib.suppress(OSError), socket.socket() as tried:
            tried.bind(("127.0.0.1", port))
            return port
