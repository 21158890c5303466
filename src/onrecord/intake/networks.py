"""Which IP addresses lead into the public internet, and which do not.

The lists are IANA's registries of special-purpose addresses (RFC 6890 and its updates), written out here since the
``ipaddress`` module of each Python version knows another edition of them; what that module refuses is refused as well.
"""

from __future__ import annotations

from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_V4 = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared (carrier-grade NAT)"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "cloud platform"),  # Azure's own service for its virtual machines, on a public number
        ("169.254.0.0/16", "link-local"),  # the metadata services of most clouds among them: 169.254.169.254
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "reserved"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_V6 = tuple(
    (IPv6Network(network), what)
    for network, what in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("::ffff:0:0/96", "IPv4-mapped"),
        ("64:ff9b:1::/48", "local NAT64"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("ff00::/8", "multicast"),
        ("2001::/23", "reserved (Teredo and other protocols)"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4"),
        ("3fff::/20", "documentation"),
    )
)
# The only part of IPv6 from which public addresses are given out.
_PUBLIC_V6 = IPv6Network("2000::/3")
# RFC 6052: in a network without IPv4 every IPv4 host is reached as this prefix and its number. The number decides.
_NAT64 = IPv6Network("64:ff9b::/96")


def refusal(address: str) -> str | None:
    """What sort of non-public address this is (``private``, ``loopback``, ...); ``None`` for a public one.

    IPv4 inside IPv6 (mapped, 6to4, Teredo) is refused whatever it holds, since no honest name leads there; NAT64 is
    judged by the IPv4 address in it. Text that is no IP address is ``no IP address``.
    """
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return "no IP address"
    if isinstance(ip, IPv6Address) and ip in _NAT64:
        inner = refusal(str(IPv4Address(int(ip) & 0xFFFFFFFF)))
        return inner and f"{inner}, through NAT64"
    what = _listed(ip)
    if what is None and isinstance(ip, IPv6Address) and ip not in _PUBLIC_V6:
        return "reserved"
    return what or (None if ip.is_global else "reserved")


def _listed(ip: IPv4Address | IPv6Address) -> str | None:
    if isinstance(ip, IPv4Address):
        return next((what for network, what in _V4 if ip in network), None)
    return next((what for network, what in _V6 if ip in network), None)


def is_odd_number(host: str) -> bool:
    """Whether ``host`` is an IPv4 address in a form only machines read: ``2130706433``, ``0x7f.1``, ``0177.0.0.1``.

    As in the URL standard, a host is meant as a number where its last part is one.
    """
    parts = host.rstrip(".").split(".")
    last = parts[-1].lower()
    if not (last.isdecimal() or (last.startswith("0x") and all(c in "0123456789abcdef" for c in last[2:]))):
        return False
    try:
        IPv4Address(host.rstrip("."))
    except AddressValueError:
        return True
    return False
