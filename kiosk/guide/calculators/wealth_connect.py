"""Wealth Management Connect: how much of a person's quota is left, with a bank or a broker alone or with both."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from kiosk.guide.answers import Amount
from kiosk.guide.calculators.form import AmountEntry, Choice, Entered, Entry, Option
from kiosk.guide.calculators.identifiers import CalculatorId
from kiosk.guide.calculators.known import Known, Need, Words
from kiosk.guide.calculators.result import Calculator, Result, Row, money
from kiosk.i18n.messages import Message, message

RENMINBI: Final = "CNY"
QUOTA: Final = Need("wealth-connect-quota", RENMINBI)
EACH: Final = Need("wealth-connect-quota-each", RENMINBI)
CHANNEL: Final = "channel"
ONE: Final = "one"
BANK_FIRST: Final = "bank"
BROKER_FIRST: Final = "broker"
USED: Final = "used"
_OVER: Final = message("Over the quota by")
_ASK_BANK: Final = message("This is more than the quota allows. Please ask the bank or the broker.")
_ONE_PERSON: Final = message("The quota is for one person, in renminbi, and counts what is already invested.")


def _entries(known: Known, options: Mapping[str, str]) -> tuple[Entry, ...]:
    channels = (
        Option(ONE, message("Only through a bank, or only through a broker")),
        Option(BANK_FIRST, message("Through both: I know what is with the bank")),
        Option(BROKER_FIRST, message("Through both: I know what is with the broker")),
    )
    return (
        Choice(CHANNEL, message("How do you invest?"), channels),
        AmountEntry(USED, _USED_LABELS.get(options.get(CHANNEL, ""), _USED_LABELS[ONE]), RENMINBI, zero=True),
    )


def _work_out(entered: Entered, known: Known) -> Result:
    used = entered.amounts[USED]
    if entered.options[CHANNEL] == ONE:
        return _one_channel(used, known)
    return _both(used, known, _OTHER_LABELS[entered.options[CHANNEL]])


_USED_LABELS: Final = {
    ONE: message("How much is already invested?"),
    BANK_FIRST: message("How much is already invested through the bank?"),
    BROKER_FIRST: message("How much is already invested through the broker?"),
}
_OTHER_LABELS: Final = {
    BANK_FIRST: (message("Left with the bank"), message("Left for the broker")),
    BROKER_FIRST: (message("Left with the broker"), message("Left for the bank")),
}


def _one_channel(used: Decimal, known: Known) -> Result:
    quota = known.number(QUOTA)
    left = quota - used
    if left < 0:
        return _over(used, known, QUOTA)
    return Result(
        headline=Row(message("Left of your quota"), Amount(left, RENMINBI)),
        formula=(_difference(known.words(QUOTA), used, left),),
        notes=(_ONE_PERSON,),
        facts=(QUOTA.fact,),
    )


def _both(used: Decimal, known: Known, labels: tuple[Message, Message]) -> Result:
    """With both, each has its share; together they never pass the quota."""
    each = known.number(EACH)
    left = each - used
    if left < 0:
        return _over(used, known, EACH)
    other = min(each, known.number(QUOTA) - used)
    here_label, other_label = labels
    return Result(
        headline=Row(other_label, Amount(other, RENMINBI)),
        formula=(
            message("With both, each has {each}; together {quota}", each=known.words(EACH), quota=known.words(QUOTA)),
            message("{label}: {sum}", label=here_label, sum=_difference(known.words(EACH), used, left)),
        ),
        notes=(_ONE_PERSON, message("The other figure holds if nothing is invested there yet.")),
        facts=(QUOTA.fact, EACH.fact),
    )


def _over(used: Decimal, known: Known, limit: Need) -> Result:
    over = used - known.number(limit)
    formula = message(
        "{first} − {second} = {result}",
        first=money(used, RENMINBI),
        second=known.words(limit),
        result=money(over, RENMINBI),
    )
    facts = (QUOTA.fact,) if limit is QUOTA else (QUOTA.fact, EACH.fact)
    return Result(Row(_OVER, Amount(over, RENMINBI)), (formula,), (_ONE_PERSON,), (_ASK_BANK,), facts=facts)


def _difference(limit: Words, used: Decimal, left: Decimal) -> Message:
    return message(
        "{first} − {second} = {result}", first=limit, second=money(used, RENMINBI), result=money(left, RENMINBI)
    )


WEALTH_CONNECT_QUOTA: Final = Calculator(
    identifier=CalculatorId.WEALTH_CONNECT_QUOTA,
    title=message("Wealth Management Connect: my quota"),
    summary=message("How much you may still invest through a bank or a broker."),
    needs=(QUOTA, EACH),
    entries=_entries,
    work_out=_work_out,
)
"""Whoever uses one channel has the whole quota there; whoever uses both has a fixed share with each."""
