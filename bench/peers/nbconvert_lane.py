"""A lane (see lanes/protocol.ts) that holds nbconvert: one warm process, the exporter made once, all at its defaults."""

import json
import os
import sys
import time

import nbconvert
import nbformat
from nbconvert import HTMLExporter

answers = os.fdopen(3, "w", buffering=1)
exporter = HTMLExporter()


def convert(text):
    body, _ = exporter.from_notebook_node(nbformat.reads(text, as_version=4))
    return body.encode("utf-8")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def measure(path):
    text = read(path)
    wall, cpu = time.perf_counter(), time.process_time()
    page = convert(text)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return {"cpu": 1000 * cpu, "wall": 1000 * wall, "bytes": len(page)}


def warm(paths, budget):
    used = 0
    while used < budget:
        for path in paths:
            try:
                used += max(measure(path)["cpu"], 0.5)
            except Exception:
                used += 0.5
            if used >= budget:
                break
    return {}


def page(path, out):
    body = convert(read(path))
    with open(out, "wb") as file:
        file.write(body)
    return {"bytes": len(body)}


def perform(request):
    op = request["op"]
    if op == "warm":
        return warm(request["paths"], request["budget"])
    if op == "page":
        return page(request["path"], request["out"])
    if op == "time":
        return measure(request["path"])
    return {"error": "nbconvert's lane cannot do " + op}


def say(message):
    answers.write(json.dumps(message) + "\n")


say({"about": "nbformat.reads + nbconvert.HTMLExporter " + nbconvert.__version__ + ", in one warm process"})
for line in sys.stdin:
    try:
        say(perform(json.loads(line)))
    except Exception as error:
        say({"error": f"{type(error).__name__}: {str(error)[:200]}"})
