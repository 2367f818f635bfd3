"""What the PDF says about itself, the same for the same slip: Qt would write the clock into it."""

from __future__ import annotations

import re
from datetime import date
from xml.sax.saxutils import escape

_CREATED = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")


def metadata(title: str) -> bytes:
    """An XMP packet (ISO 16684-1) with the title and no time."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title></rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


def dated(pdf: bytes, day: date) -> bytes:
    """The PDF as created at the start of ``day``. Same length, so that its cross-reference table stays right."""
    return _CREATED.sub(rb"\g<1>" + f"{day:%Y%m%d}000000".encode("ascii"), pdf)
