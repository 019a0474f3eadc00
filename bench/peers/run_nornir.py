"""Nornir with nornir-netmiko, as its users write it."""

import sys

from nornir import InitNornir
from nornir.core.inventory import ConnectionOptions, Defaults, Groups, Host, Hosts, Inventory
from nornir.core.plugins.inventory import InventoryPluginRegister
from nornir_netmiko.tasks import netmiko_save_config, netmiko_send_command, netmiko_send_config

from job import PATIENCE, print_answers, read_job

job = read_job()


class JobInventory:
    """The devices of the job; nothing is read from files, as little as by ours."""

    def load(self):
        login = {"username": job["username"], "password": job["password"], "platform": "cisco_ios"}
        options = {"netmiko": ConnectionOptions(extras=PATIENCE)}
        hosts = {
            device["name"]: Host(
                name=device["name"],
                hostname="127.0.0.1",
                port=device["port"],
                connection_options=options,
                **login,
            )
            for device in job["devices"]
        }
        return Inventory(hosts=Hosts(hosts), groups=Groups(), defaults=Defaults())


def work(task):
    for command in job["commands"]:
        task.run(netmiko_send_command, command_string=command)
    if job["config"]:
        task.run(netmiko_send_config, config_commands=job["config"])
        task.run(netmiko_save_config)
    # Kept until the end of the run, 1 000 connections of Paramiko would cost 200 s of CPU in idle threads.
    task.host.close_connections()


InventoryPluginRegister.register("job", JobInventory)
nr = InitNornir(
    runner={"plugin": "threaded", "options": {"num_workers": job["concurrency"]}},
    inventory={"plugin": "job"},
    logging={"enabled": False},
)
result = nr.run(work)
for host, multi in result.failed_hosts.items():
    sys.exit(f"{host}: {multi[-1].exception}")  # raise_on_error would print what all hosts answered
count = len(job["commands"])
print_answers(
    {host: [one.result for one in multi[1 : 1 + count]] for host, multi in result.items()}
)
