"""What a peer is asked to do, and how it hands in its answers."""

import json
import resource
import sys


def read_job():
    """The job file that is named on the command line."""
    with open(sys.argv[1], encoding="utf-8") as file:
        return json.load(file)


def print_answers(answers):
    """Prints { answers: { [host]: [output, …] }, figures }; CPU and wall are measured from outside."""
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"answers": answers, "figures": {"peakMb": peak_mb}}))
