"""Run many submissions at once: on the cores of this machine, or on a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any

from kmo_teach.grading.run import Answers, Job, RunError, run
from kmo_teach.grading.sandbox import NoSandboxError
from kmo_teach.language import _

__all__ = ["SchedulerError", "run_all"]


Outcome = Answers | RunError
"""What comes back for a job: its answers, or why the machine could not run it."""


class SchedulerError(RuntimeError):
    """A cluster that cannot be used; the message says why."""


def run_all(
    jobs: Mapping[str, Job], cores: int | None = None, scheduler: str | None = None
) -> Iterator[tuple[str, Outcome]]:
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
            yield futures[future], _outcome(future)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _on_cluster(jobs: Mapping[str, Job], address: str) -> Iterator[tuple[str, Outcome]]:
    try:
        import distributed
    except ImportError:
        raise SchedulerError(_("A cluster needs dask.distributed: pip install kmo-teach[cluster]")) from None
    dask: Any = distributed  # it comes without types
    try:
        client = dask.Client(address, timeout="15s")
    except (OSError, ValueError) as error:
        raise SchedulerError(
            _("There is no scheduler at {address}: {reason}").format(address=address, reason=error)
        ) from None
    with client:
        futures = client.map(run, list(jobs.values()), pure=False, retries=2)
        keys = {future.key: key for future, key in zip(futures, jobs, strict=True)}
        for future in dask.as_completed(futures):
            yield keys[future.key], _outcome(future)


def _outcome(future: Any) -> Outcome:
    """One job that a machine fails at must not end the batch; that no machine has a sandbox must."""
    try:
        answers: Answers = future.result()
        return answers
    except (NoSandboxError, KeyboardInterrupt):
        raise
    except RunError as error:
        return error
    except Exception as error:  # a worker that was lost, a machine out of processes
        return RunError(f"{type(error).__name__}: {error}")
