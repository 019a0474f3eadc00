"""Nornir with nornir-netmiko, as its users write it."""

from nornir import InitNornir
from nornir.core.inventory import Defaults, Groups, Host, Hosts, Inventory
from nornir.core.plugins.inventory import InventoryPluginRegister
from nornir_netmiko.tasks import netmiko_save_config, netmiko_send_command, netmiko_send_config

from job import print_answers, read_job

job = read_job()


class JobInventory:
    """The devices of the job; nothing is read from files, as little as by ours."""

    def load(self):
        login = {"username": job["username"], "password": job["password"], "platform": "cisco_ios"}
        hosts = {
            device["name"]: Host(
                name=device["name"], hostname="127.0.0.1", port=device["port"], **login
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


InventoryPluginRegister.register("job", JobInventory)
nr = InitNornir(
    runner={"plugin": "threaded", "options": {"num_workers": job["concurrency"]}},
    inventory={"plugin": "job"},
    logging={"enabled": False},
)
result = nr.run(work)
result.raise_on_error()
nr.close_connections()
count = len(job["commands"])
print_answers(
    {host: [one.result for one in multi[1 : 1 + count]] for host, multi in result.items()}
)
