"""Plain Netmiko in a pool of threads, as its users write it."""

from concurrent.futures import ThreadPoolExecutor

from netmiko import ConnectHandler

from job import PATIENCE, print_answers, read_job

job = read_job()


def work(device):
    with ConnectHandler(
        device_type="cisco_ios",
        host="127.0.0.1",
        port=device["port"],
        username=job["username"],
        password=job["password"],
        **PATIENCE,
    ) as connection:
        outputs = [connection.send_command(command) for command in job["commands"]]
        if job["config"]:
            connection.send_config_set(job["config"])
            connection.save_config()
    return device["name"], outputs


with ThreadPoolExecutor(max_workers=job["concurrency"]) as pool:
    print_answers(dict(pool.map(work, job["devices"])))
