"""
Runs many small programs side by side in one interpreter, in faster time. An order is one line of JSON on standard
input, a report one line on standard output; both are described in `batch.ts`.
"""

import inspect
import json
import os
import sys
import threading
import types

import world
from world import World, real_monotonic, real_sleep, worlds

speed = float(sys.argv[1])
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
# What programs print is nobody's report.
os.dup2(2, 1)
answering = threading.Lock()

# -------------------------------------------------------------------------------------------------------------- lag

lags = []


def watch_lag():
    """Notes when this process was kept from running for 20 ms and more: pairs of when and how long, real seconds."""
    while True:
        before = real_monotonic()
        real_sleep(0.02)
        late = real_monotonic() - before - 0.02
        if late > 0.02:
            lags.append((before, late))


def lag_ms(since):
    return max((late for when, late in reversed(lags[-2000:]) if when + late >= since), default=0) * 1000


# ----------------------------------------------------------------------------------------------------------- errors


def status_of(error):
    for owner in (error, getattr(error, "response", None)):
        for name in ("status_code", "code", "status"):
            value = getattr(owner, name, None)
            if isinstance(value, int) and not isinstance(value, bool):
                return value
    return None


def report_error(error, depth=0):
    cause = error.__cause__
    code = getattr(error, "code", None)
    return {
        "name": type(error).__name__,
        "className": type(error).__name__,
        "message": str(error)[:500],
        "status": status_of(error),
        "code": code if isinstance(code, str) else None,
        "cause": report_error(cause, depth + 1) if cause and depth < 4 else None,
    }


# ------------------------------------------------------------------------------------------------------------- runs


def load(path, number):
    """A module of its own for each run: clients keep state."""
    module = types.ModuleType(f"program_{number}")
    module.__file__ = path
    sys.modules[module.__name__] = module
    with open(path, encoding="utf-8", newline="") as file:
        exec(compile(file.read(), path, "exec"), module.__dict__)
    return module


def plain(value):
    return json.loads(json.dumps(value, default=str))


def play(order, end, loaded):
    """Fills `end` when the program ends; a thread of its own carries it out."""
    try:
        module = load(order["program"], order["id"])
        chat = module.chat
    except BaseException as error:
        end.update(outcome="broken", error=report_error(error), ms=0)
        return
    finally:
        loaded.set()
    limit = order["limitMs"] / 1000
    started = real_monotonic()
    try:
        value = loop.run(chat(), 2 * limit) if inspect.iscoroutinefunction(chat) else chat()
        end.update(outcome="resolved", value=plain(value))
    except BaseException as error:
        end.update(outcome="rejected", error=report_error(error))
    end["ms"] = round((real_monotonic() - started) * 1000 * speed)
    sys.modules.pop(module.__name__)


def carry_out(order):
    here = World(order["primary"], order["others"])
    end, loaded = {}, threading.Event()
    worlds.set(here)
    worker = threading.Thread(target=play, args=(order, end, loaded), daemon=True)
    worker.start()
    loaded.wait()
    since = real_monotonic()
    # In real time: the lock that `join` waits for is not sped up.
    worker.join(order["limitMs"] / 1000 / speed)
    ended = dict(end) if "ms" in end else {"outcome": "pending", "ms": order["limitMs"]}
    return {
        "outcome": ended["outcome"],
        "ms": ended["ms"],
        "value": ended.get("value"),
        "error": ended.get("error"),
        "strays": [report_error(error) for error in here.strays],
        "logged": here.logged,
        "hosts": here.hosts,
        "lagMs": lag_ms(since),
    }


def answer(message):
    with answering:
        answers.write(json.dumps(message) + "\n")
        answers.flush()


def obey(order):
    answer({"id": order["id"], "report": carry_out(order)})


world.speed_up(speed)
world.keep_context()
world.count_logs()
world.redirect_all()
loop = world.Loop()


def main():
    threading.Thread(target=watch_lag, daemon=True).start()
    answer({"id": 0, "report": None})
    for line in sys.stdin:
        threading.Thread(target=obey, args=(json.loads(line),), daemon=True).start()


main()
