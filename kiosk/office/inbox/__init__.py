"""What residents prepared, opened at the centre. What comes in is untrusted until a signature says otherwise.

``opened_envelope`` holds it all: ``read_envelope(content)`` takes an envelope file or the text that a scanner typed,
``origin(envelope, known)`` says whose it is, and ``open_application(envelope, identities)`` opens it.
"""
