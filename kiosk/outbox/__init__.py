"""Prepared applications on the kiosk: sealed, signed, and waiting on the disk until they are fetched or too old.

What the screens call:

* ``offer``: ``look(settings, recipients, data, outbox) -> Circumstances``; of these ``is_offered(here)`` and
  ``obstacles(here)`` (messages for staff).
* ``post``: ``Post(data, recipients, kiosk_id).post(application)`` gives ``Posted(id, parts, envelope)``, or a
  ``Refusal`` whose ``sentence`` is for the resident. ``parts`` are the texts of the QR codes: alphanumeric, error
  correction M, at most version 25, so 4 whole dots a module on 528 dots.
* ``waiting``: ``Outbox(data, events)`` (also ``Post.outbox``) with ``keep``, ``listing``, ``has_room`` and
  ``expire(now, retention_days)``: call the last at the start and after each visit.
* ``events``: ``StaffEvents(data)``: what staff should know, one JSON object a line, declared keys only.
"""
