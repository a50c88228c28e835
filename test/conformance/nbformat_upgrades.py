"""Compares our 4.5 of old notebooks with what python3-nbformat makes of them.

Reads a JSON array of {"name", "text", "ours", "ids"} from standard input: the text of a notebook file of version 1
to 3, our version of it and the ids our version gave the cells. Writes an array of {"name", "accepted",
"difference"}. `accepted`: nbformat converts it, and finds the result valid.
"""
import json
import logging
import sys
import warnings

import nbformat

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)


def difference(expected, found):
    if expected == found:
        return None
    at = next((i for i, (a, b) in enumerate(zip(expected, found)) if a != b), min(len(expected), len(found)))
    return [expected[max(0, at - 60) : at + 60], found[max(0, at - 60) : at + 60]]


def compare(case):
    try:
        notebook = nbformat.reads(case["text"], as_version=4)
        for cell, cell_id in zip(notebook.cells, case["ids"]):
            cell["id"] = cell_id
        nbformat.validator.validate(notebook, version=4, version_minor=5)
        # Conversion leaves lists of lines in places; once more through the reader they are text.
        plain = nbformat.reads(json.dumps(notebook), as_version=nbformat.NO_CONVERT)
        return {"accepted": True, "difference": difference(nbformat.writes(plain) + "\n", case["ours"])}
    except Exception as error:  # whatever it raises, it does not accept the notebook
        return {"accepted": False, "difference": [repr(error)[:300], ""]}


cases = json.load(sys.stdin)
json.dump([{"name": case["name"], **compare(case)} for case in cases], sys.stdout)
