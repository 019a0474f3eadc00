// What contenders at a long wire share, on the built packages: one host that is far away, and the same
// one near by, where code is loaded and compiled before anything is counted.
import { Writable } from 'node:stream'
import { initNornir } from '@nornir-ts/core'
import { ssh } from '@nornir-ts/plugins-ssh'
import pino from 'pino'

/**
 * Runs a task near by, then far away, and gives what the second one returned.
 *
 * @param task - Takes no parameters.
 * @param options - `near` and `far` are ports; `knownHostsFile`; `host` is the rest of the host.
 * @param onDebug - Told the message of every line of the log, of both runs.
 */
export async function runFar(task, { near, far, knownHostsFile, host }, onDebug) {
  const write = (chunk, _encoding, done) => {
    onDebug?.(JSON.parse(chunk))
    done()
  }
  const box = { hostname: '127.0.0.1', ...host }
  const nr = await initNornir({
    inventory: { hosts: { near: { ...box, port: near }, far: { ...box, port: far } } },
    connections: [ssh.with({ knownHostsFiles: [knownHostsFile] })],
    logger: pino({ level: onDebug === undefined ? 'silent' : 'debug' }, new Writable({ write })),
  })
  let value
  for (const name of ['near', 'far']) {
    const result = (await nr.filter({ name }).run(task)).get(name)
    if (result.status !== 'ok') throw result.error
    value = result.value
  }
  await nr.close()
  return value
}
