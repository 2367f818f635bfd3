"""What is plugged into the kiosk: one small interface each, a real device and a simulated one."""
