"""Ponte: a public-service kiosk for cross-border finance between Macau, Zhuhai and Hengqin."""

__version__ = "0.1.0"
