"""What a peer is asked to do, and how it hands in its answers."""

import json
import resource
import sys

# With the defaults (10 to 15 s), log-ins and answers fail when 200 threads work at once; no other effect.
PATIENCE = {
    "conn_timeout": 120,
    "banner_timeout": 120,
    "auth_timeout": 120,
    "read_timeout_override": 120,
}


def read_job():
    """The job file that is named on the command line."""
    with open(sys.argv[1], encoding="utf-8") as file:
        return json.load(file)


def print_answers(answers):
    """Prints { answers: { [host]: [output, …] }, figures }; CPU and wall are measured from outside."""
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"answers": answers, "figures": {"peakMb": peak_mb}}))
