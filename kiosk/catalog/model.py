"""What the catalogue holds: services, facts, and the records they point to.

Every record is one YAML file, ``db/content/<kind folder>/<id>.yaml``. The rules here are the ones a single record can
be judged by; rules between records (does the source exist?) are in :mod:`kiosk.catalog.check`.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from kiosk.catalog.written import PLAIN, WrittenDay
from kiosk.i18n.locales import Locale
from kiosk.i18n.sentence import sentence
from kiosk.i18n.text import Text

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)]
LAST_POSITION = 99_999
"""Room between the places of some hundreds of records; what is higher is a slip of the hand."""


class Record(BaseModel):
    """What all records share: strict fields, never changed after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: Slug


class Confidence(StrEnum):
    """How sure we are of a fact (facts.md, section 0)."""

    HIGH = "H"
    MEDIUM = "M"
    SEED = "SEED"
    LOW = "L"
    NONE = "NONE"

    @property
    def may_be_shown(self) -> bool:
        """L and NONE become "please ask at the counter" (design, principle 3)."""
        return self in (Confidence.HIGH, Confidence.MEDIUM, Confidence.SEED)


class Citation(BaseModel):
    """Who says so, as of when, and how sure we are. Mixed into everything that states a fact."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    source: Slug | None = None
    as_of: WrittenDay | None = None
    confidence: Confidence

    @model_validator(mode="after")
    def _is_sourced(self) -> Citation:
        if self.confidence.may_be_shown and (self.source is None or self.as_of is None):
            raise ValueError(
                sentence("states something without 'source' and 'as_of': add both, or set confidence to NONE")
            )
        return self


# --- facts ------------------------------------------------------------------------------------------------------------


class Currency(StrEnum):
    """ISO 4217 codes that may be shown."""

    MOP = "MOP"
    HKD = "HKD"
    CNY = "CNY"
    USD = "USD"


class Unit(StrEnum):
    """What a plain number counts; the words for it are interface messages."""

    NONE = "none"
    YEARS_OF_AGE = "years-of-age"
    YEARS = "years"
    MONTHS = "months"
    DAYS = "days"
    WORKING_DAYS = "working-days"
    PERCENT = "percent"
    METRES = "metres"
    SEATS = "seats"
    ACCOUNTS = "accounts"
    TIMES = "times"
    PEOPLE = "people"
    INSTITUTIONS = "institutions"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Money(_Value):
    """An amount of money: ``amount`` is exact, in units of ``currency`` (not cents)."""

    kind: Literal["money"]
    amount: Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=2), PLAIN]
    currency: Currency


class Number(_Value):
    """A plain number and what it counts."""

    kind: Literal["number"]
    number: Annotated[Decimal, Field(max_digits=18, decimal_places=4), PLAIN]
    unit: Unit = Unit.NONE


class Day(_Value):
    """A date, written in each language's way."""

    kind: Literal["date"]
    date: WrittenDay


class Phone(_Value):
    """A telephone number: E.164, or a short mainland number such as 12378 with ``mainland_only``."""

    kind: Literal["phone"]
    number: Annotated[str, StringConstraints(pattern=r"^\+?\d{3,15}$")]
    mainland_only: bool = False


class Words4(_Value):
    """A value that only words can say, in four languages."""

    kind: Literal["text"]
    text: Text


Value = Annotated[Money | Number | Day | Phone | Words4, Field(discriminator="kind")]


class Fact(Citation, Record):
    """One thing we know (or know that we do not know): a label, a value, who says so, as of when.

    A fact of confidence L or NONE holds no value at all: the screen says "please ask at the counter" under its label.
    ``note`` is for staff and is never shown.
    """

    label: Text
    value: Value | None = None
    review_by: WrittenDay | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _value_fits_confidence(self) -> Fact:
        if self.confidence.may_be_shown and self.value is None:
            raise ValueError(sentence("has no value: add it, or set confidence to NONE"))
        if not self.confidence.may_be_shown and self.value is not None:
            raise ValueError(sentence("has a value of confidence L or NONE, which may not be shown: remove the value"))
        return self


# --- services ---------------------------------------------------------------------------------------------------------


class Category(StrEnum):
    """The topics of the home screen (ux.md K-03); their words are records, see :class:`CategoryCard`."""

    ACCOUNT = "account"
    E_PAYMENT = "e-payment"
    INSURANCE = "insurance"
    WEALTH = "wealth"
    FINANCING = "financing"
    PROTECTION = "protection"
    INSTITUTIONS = "institutions"


class Status(StrEnum):
    """``planned``: the plan wants it ("to be sought", "to be explored"); never told as a service one can use."""

    AVAILABLE = "available"
    PILOT = "pilot"
    PLANNED = "planned"
    ENDED = "ended"


class Tier(StrEnum):
    """``core``: a full card. ``info``: a short, honest one (facts.md 1.1)."""

    CORE = "core"
    INFO = "info"


class Audience(StrEnum):
    """For whom a service is, as its page says."""

    RESIDENT = "resident"
    CAR_OWNER = "car-owner"
    POLICY_HOLDER = "policy-holder"
    INVESTOR = "investor"
    FIRM = "firm"
    YOUNG_PEOPLE = "young-people"
    PROFESSIONAL = "professional"
    PUBLIC = "public"


class Statement(Citation):
    """One sentence that states a fact. It may hold ``{fact-id}`` placeholders."""

    text: Text

    @model_validator(mode="after")
    def _is_fit_to_show(self) -> Statement:
        if not self.confidence.may_be_shown:
            raise ValueError(
                sentence("is a sentence of confidence L or NONE: remove it, and add a fact of that confidence")
            )
        return self


class Need(Citation):
    """One document to bring. ``condition`` says when, if not always ("the bank may ask for it")."""

    document: Slug
    condition: Text | None = None


class Place(BaseModel):
    """Where to go: an institution, and the contact there if one is known."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    institution: Slug
    contact: Slug | None = None


class PlanReference(BaseModel):
    """Where the government plan speaks of it. ``phrase`` is verbatim from the plan (Simplified Chinese)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    chapter: str
    section: str | None = None
    phrase: str


class Keywords(BaseModel):
    """Search words of each language that the texts do not hold: everyday words, other names, usual mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    zh_hant: tuple[Words, ...] = Field(default=(), alias="zh-Hant-MO")
    zh_hans: tuple[Words, ...] = Field(default=(), alias="zh-Hans-CN")
    pt: tuple[Words, ...] = Field(default=(), alias="pt-MO")
    en: tuple[Words, ...] = Field(default=(), alias="en-MO")

    def __getitem__(self, locale: Locale) -> tuple[str, ...]:
        return {Locale.ZH_HANT: self.zh_hant, Locale.ZH_HANS: self.zh_hans, Locale.PT: self.pt, Locale.EN: self.en}[
            locale
        ]


class Service(Record):
    """One service, told to a resident. ``position`` orders it in its category (1 first)."""

    category: Category
    position: int = Field(ge=1, le=LAST_POSITION)
    status: Status
    tier: Tier
    audience: tuple[Audience, ...] = Field(min_length=1)
    name: Text
    summary: Text
    keywords: Keywords = Keywords()
    who: tuple[Statement, ...] = ()
    needs: tuple[Need, ...] = ()
    steps: tuple[Statement, ...] = ()
    facts: tuple[Slug, ...] = ()
    risks: tuple[Statement, ...] = ()
    where: tuple[Place, ...] = ()
    related: tuple[Slug, ...] = ()
    guide: Slug | None = None
    plan: PlanReference | None = None
    review_by: WrittenDay
    ended_on: WrittenDay | None = None

    @model_validator(mode="after")
    def _plans_have_no_steps(self) -> Service:
        if self.status is Status.PLANNED and (self.steps or self.needs):
            raise ValueError(sentence("is only planned, so it cannot have 'steps' or 'needs': remove them"))
        if (self.status is Status.ENDED) != (self.ended_on is not None):
            raise ValueError(sentence("needs 'ended_on' if, and only if, its status is 'ended'"))
        return self


# --- what services point to -------------------------------------------------------------------------------------------


class CategoryCard(Record):
    """A category as the home screen and its own page tell it. ``id`` is a :class:`Category` value."""

    position: int = Field(ge=1, le=LAST_POSITION)
    name: Text
    summary: Text
    title: Text
    """What the category's page says under its name, after the number of services."""


class Source(Record):
    """Where a fact was read. ``url`` is left out for copies on other hosts (mirrors), which go nowhere."""

    publisher: Text
    title: str | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    published: WrittenDay | None = None


class Institution(Record):
    """A bank, authority or centre. What no source gives (address, hours) is the operator's setting, not content."""

    name: Text
    short_name: Text | None = None
    kind: Literal["bank", "authority", "insurer", "mediation", "centre", "zone", "association", "wallet"]


class ContactTopic(StrEnum):
    """The needs by which contacts are grouped, in the order of the help (ux.md K-17): the urgent ones first."""

    URGENT = "urgent"
    CAR_ACCIDENT = "car-accident"
    BANK = "bank"
    INSURANCE = "insurance"
    DISPUTE = "dispute"
    HEALTH = "health"
    GOVERNMENT = "government"


class Contact(Citation, Record):
    """A hotline or counter of an institution, by the need it answers.

    ``topics`` are the groups of the help in which it stands: a line for banks and insurers stands in both.
    """

    institution: Slug
    topics: tuple[ContactTopic, ...] = Field(min_length=1)
    need: Text
    phone: Phone | None = None
    email: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+$")] | None = None
    address: Text | None = None
    hours: Text | None = None

    @model_validator(mode="after")
    def _can_be_reached(self) -> Contact:
        if not self.confidence.may_be_shown:
            raise ValueError(sentence("is a contact of confidence L or NONE, which may not be shown: remove it"))
        if self.phone is None and self.email is None and self.address is None:
            raise ValueError(sentence("has no phone, e-mail or address: add one"))
        return self


class DocumentType(Record):
    """A document a person brings. ``check`` names the form check for its number, if there is one."""

    name: Text
    short_name: Text
    description: Text | None = None
    check: Literal["bir", "travel-permit", "residence-permit", "phone"] | None = None
    icon: Literal["identity-card", "travel-permit", "passport", "phone", "paper", "car", "home"] = "identity-card"


class GlossaryTerm(Record):
    """A term whose wording is fixed in four languages."""

    group: str
    term: Text
    portuguese_evidence: Literal["G", "G*", "M", "C", "T"]


# --- the policy library, the indicators, the prepared comparisons -----------------------------------------------------


class Policy(Record):
    """What the plan says about one thing, in our own words (ux.md K-15). ``position`` orders it in its area."""

    area: Category
    position: int = Field(ge=1, le=LAST_POSITION)
    title: Text
    status: Status
    points: tuple[Statement, ...] = Field(min_length=1)
    plan: PlanReference
    services: tuple[Slug, ...] = ()
    review_by: WrittenDay


class IndicatorGroup(StrEnum):
    """The parts of the page of figures (ux.md K-16), in their order."""

    OVERALL = "overall"
    BANKING = "banking"
    INSURANCE = "insurance"
    SECURITIES = "securities"


class YearValue(_Value):
    """A figure of one year. ``target``: the plan wants it; otherwise it was reached."""

    year: int = Field(ge=1990, le=2100)
    value: Annotated[Decimal, Field(max_digits=18, decimal_places=4), PLAIN]
    target: bool = False


class Indicator(Citation, Record):
    """One figure of the plan over the years (ux.md K-16). ``position`` orders it in its group."""

    group: IndicatorGroup
    position: int = Field(ge=1, le=LAST_POSITION)
    label: Text
    unit: Text
    values: tuple[YearValue, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _years_go_up(self) -> Indicator:
        years = [point.year for point in self.values]
        if years != sorted(set(years)):
            raise ValueError(sentence("has 'values' whose years do not go up: put each year once, the earliest first"))
        return self


class ComparisonColumn(_Value):
    """One of the things compared; ``service`` is where to read more."""

    id: Slug
    name: Text
    service: Slug | None = None


class ComparisonCell(Citation):
    """What one thing has in a row: a sentence, or the value of ``fact`` (with the fact's own source).

    A cell of confidence L or NONE holds neither: the screen says "please ask at the counter".
    """

    text: Text | None = None
    fact: Slug | None = None

    @model_validator(mode="before")
    @classmethod
    def _takes_a_facts_citation(cls, data: object) -> object:
        if isinstance(data, dict) and data.get("fact") is not None and "confidence" not in data:
            return {**data, "confidence": Confidence.NONE}
        return data

    @model_validator(mode="after")
    def _holds_one_thing(self) -> ComparisonCell:
        if self.fact is not None and (self.text is not None or self.source is not None):
            raise ValueError(sentence("names a fact, which brings its own words and source: remove the others"))
        if self.fact is None and (self.text is not None) != self.confidence.may_be_shown:
            raise ValueError(sentence("needs a text if, and only if, its confidence may be shown: add it or remove it"))
        return self


class ComparisonRow(_Value):
    """One thing to compare by; a cell for each column, in their order."""

    id: Slug
    label: Text
    cells: tuple[ComparisonCell, ...]


class Comparison(Record):
    """Things that a resident may weigh against each other, two or three at a time (ux.md K-06)."""

    category: Category
    position: int = Field(ge=1, le=LAST_POSITION)
    title: Text
    summary: Text
    columns: tuple[ComparisonColumn, ...] = Field(min_length=2, max_length=6)
    rows: tuple[ComparisonRow, ...] = Field(min_length=1)
    review_by: WrittenDay

    @model_validator(mode="after")
    def _rows_are_whole(self) -> Comparison:
        short = [row.id for row in self.rows if len(row.cells) != len(self.columns)]
        if short:
            said = sentence("needs one cell for each column in every row: correct {rows}", rows=", ".join(short))
            raise ValueError(said)
        return self
