"""TextFSM: rows of 200 answers to each of two commands.

Arguments: the folder of templates, the folder of the answers.
"""

import json
import pathlib
import sys
from time import perf_counter

import textfsm

templates, outputs = map(pathlib.Path, sys.argv[1:3])
files = {
    "routes": "cisco_ios_show_ip_route.textfsm",
    "interfaces": "cisco_ios_show_interfaces.textfsm",
}
figures = {}
answer = 0
for name, file in files.items():
    output = (outputs / f"{name}.txt").read_text()
    with open(templates / file) as template:
        fsm = textfsm.TextFSM(template)
    started_at = perf_counter()
    for _ in range(200):
        fsm.Reset()
        answer += len(fsm.ParseText(output))
    figures[f"{name}Ms"] = 1000 * (perf_counter() - started_at)
print(json.dumps({"answer": answer, "figures": figures}))
