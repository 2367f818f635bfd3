"""The tour: drives the real window through journeys with real touches, and takes a picture of every screen reached."""
