"""How long a payslip takes: 1,000 wages in each country, beside the trusted engines where they are installed.

``python -m bench.payroll`` prints processor time for each payslip, the best of some rounds. A peer computes all wages
at once; its time holds neither its import nor its first start, which a call for a few wages takes.
"""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

from bench.payroll_peers import PEERS
from kmo_teach.payroll import countries, default_year, net_pay

WAGES = [200.0 * step for step in range(1, 1001)]
_ROUNDS = 5


def _microseconds(run: Callable[[], object], rounds: int) -> float:
    """Return processor time for one wage."""
    times = []
    for _round in range(rounds):
        start = process_time()
        run()
        times.append(process_time() - start)
    return min(times) / len(WAGES) * 1e6


def _peer(country: str) -> str:
    if country not in PEERS:
        return "no peer"
    name, ask = PEERS[country]
    try:
        ask(WAGES[:3], default_year())
    except ImportError:
        return f"{name} is not installed"
    return f"{_microseconds(lambda: ask(WAGES, default_year()), 1):10.0f}  {name}"


def main() -> None:
    """Print the table."""
    print(f"{len(WAGES)} payslips of {WAGES[0]:.0f} to {WAGES[-1]:.0f}, processor time for one, microseconds")
    print(f"{'':4}{'net pay':>9}{'lines':>9}  peer")
    for country in countries():
        net = _microseconds(lambda: [net_pay(country, wage).net for wage in WAGES], _ROUNDS)  # noqa: B023
        lines = _microseconds(lambda: [net_pay(country, wage).lines for wage in WAGES], _ROUNDS)  # noqa: B023
        print(f"{country:4}{net:9.1f}{lines:9.1f}  {_peer(country)}", flush=True)


if __name__ == "__main__":
    main()
