"""The ids of the calculators: guides and services name them."""

from __future__ import annotations

from enum import StrEnum


class CalculatorId(StrEnum):
    """Which calculator."""

    MOVING_MONEY = "moving-money"
    PATACA_HONG_KONG_DOLLAR = "pataca-hong-kong-dollar"
    PATACA_RENMINBI = "pataca-renminbi"
    MEDICAL_SUBSIDY = "medical-subsidy"
    WEALTH_CONNECT_QUOTA = "wealth-connect-quota"
