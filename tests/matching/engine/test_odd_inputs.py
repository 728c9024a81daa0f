"""Odd but lawful: long chains, unprintable ids, caps beyond anybody, files that cannot be read."""

import json

import pytest

from matching.engine import solve
from matching.engine.__main__ import main
from tests.matching.engine.test_junk import RICH, is_answer


@pytest.mark.parametrize("size", [1, 2, 3, 5000])
def test_a_ring_of_managers_is_found_whatever_its_size(size) -> None:
    ring = [
        {"employee_id": f"{n:04}", "role": "none", "manager_id": f"{(n + 1) % size:04}"}
        for n in range(size)
    ]

    errors = solve({"employees": ring})["errors"]

    assert [(error["code"], error["employee"]) for error in errors] == [("cycle", "0000")]


def test_a_long_chain_of_managers_is_no_ring() -> None:
    chain = [
        {"employee_id": f"{n:04}", "role": "none", "manager_id": f"{n - 1:04}" if n else ""}
        for n in range(5000)
    ]
    chain[-1]["role"] = "mentor"

    assert solve({"employees": chain})["status"] == "optimal"


def test_ids_need_not_be_printable() -> None:
    people = [
        {"employee_id": "\ud800", "role": "executive"},
        {"employee_id": "\x00\n", "role": "mentor"},
    ]

    result = solve({"employees": people})

    assert [(pair["executive"], pair["mentor"]) for pair in result["pairs"]] == [
        ("\ud800", "\x00\n")
    ]


@pytest.mark.parametrize("most", [10**6, 10**9])
def test_a_cap_beyond_anybody_is_out_of_reach_not_out_of_order(most) -> None:
    caps = {"region_caps": [{"region": "R", "min": most, "max": most}]}

    result = solve(RICH | {"policy": caps})

    assert [error["code"] for error in result["errors"]] == ["cap_unreachable"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   ",
        b"\xff\xfe{}",
        b"{",
        b"nul",
        b"[" * 200_000,
        b'{"employees": ' + b"9" * 9999 + b"}",
        b"NaN",
        b"\x00",
    ],
)
def test_a_file_that_is_no_json_exits_with_2(content, tmp_path, capsys) -> None:
    path = tmp_path / "instance.json"
    path.write_bytes(content)

    code = main([str(path)])

    assert (code, is_answer(json.loads(capsys.readouterr().out))) == (2, True)


@pytest.mark.parametrize("name", ["", "missing.json", "a/b.json", "\x00"])
def test_a_file_that_cannot_be_read_exits_with_2(name, tmp_path, capsys) -> None:
    code = main([str(tmp_path / name)])

    answer = json.loads(capsys.readouterr().out)
    assert (code, answer["errors"][0]["code"]) == (2, "bad_value")
