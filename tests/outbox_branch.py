"""A drop box on the loopback, a kiosk's outbox, and envelopes to send."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.x509.oid import NameOID
from kiosk.outbox.events import StaffEvents
from kiosk.outbox.sending import Sent, send
from kiosk.outbox.targets import DropBoxTarget
from kiosk.outbox.waiting import Outbox, Waiting
from kiosk.outbox.web_target import WebLimits, WebTarget
from kiosk.sealing.device_key import device_key
from kiosk.sealing.envelope import APPLICATION, Envelope, sign

from hostile_server import HostileServer

MORNING = datetime(2026, 11, 23, 9, 30, 15, tzinfo=UTC)
QUICK = WebLimits(connect=2, silence=0.4, whole=0.8)
"""Seconds: a test need not wait as long as a branch does."""
KIOSK = "hengqin-03"
SECRET = "-".join(["vineyard", "canary"])
"""What must never be seen."""


class OutboxBranch:
    """A kiosk's outbox, and the drop box that it sends to."""

    def __init__(self, data: Path, folder: Path, tls: ssl.SSLContext | None = None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.data = data
        self.box = folder
        self.events = StaffEvents(data, lambda: MORNING)
        self.outbox = Outbox(data, self.events)
        self.server = HostileServer(folder, tls)
        self.numbers = 0

    def envelope(self, kiosk: str = KIOSK) -> Envelope:
        self.numbers += 1
        return sign(APPLICATION, self.numbers, f"sealed {self.numbers}".encode(), device_key(self.data, kiosk))

    def keep(self, kiosk: str = KIOSK) -> Waiting:
        done = self.outbox.keep(self.envelope(kiosk), MORNING + timedelta(seconds=self.numbers))
        assert isinstance(done, Waiting)
        return done

    def target(self) -> WebTarget:
        return WebTarget(self.server.address, f"Bearer {SECRET}", QUICK)

    def send(self, target: DropBoxTarget | None = None) -> Sent:
        used = target or self.target()
        try:
            return send(self.outbox, used, MORNING)
        finally:
            used.close()

    def waiting(self) -> list[str]:
        return [item.id for item in self.outbox.to_send()]

    def received(self) -> dict[str, bytes]:
        """Everything in the drop box, by ``<kiosk>/<id>``."""
        return {str(path.relative_to(self.box)): path.read_bytes() for path in self.box.rglob("*") if path.is_file()}

    def told(self, event: str) -> list[dict[str, str | int]]:
        return [entry for entry in self.events.read() if entry["event"] == event]


def tls(folder: Path, name: str) -> ssl.SSLContext:
    """A server's certificate for this name, which nobody but itself signed."""
    key = generate_private_key(SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    names: list[x509.GeneralName] = [x509.IPAddress(ip_address(name)) if name[0].isdigit() else x509.DNSName(name)]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
