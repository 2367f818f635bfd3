"""Prepared applications on the kiosk: sealed, signed, and waiting on the disk until they are delivered or too old.

What the screens call:

* ``offer``: ``look(settings, recipients, data, outbox) -> Circumstances``; of these ``is_offered(here)`` and
  ``obstacles(here)`` (messages for staff).
* ``post``: ``Post(data, recipients, kiosk_id).post(application)`` gives ``Posted(id, parts, envelope)``, or a
  ``Refusal`` whose ``sentence`` is for the resident. ``parts`` are the texts of the QR codes: alphanumeric, error
  correction M, at most version 25, so 4 whole dots a module on 528 dots.
* ``waiting``: ``Outbox(data, events)`` (also ``Post.outbox``) with ``keep``, ``listing``, ``has_room`` and
  ``expire(now, retention_days)``: call the last at the start and after each visit.
* ``targets``: ``open_target(settings.drop_box, data)`` is the drop box, on a web server or in a folder.
* ``sending``: ``send(outbox, target, now) -> Sent(delivered, left, problem)``; a problem that ``pauses`` may pass by
  itself, another is a refusal.
* ``heartbeat``: ``beat(outbox, health, now, kiosk_id)`` makes a sign of life, which waits like an envelope.
* ``dispatch``: ``Dispatch(data, settings, now).attempt(health)`` is both, for the running kiosk.
* ``events``: ``StaffEvents(data)``: what staff should know, one JSON object a line, declared keys only.
"""
