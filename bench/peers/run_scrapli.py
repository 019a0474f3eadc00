"""scrapli over asyncssh, as its users write it."""

import asyncio

from scrapli.driver.core import AsyncIOSXEDriver

from job import PATIENCE, print_answers, read_job

job = read_job()


async def work(device, slots):
    async with slots, AsyncIOSXEDriver(
        host="127.0.0.1",
        port=device["port"],
        auth_username=job["username"],
        auth_password=job["password"],
        auth_strict_key=False,
        timeout_socket=PATIENCE["conn_timeout"],
        timeout_transport=PATIENCE["conn_timeout"],
        timeout_ops=PATIENCE["read_timeout_override"],
        transport="asyncssh",
    ) as connection:
        responses = await connection.send_commands(job["commands"]) if job["commands"] else []
        if job["config"]:
            (await connection.send_configs(job["config"])).raise_for_status()
            (await connection.send_command("write memory")).raise_for_status()
    return device["name"], [response.result for response in responses]


async def main():
    slots = asyncio.Semaphore(job["concurrency"])
    answers = await asyncio.gather(*(work(device, slots) for device in job["devices"]))
    print_answers(dict(answers))


asyncio.run(main())
