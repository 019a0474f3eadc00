"""Answers questions about TextFSM and Python's regular expressions: one JSON object a line, in and out."""

import io
import json
import re
import sys
import warnings

import textfsm

warnings.simplefilter("ignore")


def template(question):
    try:
        fsm = textfsm.TextFSM(io.StringIO(question["template"]))
    except textfsm.TextFSMTemplateError as error:
        line = re.search(r"Line:? (\d+)", str(error))
        return {"refused": {"line": int(line.group(1)) if line else None}}
    return {"header": fsm.header, "answers": [parse(fsm, output) for output in question["outputs"]]}


def parse(fsm, output):
    fsm.Reset()
    try:
        return {"rows": [list(row) for row in fsm.ParseText(output)]}
    except textfsm.TextFSMError as error:
        return {"ruleLine": int(re.search(r"Rule Line: (\d+)", str(error)).group(1))}
    except TypeError:  # a list with groups, given nothing
        return {"failed": True}


def pattern(question):
    try:
        compiled = re.compile(question["pattern"])
    except re.error:
        return {"refused": True}
    return {"answers": [captures(compiled.match(line)) for line in question["lines"]]}


def captures(match):
    return match and [match.group(0), *match.groups()]


for line in sys.stdin:
    question = json.loads(line)
    print(json.dumps(template(question) if "template" in question else pattern(question)))
