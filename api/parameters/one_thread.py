"""An endpoint that reads takes one thread: the reading transaction is opened, used and closed where the endpoint runs.

As a dependency that is opened and closed, a session would take a thread to open it, another for the endpoint and a third
to close it, and for a list that an index answers in a fraction of a millisecond these take most of the time. So the
endpoint is handed to FastAPI without its session. Everything else that it, its route or a router above it depends on
remains FastAPI's to solve, and is solved before the thread starts.
"""

from asyncio import get_running_loop
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import wraps
from inspect import iscoroutinefunction, signature
from typing import Any

from fastapi import Request

from api.parameters.dependencies import SessionDep
from api.parameters.formats import InFormat, is_workbook
from db.session import read_session

READERS = ThreadPoolExecutor(8, "reader")
"""Where endpoints read. More threads would only wait for each other: one at a time runs Python."""

WRITERS = ThreadPoolExecutor(4, "writer")
"""Where files are made that are whole before they are sent. That may take long, and who asks for a page has not to wait."""


def in_one_thread(endpoint: Callable[..., Any], threads: Executor = READERS) -> Callable[..., Any]:
    """The endpoint as FastAPI is to call it; an endpoint that runs in no thread or asks for no session stays as it is.

    It runs in one of ``threads``, but for lists as workbooks, which are made by the ``WRITERS``.

    Raises TypeError for an endpoint that asks for a session and not for the request, which leads to the database.
    """
    declared = signature(endpoint, eval_str=True)
    names = {
        kind: name
        for name, parameter in declared.parameters.items()
        for kind in (SessionDep, Request)
        if parameter.annotation == kind
    }
    if SessionDep not in names or iscoroutinefunction(endpoint):
        return endpoint
    if Request not in names:
        raise TypeError(f"{endpoint.__qualname__} asks for a session: it has to ask for the request too")

    def read(values: dict[str, Any]) -> Any:
        with read_session(values[names[Request]].app.state.engine) as session:
            return endpoint(**values, **{names[SessionDep]: session})

    @wraps(endpoint)
    async def answer(**values: Any) -> Any:
        forms = (each.format for each in values.values() if isinstance(each, InFormat))
        whole = any(is_workbook(values[names[Request]], each) for each in forms)
        return await get_running_loop().run_in_executor(WRITERS if whole else threads, read, values)

    remaining = [each for each in declared.parameters.values() if each.name != names[SessionDep]]
    answer.__signature__ = declared.replace(parameters=remaining)  # type: ignore[attr-defined]  # what FastAPI reads
    return answer
