"""Tells which notebook files python3-nbformat finds valid as they are: a JSON array of texts in, of booleans out.

Null stands for a notebook it stumbles over without a verdict (a list as a cell's id, say).
"""
import json
import logging
import sys
import warnings

import nbformat.validator

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)


def is_valid(text):
    try:
        notebook = json.loads(text)
        return notebook["nbformat"] == 4 and nbformat.validator.isvalid(notebook)
    except Exception:
        return None


json.dump([is_valid(text) for text in json.load(sys.stdin)], sys.stdout)
