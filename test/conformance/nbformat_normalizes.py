"""Compares normalised notebooks with what python3-nbformat writes without converting.

Reads a JSON array of {"name", "text", "ours"} from standard input: a notebook file and our version of it. Writes
an array of {"name", "difference"}. Cells for which nbformat would make up a random id get ours.
"""
import json
import logging
import sys
import warnings

import nbformat

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)


def adopt_ids(notebook, given, ours):
    if (notebook.nbformat, notebook.nbformat_minor) < (4, 5):
        return
    seen = set()
    for cell, before, after in zip(notebook.cells, given["cells"], ours["cells"]):
        if "id" not in before or before["id"] in seen:
            cell["id"] = after["id"]
        seen.add(before.get("id"))


def compare(case):
    try:
        notebook = nbformat.reads(case["text"], as_version=nbformat.NO_CONVERT)
        if notebook.nbformat == 4:
            adopt_ids(notebook, json.loads(case["text"]), json.loads(case["ours"]))
        expected = nbformat.writes(notebook) + "\n"
    except Exception as error:
        return {"name": case["name"], "difference": [repr(error)[:300], ""]}
    found = case["ours"]
    if expected == found:
        return {"name": case["name"], "difference": None}
    at = next((i for i, (a, b) in enumerate(zip(expected, found)) if a != b), min(len(expected), len(found)))
    return {"name": case["name"], "difference": [expected[max(0, at - 60) : at + 60], found[max(0, at - 60) : at + 60]]}


json.dump([compare(case) for case in json.load(sys.stdin)], sys.stdout)
