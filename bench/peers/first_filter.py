"""Nornir, as a runbook begins: from an empty process to the first filter.

Argument: the folder of a small inventory. With `netmiko` behind it, its tasks are imported too.
"""

import json
import sys
from time import perf_counter

started_at = perf_counter()
from simple_inventory import init_nornir  # noqa: E402 (its import is what is measured)

if sys.argv[2:] == ["netmiko"]:
    import nornir_netmiko.tasks  # noqa: F401

imported_at = perf_counter()
nr = init_nornir(sys.argv[1])
loaded_at = perf_counter()
hosts = nr.filter(role="edge").inventory.hosts
filtered_at = perf_counter()

figures = {
    "importMs": 1000 * (imported_at - started_at),
    "loadMs": 1000 * (loaded_at - imported_at),
    "filterMs": 1000 * (filtered_at - loaded_at),
}
print(json.dumps({"answer": len(hosts), "figures": figures}))
