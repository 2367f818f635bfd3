"""The back office: what staff do with the catalogue and with what residents prepare."""
