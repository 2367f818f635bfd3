"""Envelopes: personal data sealed to the centre, signed by the kiosk, written on paper and put together again.

* ``application``: ``Application`` (make one with ``Application.checked(**values)``), ``latin_name_problem(text)`` and
  ``chinese_name_problem(text)`` for the form (a Message, or None), ``payload`` and ``from_payload``.
* ``recipients``: ``checked_recipients(texts)``, ``recipients_in(file_text)``.
* ``envelope``: ``seal(application, recipients) -> bytes`` (an age file), ``sign(kind, sequence, sealed, key)``;
  ``Envelope.encoded()``, ``.id``, ``.short_id``, ``.is_from(public_key)``; ``decoded(content) -> Envelope``.
* ``device_key``: ``device_key(data, kiosk_id) -> DeviceKey`` (made on first need), ``known_kiosk(text)``.
* ``sequence``: ``next_number(folder) -> int``, never twice the same.
* ``text_form``: ``to_parts(content) -> tuple[str, ...]`` for QR codes, ``join(parts) -> bytes``.
* ``opening``: the office's side: ``read_identities(file, passphrase)``, ``open_sealed(sealed, identities)``.

The kiosk calls one door instead, :mod:`kiosk.outbox.post`, which does all of it in order. Every expected failure is a
``SealingError``. pyrage and cryptography are imported late: a start needs neither.
"""
