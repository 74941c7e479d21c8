"""A record made by `frozen` is what the standard decorator makes, in all that anybody can see."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from claimcheck.frozen import frozen


@frozen
class Bid:
    """A bid, in millions."""

    by: str
    amount: int = 10
    terms: tuple[str, ...] = ()
    notes: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)
    seen: int = dataclasses.field(default=0, compare=False, repr=False)
    final: bool = dataclasses.field(default=False, kw_only=True)


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    """A bid, in millions."""

    by: str
    amount: int = 10
    terms: tuple[str, ...] = ()
    notes: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)
    seen: int = dataclasses.field(default=0, compare=False, repr=False)
    final: bool = dataclasses.field(default=False, kw_only=True)


@frozen
class Nothing:
    """A record without fields."""


@frozen
class Named:
    """A record of one field, which shows itself in its own way and is joined by its own operator."""

    name: str

    def __repr__(self) -> str:
        return f"<{self.name}>"

    @property
    def length(self) -> int:
        return len(self.name)


@frozen
class FinalBid(Bid):
    """A record with the fields of another and one of its own."""

    day: str = ""


GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("Norvane",), {}),
    (("Norvane", 12), {}),
    (("Norvane",), {"terms": ("in cash",), "final": True}),
    (("Norvane", 12, ("in cash",), {"source": "the board"}, 3), {}),
    ((), {"by": "Halden", "seen": 5}),
]


@pytest.mark.parametrize(("values", "named"), GIVEN)
def test_a_record_has_the_values_the_text_and_the_hash_of_a_standard_one(
    values: tuple[Any, ...], named: dict[str, Any]
) -> None:
    made, standard = Bid(*values, **named), Standard(*values, **named)
    assert dataclasses.asdict(made) == dataclasses.asdict(standard)
    assert repr(made) == repr(standard).replace("Standard(", "Bid(")
    assert hash(made) == hash(standard)


@pytest.mark.parametrize("one", GIVEN)
@pytest.mark.parametrize("other", GIVEN)
def test_records_are_equal_where_standard_ones_are(one: Any, other: Any) -> None:
    equal = Standard(*one[0], **one[1]) == Standard(*other[0], **other[1])
    assert (Bid(*one[0], **one[1]) == Bid(*other[0], **other[1])) is equal


def test_what_does_not_count_makes_no_two_records_differ_and_another_class_does() -> None:
    assert Bid("Norvane", seen=1) == Bid("Norvane", seen=2)
    assert hash(Bid("Norvane", notes={"a": "b"})) == hash(Bid("Norvane"))
    assert Bid("Norvane") != Bid("Norvane", notes={"a": "b"})
    assert Bid("Norvane").__eq__(Standard("Norvane")) is not True
    assert Bid("Norvane") != FinalBid("Norvane")
    assert Nothing() == Nothing()
    assert Named("a") != Named("b")


@pytest.mark.parametrize(
    "wrong", [((), {}), (("a", 1, (), {}, 0, True), {}), (("a",), {"other": 1}), (("a",), {"by": 1})]
)
def test_a_record_refuses_arguments_that_a_standard_one_refuses(wrong: Any) -> None:
    for kind in (Bid, Standard):
        with pytest.raises(TypeError):
            kind(*wrong[0], **wrong[1])


def test_each_record_has_a_default_of_its_own() -> None:
    assert Bid("Norvane").notes is not Bid("Norvane").notes


@pytest.mark.parametrize("name", ["by", "amount", "other"])
def test_no_attribute_of_a_record_can_be_set_or_deleted(name: str) -> None:
    bid = Bid("Norvane")
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(bid, name, "Halden")
    with pytest.raises(dataclasses.FrozenInstanceError):
        delattr(bid, name)
    assert not hasattr(bid, "__dict__")


def test_what_takes_dataclasses_takes_a_record() -> None:
    bid = FinalBid("Norvane", 12, ("in cash",), {"a": "b"}, 4, "2024-05-15", final=True)
    assert pickle.loads(pickle.dumps(bid)) == copy.deepcopy(bid) == copy.copy(bid) == bid
    assert pickle.loads(pickle.dumps(bid)).seen == 4
    raised = dataclasses.replace(bid, amount=13)
    assert (raised.amount, raised.day, raised.final) == (13, "2024-05-15", True)
    assert dataclasses.asdict(raised) == {**dataclasses.asdict(bid), "amount": 13}
    match Bid("Norvane", 12):
        case Bid(by, amount):
            assert (by, amount) == ("Norvane", 12)


def test_what_a_class_defines_itself_stays() -> None:
    assert repr(Named("Lund")) == "<Lund>"
    assert Named("Lund").length == 4


def test_the_constructor_shows_its_parameters_and_their_types() -> None:
    shown, standard = inspect.signature(Bid), inspect.signature(Standard)
    assert list(shown.parameters) == list(standard.parameters)
    assert [one.annotation for one in shown.parameters.values()] == [
        one.annotation for one in standard.parameters.values()
    ]


def test_a_class_compiles_one_function_where_a_standard_one_compiles_six() -> None:
    script = (
        "import sys, dataclasses\n"
        "from claimcheck.frozen import frozen\n"
        "compiled = []\n"
        "sys.addaudithook(lambda event, _: compiled.append(1) if event == 'compile' else None)\n"
        "frozen(type('A', (), {'__doc__': 'A record.', '__annotations__': {'a': 'int', 'b': 'str'}}))\n"
        "print(len(compiled))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["1"]
