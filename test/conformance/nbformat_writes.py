"""Compares notebooks with what python3-nbformat writes, and asks nbformat whether they are valid.

Reads a JSON array of {"name", "text", "ours", "ids"} from standard input: the text of a notebook file, our
version of it and the ids our version gave the cells. Writes an array of {"name", "accepted", "same",
"difference", "invalid"}. `accepted`: nbformat finds the file valid once it is a 4.5 and cells without an id of
their own have ours.
"""
import json
import logging
import sys
import warnings

import nbformat

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)


def problem(notebook):
    try:
        nbformat.validator.validate(notebook, version=4, version_minor=5)
    except Exception as error:  # whatever it raises, it does not accept the notebook
        return repr(error)[:300]
    return None


def difference(expected, found):
    at = next((i for i, (a, b) in enumerate(zip(expected, found)) if a != b), min(len(expected), len(found)))
    return [expected[max(0, at - 60) : at + 60], found[max(0, at - 60) : at + 60]]


def compare(case):
    result = {"name": case["name"], "accepted": False, "same": False, "difference": None}
    result["invalid"] = problem(json.loads(case["ours"]))
    try:
        notebook = nbformat.reads(case["text"], as_version=4)
        notebook.nbformat_minor = 5
        seen = set()
        for cell, given, cell_id in zip(notebook.cells, json.loads(case["text"])["cells"], case["ids"]):
            if "id" not in given or given["id"] in seen:
                cell["id"] = cell_id
            seen.add(given.get("id"))
        result["accepted"] = problem(notebook) is None
        expected = nbformat.writes(notebook) + "\n"
    except Exception as error:
        result["difference"] = [repr(error)[:300], ""]
        return result
    result["same"] = expected == case["ours"]
    result["difference"] = None if result["same"] else difference(expected, case["ours"])
    return result


json.dump([compare(case) for case in json.load(sys.stdin)], sys.stdout)
