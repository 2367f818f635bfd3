"""Where the kiosk's catalogue comes from, and which one it trusts."""
