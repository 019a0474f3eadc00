import { join } from 'node:path'
import { type Nornir, workers } from '@nornir-ts/core'
import {
  CommandParseError,
  definePlatform,
  parseCommand,
  parseCommandAs,
  parseCommandOrRaw,
} from '@nornir-ts/plugins-ssh'
import {
  StateError,
  TemplateError,
  TemplateFileError,
  TemplateNotFoundError,
} from '@nornir-ts/textfsm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { backupLab } from './backup-lab.ts'
import { templateFolder } from './template-folder.ts'

const users = `Value LINE (\\S+)
Value USER (\\S+)

Start
  ^\\s*Line\\s+User -> Users
  ^. -> Error "no header"

Users
  ^\\s*\${LINE}\\s+\${USER}\\s*$$ -> Record
  ^\\s*$$
  ^. -> Error
`
const index = ['users.textfsm, .*, cisco_ios, sh[[ow]] users']
const answer = 'Line     User\nvty0     admin\nvty1     guest'
const rows = [
  { line: 'vty0', user: 'admin' },
  { line: 'vty1', user: 'guest' },
]
const devices = [{ name: 'r1', commands: { 'show users': answer } }]
const folder = () => templateFolder(index, { 'users.textfsm': users })

type Params = string | { readonly command: string; readonly templates?: string }
const parsed = async (nr: Nornir, params: Params = 'show users') =>
  (await nr.run(parseCommand, params)).get('r1')

afterEach(() => vi.unstubAllEnvs())

describe('parseCommand', () => {
  it('gives rows by the folder of templates that it is told', async () => {
    await using templates = await folder()
    await using lab = await backupLab(devices)
    const reply = await parsed(lab.nr, { command: 'show users', templates: templates.path })
    expect(reply).toMatchObject({ status: 'ok', changed: false, warnings: [], value: rows })
  })

  it.each(['NET_TEXTFSM', 'NTC_TEMPLATES_DIR'])('finds the folder in %s', async (variable) => {
    await using templates = await folder()
    vi.stubEnv(variable, templates.path)
    await using lab = await backupLab(devices)
    expect((await parsed(lab.nr))?.value).toEqual(rows)
  })

  it('finds the index in the subfolder "templates" of that folder, as Netmiko does', async () => {
    await using templates = await templateFolder(index, { 'users.textfsm': users }, 'templates')
    vi.stubEnv('NET_TEXTFSM', templates.path)
    await using lab = await backupLab(devices)
    expect((await parsed(lab.nr))?.value).toEqual(rows)
  })

  it('takes one template for one command', async () => {
    await using templates = await folder()
    await using lab = await backupLab(devices)
    const template = join(templates.path, 'users.textfsm')
    const reply = await lab.nr.run(parseCommand, { command: 'show users', template })
    expect(reply.get('r1')?.value).toEqual(rows)
  })

  it('types rows as it is told', async () => {
    await using templates = await folder()
    await using lab = await backupLab(devices)
    const run = await lab.nr.run(parseCommandAs<{ readonly user: string }>(), {
      command: 'show users',
      templates: templates.path,
    })
    expect(run.get('r1')?.value?.map(({ user }) => user)).toEqual(['admin', 'guest'])
  })

  it('takes a platform of one’s own for what it extends, unless the index has it itself', async () => {
    const acme = definePlatform({ extends: 'cisco_ios', name: 'acme_switch' })
    await using templates = await folder()
    await using lab = await backupLab(devices, {}, acme)
    const params = { command: 'show users', templates: templates.path }
    expect((await parsed(lab.nr, params))?.value).toEqual(rows)
    const own = users.replaceAll('USER', 'WHO')
    await using more = await templateFolder(
      [...index, 'own.textfsm, .*, acme_switch, show users'],
      { 'users.textfsm': users, 'own.textfsm': own },
    )
    const reply = await parsed(lab.nr, { command: 'show users', templates: more.path })
    expect(reply?.value?.[0]).toEqual({ line: 'vty0', who: 'admin' })
  })

  it('parses on threads, too', async () => {
    await using templates = await folder()
    await using lab = await backupLab(devices, { runner: workers({ threads: 1 }) })
    const params = { command: 'show users', templates: templates.path }
    expect((await parsed(lab.nr, params))?.value).toEqual(rows)
    const error = (await parsed(lab.nr, { ...params, command: 'show clock' }))?.error
    expect(error).toBeInstanceOf(CommandParseError)
    expect(error).toMatchObject({ command: 'show clock', output: expect.stringMatching(/\d/) })
  })

  it('gives no rows for an answer that has none: that is no error', async () => {
    await using templates = await folder()
    const commands = { 'show users': 'Line     User' }
    await using lab = await backupLab([{ name: 'r1', commands }])
    const reply = await parsed(lab.nr, { command: 'show users', templates: templates.path })
    expect(reply).toMatchObject({ status: 'ok', value: [] })
  })
})

describe('an answer that gives no rows', () => {
  const failing = async (params: { command: string; templates: string }) => {
    await using lab = await backupLab([
      { name: 'r1', commands: { 'show users': `${answer}\nwhat is this line` } },
    ])
    return (await parsed(lab.nr, params))?.error
  }

  it('is an error with the answer, and the line that the template does not know', async () => {
    await using templates = await folder()
    const error = await failing({ command: 'show users', templates: templates.path })
    expect(error).toBeInstanceOf(CommandParseError)
    expect(error).toMatchObject({
      code: 'COMMAND_PARSE',
      command: 'show users',
      platform: 'cisco_ios',
      output: `${answer}\nwhat is this line`,
      cause: { line: 4, text: 'what is this line', state: 'Users' },
    })
    expect(error?.cause).toBeInstanceOf(StateError)
  })

  it('has causes of their class on threads, too', async () => {
    await using templates = await templateFolder([...index, 'wrong.textfsm, .*, .*, show clock'], {
      'users.textfsm': users,
      'wrong.textfsm': 'Value A\n',
    })
    const commands = { 'show users': 'what is this line' }
    const runner = workers({ threads: 1 })
    await using lab = await backupLab([{ name: 'r1', commands }], { runner })
    const causeOf = async (command: string, from = templates.path) => {
      const params = { command, templates: from }
      return (await lab.nr.run(parseCommand, params, { onFailed: true })).get('r1')?.error?.cause
    }
    expect(await causeOf('show users')).toBeInstanceOf(StateError)
    expect(await causeOf('show clock')).toBeInstanceOf(TemplateError)
    expect(await causeOf('show version')).toBeInstanceOf(TemplateNotFoundError)
    expect(await causeOf('show users', '/nowhere')).toBeInstanceOf(TemplateFileError)
  })

  it('is one that says where a template was looked for', async () => {
    await using templates = await folder()
    const error = await failing({ command: 'show clock', templates: templates.path })
    expect(error?.cause).toBeInstanceOf(TemplateNotFoundError)
    expect(error?.message).toContain(join(templates.path, 'index'))
  })

  it('is one with the line of a template that is wrong', async () => {
    await using templates = await templateFolder(index, { 'users.textfsm': 'Value A\n' })
    const error = await failing({ command: 'show users', templates: templates.path })
    expect(error?.cause).toBeInstanceOf(TemplateError)
    expect(error?.cause).toMatchObject({ template: 'users.textfsm', line: 1 })
  })

  it('is one where a variable names a folder that is not there', async () => {
    vi.stubEnv('NET_TEXTFSM', '/nowhere/templates')
    await using lab = await backupLab(devices)
    const error = (await parsed(lab.nr))?.error
    expect(error).toMatchObject({ code: 'COMMAND_PARSE', cause: { code: 'TEXTFSM_FILE' } })
    expect(error?.message).toContain('/nowhere/templates/index')
  })

  it('is the value as it came, with a warning, where that is asked for', async () => {
    await using templates = await folder()
    await using lab = await backupLab([{ name: 'r1', commands: { 'show users': 'Nobody.' } }])
    const task = parseCommandAs<{ readonly user: string }>({ onParseError: 'raw' })
    expect(task).toBe(parseCommandOrRaw)
    const params = { command: 'show users', templates: templates.path }
    const reply = (await lab.nr.run(task, params)).get('r1')
    expect(reply).toMatchObject({ status: 'ok', value: 'Nobody.' })
    expect(reply?.warnings).toEqual([expect.stringContaining('no header')])
  })
})

it('parameters that are not known are refused before anything is sent', async () => {
  await using lab = await backupLab(devices)
  const params = { command: 'show users', template_dir: '/tmp' } as { command: string }
  const error = (await parsed(lab.nr, params))?.error
  expect(error).toMatchObject({ code: 'TASK_PARAMS', message: expect.stringContaining('template') })
})
