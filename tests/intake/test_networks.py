from __future__ import annotations

import pytest

from onrecord.intake.networks import is_odd_number, refusal


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("0.0.0.0", "unspecified"),
        ("0.1.2.3", "unspecified"),
        ("10.0.0.1", "private"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("100.64.0.1", "shared (carrier-grade NAT)"),
        ("100.100.100.200", "shared (carrier-grade NAT)"),
        ("100.127.255.255", "shared (carrier-grade NAT)"),
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("169.254.169.254", "link-local"),
        ("168.63.129.16", "cloud platform"),
        ("192.0.0.192", "reserved"),
        ("192.0.2.1", "documentation"),
        ("198.18.0.1", "benchmarking"),
        ("224.0.0.1", "multicast"),
        ("239.255.255.250", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("::7f00:1", "reserved"),
        ("::ffff:127.0.0.1", "IPv4-mapped"),
        ("::ffff:8.8.8.8", "IPv4-mapped"),
        ("64:ff9b::7f00:1", "loopback, through NAT64"),
        ("64:ff9b::a9fe:a9fe", "link-local, through NAT64"),
        ("64:ff9b:1::1", "local NAT64"),
        ("fc00::1", "private"),
        ("fd00:ec2::254", "private"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("fec0::1", "reserved"),
        ("ff02::1", "multicast"),
        ("100::1", "reserved"),
        ("2001:0:7f00:1::", "reserved (Teredo and other protocols)"),
        ("2001:db8::1", "documentation"),
        ("2002:7f00:1::", "6to4"),
        ("3fff::1", "documentation"),
        ("5f00::1", "reserved"),
        ("news.example", "no IP address"),
        ("", "no IP address"),
    ],
)
def test_what_is_not_public_is_refused_by_its_kind(address: str, what: str) -> None:
    assert refusal(address) == what


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "2606:4700::1111",
        "2a00:1450:4001::1",
        "64:ff9b::808:808",
    ],
)
def test_public_addresses_pass(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f000001", "0x7f.1", "127.1", "0", "0177.0.0.1", "127.0.0.0x1", "0x", "1.2.3.4.5", "256.1.1.1"],
)
def test_numbers_in_forms_of_machines_are_known(host: str) -> None:
    assert is_odd_number(host)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "8.8.8.8.", "news.example", "3com.example", "24.hu", "0x.example", "x1", "[::1]"]
)
def test_names_and_usual_numbers_are_not_taken_for_odd_ones(host: str) -> None:
    assert not is_odd_number(host)
