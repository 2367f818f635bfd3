"""What residents prepared, at the centre. What comes in is untrusted until a kiosk of ours has signed it.

``Inbox(database, now)`` is the door: it fetches from a drop box (``drop_box.open_drop_box``), keeps what came in as it
came, and opens it for those who may. ``opened_envelope`` opens what is brought on paper or in a file, without it.
"""
