"""The server: one socket on this machine's own loopback, and an end that leaves nothing behind."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from hisab.records.errors import MachineError
from hisab.web.app import make_app
from hisab.web.guard import hosts_of
from hisab.workflow.serve import Holder

HOST = "127.0.0.1"
"""The only address that is listened at: what is served leaves this machine no other way than through a person's hands."""


@contextmanager
def holding(port: int) -> Iterator[socket.socket]:
    """Hold a port of this machine, 0 for any free one; that another program has it is a `MachineError`."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as held:  # named, or asyncio leaves Nagle on: 40 ms an answer
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            held.bind((HOST, port))
        except OSError as error:
            hint = "stop the program that has it, or give another --port; --port 0 takes any that is free"
            raise MachineError(f"port {port} of {HOST} cannot be had: {error.strerror}", hint=hint) from error
        yield held


def serve(standing: Holder, held: socket.socket, *, announce: Callable[[str], None]) -> None:
    """Answer at the port that is held until the process is told to stop; `announce` is called with the address when the first answer can be given."""
    port = held.getsockname()[1]
    config = uvicorn.Config(
        make_app(standing, hosts=hosts_of(port)),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=5,
    )
    held.listen(128)  # from here on an asker waits instead of being turned away
    announce(f"http://{HOST}:{port}/")
    uvicorn.Server(config).run(sockets=[held])
