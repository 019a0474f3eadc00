"""Nornir: loads an inventory of three YAML files and filters it once. Argument: the folder."""

import json
import resource
import sys
from time import perf_counter

from nornir.core.filter import F

from simple_inventory import init_nornir

started_at = perf_counter()
nr = init_nornir(sys.argv[1])
loaded_at = perf_counter()
selected = nr.filter(F(role="edge") & F(site__in=["site-7", "site-42"]))
filtered_at = perf_counter()

figures = {
    "loadMs": 1000 * (loaded_at - started_at),
    "filterMs": 1000 * (filtered_at - loaded_at),
    "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
}
print(json.dumps({"answer": len(selected.inventory.hosts), "figures": figures}))
