"""Reads a JSON list of Content-Disposition values with the two parsers of Python's e-mail package, which know RFC 2231
parameters but not that of two file names the extended one counts, and prints what they found as a JSON list."""

import json
import sys
from email import policy
from email.message import EmailMessage, Message


def read(value):
    message = EmailMessage(policy=policy.HTTP)
    message["Content-Disposition"] = value
    header = message["Content-Disposition"]
    old = Message()
    old["Content-Disposition"] = value
    return {
        "disposition": header.content_disposition,
        "params": sorted(header.params),
        "name": header.params.get("filename"),
        "oldName": old.get_filename(),
    }


json.dump([read(value) for value in json.load(sys.stdin)], sys.stdout)
