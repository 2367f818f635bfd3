"""The kiosk's side of signed distribution: gets releases, verifies them, and installs them (design.md, section 7)."""
