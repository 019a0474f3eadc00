"""Nornir on the three YAML files of a folder."""

from nornir import InitNornir


def init_nornir(folder):
    """As a configuration file would say it; no log file is written."""
    names = {"host_file": "hosts", "group_file": "groups", "defaults_file": "defaults"}
    options = {option: f"{folder}/{name}.yaml" for option, name in names.items()}
    return InitNornir(
        inventory={"plugin": "SimpleInventory", "options": options}, logging={"enabled": False}
    )
