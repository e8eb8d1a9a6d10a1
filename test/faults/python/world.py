"""What programs that run side by side in one interpreter see of the world: faster timers, and a fault server of their own."""

import asyncio
import concurrent.futures
import contextvars
import functools
import importlib
import logging
import selectors
import socket
import ssl
import threading
import time
import weakref
from urllib.parse import urlsplit


class World:
    """Where the requests of one run go, by host."""

    def __init__(self, primary, others):
        # None: the name of the first host cannot be resolved.
        self.primary = primary
        self.others = others
        self.hosts = {}
        # What nobody awaited.
        self.strays = []
        # Errors that the program told the log.
        self.logged = 0

    def server_for(self, host):
        first = next(iter(self.hosts), host)
        self.hosts[host] = self.hosts.get(host, 0) + 1
        return self.primary if host == first else self.others


worlds = contextvars.ContextVar("world", default=None)
unresolved = "[Errno -2] Name or service not known"

real_sleep = time.sleep
real_monotonic = time.monotonic


# ------------------------------------------------------------------------------------------------------------- time


def speed_up(speed):
    """Clocks, sleeps, waits for locks, sockets and selectors; so asyncio, anyio and every HTTP client as well."""
    for name in ("time", "monotonic", "perf_counter"):
        setattr(time, name, faster_clock(getattr(time, name), speed))
        setattr(time, f"{name}_ns", faster_clock(getattr(time, f"{name}_ns"), speed))
    time.sleep = lambda seconds: real_sleep(seconds / speed)
    threading._time = time.monotonic
    scale_argument(threading.Condition, "wait", speed)
    scale_argument(socket.socket, "settimeout", speed)
    scale_argument(selectors.DefaultSelector, "select", speed)


def faster_clock(clock, speed):
    start = clock()
    whole = type(start)
    return lambda: whole(start + (clock() - start) * speed)


def scale_argument(owner, name, speed):
    real = getattr(owner, name)

    def scaled(self, timeout=None):
        return real(self, timeout / speed if timeout else timeout)

    setattr(owner, name, scaled)


# -------------------------------------------------------------------------------------------------------------- log


class Counter(logging.Handler):
    def emit(self, record):
        world = worlds.get()
        if world is not None:
            world.logged += 1


def count_logs():
    logging.getLogger().addHandler(Counter(logging.ERROR))


# ---------------------------------------------------------------------------------------------------------- context


def keep_context():
    """Threads belong to the run that starts them."""
    start = threading.Thread.start
    submit = concurrent.futures.ThreadPoolExecutor.submit

    def start_here(self):
        run, context = self.run, contextvars.copy_context()
        self.run = lambda: context.run(run)
        start(self)

    def submit_here(self, function, /, *args, **kwargs):
        return submit(self, contextvars.copy_context().run, function, *args, **kwargs)

    threading.Thread.start = start_here
    concurrent.futures.ThreadPoolExecutor.submit = submit_here


# --------------------------------------------------------------------------------------------------------- requests


def redirect_all():
    """Requests outside of any run are left alone."""
    # Nobody speaks TLS here, and reading certificates is most of what it costs to build a client.
    ssl.create_default_context = functools.cache(ssl.create_default_context)
    for name, redirect in redirects.items():
        try:
            redirect(importlib.import_module(name))
        except ModuleNotFoundError:
            continue


def moved(url, lost):
    """The same path on the fault server of this run; raises what `lost` makes where the name is not resolved."""
    world = worlds.get()
    if world is None:
        return None
    server = world.server_for(urlsplit(url).netloc)
    if server is None:
        raise lost(unresolved)
    parts = urlsplit(url)
    return f"{server}{parts.path or '/'}{'?' + parts.query if parts.query else ''}"


def redirect_httpx(module):
    def elsewhere(request):
        url = moved(str(request.url), lambda words: module.ConnectError(words, request=request))
        if url is None:
            return request
        return module.Request(
            request.method,
            url,
            headers=request.headers,
            stream=request.stream,
            extensions=request.extensions,
        )

    default = module._transports.default
    default.create_ssl_context = functools.cache(default.create_ssl_context)
    plain = module.HTTPTransport.handle_request
    waiting = module.AsyncHTTPTransport.handle_async_request

    async def handle_async(self, request):
        return await waiting(self, elsewhere(request))

    module.HTTPTransport.handle_request = lambda self, request: plain(self, elsewhere(request))
    module.AsyncHTTPTransport.handle_async_request = handle_async


def redirect_requests(module):
    real = module.adapters.HTTPAdapter.send

    def send(self, request, *args, **kwargs):
        lost = lambda words: module.exceptions.ConnectionError(words, request=request)
        url = moved(request.url, lost)
        if url is not None:
            request = request.copy()
            request.headers.setdefault("Host", urlsplit(request.url).netloc)
            request.url = url
        return real(self, request, *args, **kwargs)

    module.adapters.HTTPAdapter.send = send


def redirect_aiohttp(module):
    real = module.ClientSession._build_url

    def build(self, url):
        built = real(self, url)
        other = moved(str(built), module.ClientConnectionError)
        return built if other is None else type(built)(other, encoded=True)

    module.ClientSession._build_url = build


def redirect_botocore(module):
    real = module.URLLib3Session.send

    def send(self, request):
        lost = lambda words: module.EndpointConnectionError(endpoint_url=request.url, error=words)
        url = moved(request.url, lost)
        if url is not None:
            request.url = url
        return real(self, request)

    module.URLLib3Session.send = send


redirects = {
    "httpx": redirect_httpx,
    "httpx2": redirect_httpx,
    "requests": redirect_requests,
    "aiohttp": redirect_aiohttp,
    "botocore.httpsession": redirect_botocore,
}


# ------------------------------------------------------------------------------------------------------------- loop


class Loop:
    """
    One event loop for all programs that wait, as a server has: SDKs keep clients of their own from call to call. What
    nobody awaited belongs to the run whose task it was.
    """

    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.owners = weakref.WeakKeyDictionary()
        self.loop.set_task_factory(self.make_task)
        self.loop.set_exception_handler(self.handle)
        threading.Thread(target=self.loop.run_forever, daemon=True).start()

    def make_task(self, loop, coroutine, **options):
        task = asyncio.Task(coroutine, loop=loop, **options)
        context = options.get("context")
        self.owners[task] = context.get(worlds) if context else worlds.get()
        return task

    def handle(self, _loop, context):
        world = self.owners.get(context.get("task") or context.get("future"))
        if world is not None:
            world.strays.append(context.get("exception") or RuntimeError(context["message"]))

    def run(self, coroutine, limit):
        """Its value, within `limit` seconds of the program's time; then it is cancelled."""
        ended = concurrent.futures.Future()
        context = contextvars.copy_context()

        async def wait():
            try:
                ended.set_result(await coroutine)
            except BaseException as error:
                ended.set_exception(error)

        holder = []
        self.loop.call_soon_threadsafe(lambda: holder.append(self.loop.create_task(wait(), context=context)))
        try:
            return ended.result(limit)
        finally:
            self.loop.call_soon_threadsafe(lambda: holder[0].cancel())
