"""The preview: the real kiosk screens on which a record is seen, as pictures, with the texts that do not fit.

``request`` says what is asked and answered (the protocol of ``office preview --serve``), ``places`` which screens show
a record, ``stage`` drives the window, ``previewer`` answers one request after another, ``tracing`` finds the field of
a text, ``drafts`` makes a catalogue of drafts. QML's singletons are the process's: a preview runs in a process of its
own, never in a window of staff.
"""
