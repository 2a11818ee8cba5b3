"""Run many submissions at once: on the cores of this machine, or on a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed

from kmo_teach.grading.run import Answers, Job, run
from kmo_teach.language import _

__all__ = ["SchedulerError", "run_all"]


class SchedulerError(RuntimeError):
    """A cluster that cannot be used; the message says why."""


def run_all(
    jobs: Mapping[str, Job], cores: int | None = None, scheduler: str | None = None
) -> Iterator[tuple[str, Answers]]:
    """Run all jobs and yield each one's answers as soon as they are there.

    Parameters
    ----------
    cores
        How many to run at once on this machine; as many as it has cores if left out.
    scheduler
        Address of a Dask scheduler. Its workers need this package, bubblewrap and nothing of the course's solutions:
        they run notebooks, they do not judge.
    """
    if scheduler:
        yield from _on_cluster(jobs, scheduler)
        return
    # Threads do: each one waits for a process of its own.
    pool = ThreadPoolExecutor(cores or os.cpu_count() or 1)
    try:
        futures = {pool.submit(run, job): key for key, job in jobs.items()}
        for future in as_completed(futures):
            yield futures[future], future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _on_cluster(jobs: Mapping[str, Job], address: str) -> Iterator[tuple[str, Answers]]:
    try:
        from distributed import Client
        from distributed import as_completed as arrived
    except ImportError:
        raise SchedulerError(_("A cluster needs dask.distributed: pip install kmo-teach[cluster]")) from None
    try:
        client = Client(address, timeout="15s")
    except (OSError, ValueError) as error:
        raise SchedulerError(
            _("There is no scheduler at {address}: {reason}").format(address=address, reason=error)
        ) from None
    with client:
        futures = client.map(run, list(jobs.values()), pure=False, retries=2)
        keys = {future.key: key for future, key in zip(futures, jobs, strict=True)}
        for future in arrived(futures):
            yield keys[future.key], future.result()
