import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptLog } from '../../test/log-lines.ts'
import { type ConnectionPlugin, initNornir } from '../index.ts'
import { loadConfiguration } from './configuration.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-config-'))
  file = join(folder, 'nornir.yaml')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const load = async (text: string) => {
  await writeFile(file, text)
  return loadConfiguration(file, {})
}

describe('nornir.yaml', () => {
  it('reads as Nornir writes it', async () => {
    const configuration = await load(`
inventory:
  plugin: SimpleInventory
  options: { host_file: ${folder}/hosts.yaml, group_file: ${folder}/groups.yaml }
runner: { plugin: threaded, options: { num_workers: 7 } }
logging: { enabled: true, level: DEBUG, log_file: ${folder}/run.log, to_console: false }
core: { raise_on_error: true }
ssh: { config_file: ~/.ssh/config }
user_defined: { anything: [1, 2] }
`)
    expect(configuration).toMatchObject({
      policy: { concurrency: 7 },
      runner: { name: 'concurrent' },
      logging: { level: 'debug', file: `${folder}/run.log`, toConsole: false },
      raiseOnError: true,
    })
  })

  it('runs what it says, and code wins over it', async () => {
    await writeFile(join(folder, 'hosts.yaml'), 'r1: { hostname: 10.0.0.1 }\n')
    await writeFile(
      file,
      `inventory: { options: { host_file: ${folder}/hosts.yaml } }
core: { raise_on_error: true }
logging: { level: INFO, log_file: ${folder}/run.log }`,
    )
    const nr = await initNornir({ configFile: file, raiseOnError: false })
    const result = await nr.run(({ host, log }) => {
      log.info('here')
      throw new Error(host.hostname)
    })
    expect(result.get('r1')?.error?.message).toBe('10.0.0.1')
    expect(JSON.parse(await readFile(join(folder, 'run.log'), 'utf8'))).toMatchObject({
      msg: 'here',
      host: 'r1',
      run: result.runId,
    })
    await nr.close()
  })

  it('names a log file that cannot be written before anything is run', async () => {
    await writeFile(file, `logging: { log_file: ${folder} }`)
    const options = { configFile: file, inventory: { hosts: {} } }
    await expect(initNornir(options)).rejects.toMatchObject({ code: 'LOG_FILE', file: folder })
  })

  it('Q23 may be empty, or have empty sections', async () => {
    expect(await load('')).toMatchObject({ raiseOnError: false, warnings: [`${file} is empty`] })
    const { logger, lines } = keptLog()
    await initNornir({ configFile: file, inventory: { hosts: {} }, logger })
    expect(lines).toMatchObject([{ level: 'warn', msg: `${file} is empty` }])
    expect((await load('core:\nrunner:\n')).runner).toBeUndefined()
  })

  it('says file, line, column, key and the nearest right key when it is wrong', async () => {
    await expect(load('core:\n  raise_on_eror: true\n')).rejects.toMatchObject({
      code: 'DOCUMENT_SCHEMA',
      position: { line: 2, column: 3 },
      path: ['core', 'raise_on_eror'],
      suggestion: 'raise_on_error',
    })
    await expect(load('runner: { plugin: threads }')).rejects.toThrow(`${file}:1:`)
    await expect(load('core: [')).rejects.toMatchObject({ code: 'DOCUMENT_SYNTAX' })
    await expect(loadConfiguration(join(folder, 'none.yaml'))).rejects.toMatchObject({
      code: 'CONFIGURATION_FILE',
    })
  })
})

it('L01 says nothing where neither file nor environment do, but that warnings are logged', async () => {
  expect(await loadConfiguration(undefined, {})).toEqual({
    inventory: { hostFile: undefined, groupFile: undefined, defaultsFile: undefined },
    runner: undefined,
    policy: { concurrency: undefined },
    logging: { level: 'warn', file: undefined, toConsole: undefined },
    plugins: { ssh: {} },
    raiseOnError: false,
    warnings: [],
  })
})

it('gives the connection plugin what the file says about it', async () => {
  await writeFile(file, 'ssh: { config_file: from file }')
  const environment = { NORNIR_SSH_CONFIG_FILE: 'from environment' }
  const configFileOf = async (path: string | undefined) =>
    (await loadConfiguration(path, environment)).plugins['ssh']?.['config_file']
  expect(await configFileOf(undefined)).toBe('from environment')
  expect(await configFileOf(file)).toBe('from file')
  const seen: unknown[] = []
  const plugin: ConnectionPlugin<object> = {
    name: 'ssh',
    open: async ({ settings }) => {
      seen.push(settings)
      return {}
    },
    close: async () => {},
  }
  const nr = await initNornir({ configFile: file, inventory: { hosts: { r1: {} } } })
  await nr.run(async ({ connection }) => void (await connection(plugin)))
  await nr.run(async ({ connection }) => void (await connection({ ...plugin, name: 'other' })))
  expect(seen).toEqual([{ config_file: 'from file' }, undefined])
  await nr.close()
})

describe('what has no effect', () => {
  it('is said: keys of Nornir that mean nothing here, and misspelt variables', async () => {
    await writeFile(file, 'logging: { loggers: [nornir] }')
    const { warnings } = await loadConfiguration(file, {
      NORNIR_CORE_RAISE_ON_EROR: '1',
      NORNIR_TS_TEST_DATA: '/somewhere',
      NORNIR_CORE_RAISE_ON_ERROR: '0',
    })
    expect(warnings).toEqual([
      'Environment variable NORNIR_CORE_RAISE_ON_EROR is unknown and has no effect; did you mean NORNIR_CORE_RAISE_ON_ERROR?',
      'Configuration key logging.loggers has no effect: there is one logger',
    ])
  })
})

describe('the environment', () => {
  const from = (environment: Record<string, string>) => loadConfiguration(undefined, environment)

  it('L04 L05 gives booleans as true, false, 1 or 0; an empty variable counts as not set', async () => {
    const raises = async (text: string) =>
      (await from({ NORNIR_CORE_RAISE_ON_ERROR: text })).raiseOnError
    expect(await raises('1')).toBe(true)
    expect(await raises('true')).toBe(true)
    expect(await raises('0')).toBe(false)
    expect(await raises('')).toBe(false)
    expect(await raises('True')).toBe(true)
    for (const spelling of ['yes', 't', '2'])
      await expect(raises(spelling)).rejects.toMatchObject({ code: 'ENVIRONMENT_VARIABLE' })
    await expect(raises('on')).rejects.toThrow(
      'Environment variable NORNIR_CORE_RAISE_ON_ERROR: expected true, false, 1 or 0',
    )
  })

  it('L07 is taken key by key where the file says nothing', async () => {
    await writeFile(file, 'runner: { plugin: serial }')
    const configuration = await loadConfiguration(file, {
      NORNIR_RUNNER_PLUGIN: 'threaded',
      NORNIR_RUNNER_OPTIONS: '{"num_workers": 3}',
      NORNIR_LOGGING_LEVEL: 'ERROR',
    })
    expect(configuration.runner?.name).toBe('serial')
    expect(configuration.policy.concurrency).toBe(3)
    expect(configuration.logging.level).toBe('error')
  })

  it('Q22 gives maps as JSON; what is wrong is named without being shown', async () => {
    await expect(from({ NORNIR_RUNNER_OPTIONS: '{a: hunter2}' })).rejects.toMatchObject({
      code: 'ENVIRONMENT_VARIABLE',
      variable: 'NORNIR_RUNNER_OPTIONS',
      message: expect.not.stringContaining('hunter2'),
    })
    await expect(from({ NORNIR_RUNNER_PLUGIN: 'treaded' })).rejects.toMatchObject({
      code: 'DOCUMENT_SCHEMA',
      path: ['runner', 'plugin'],
      suggestion: 'threaded',
    })
  })

  it('L06 options of a later place replace those of an earlier one as a whole', async () => {
    await writeFile(file, 'inventory: { options: { host_file: a.yaml } }')
    const configuration = await loadConfiguration(file, {
      NORNIR_INVENTORY_OPTIONS: '{"host_file": "b.yaml", "group_file": "c.yaml"}',
    })
    expect(configuration.inventory).toEqual({ hostFile: 'a.yaml' })
  })
})
