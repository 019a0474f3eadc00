import { describe, expect, it } from 'vitest'
import { CommandIndexError } from '../error/command-index-error.ts'
import { TemplateError } from '../error/template-error.ts'
import { TemplateNotFoundError } from '../error/template-not-found-error.ts'
import { type CommandTable, createCommandTable } from './command-table.ts'

const words = (key: string, column: string) =>
  `Value ${key}ID (\\w+)\nValue ${column} (\\w+)\n\nStart\n  ^${column.toLowerCase()} \${ID} \${${column}} -> Record\n`

const files: Readonly<Record<string, string>> = {
  version: words('', 'V'),
  brief: words('', 'B'),
  a: words('Key ', 'A'),
  b: words('Key ', 'C'),
  keyless: 'Value C (\\w+)\n\nStart\n  ^c \\w+ $C -> Record\n',
  wrong: 'no template',
}

function tableOf(...lines: string[]): CommandTable & { readonly read: string[] } {
  const read: string[] = []
  const table = createCommandTable({
    name: 'index',
    index: ['Template, Hostname, Platform, Command', ...lines].join('\n'),
    readTemplate: (name) => {
      read.push(name)
      return files[name] ?? ''
    },
  })
  return Object.assign(table, { read })
}

const table = tableOf(
  'version, , ios, sh[[ow]] ver[[sion]]',
  'a, edge.*, ios, show lab',
  'brief, , ios, show .*',
  'a:b, , eos, show both',
  'a:keyless, , eos, show keyless',
  'wrong, , eos, show wrong',
)
const names = async (platform: string, command: string, hostname?: string) =>
  (await table.templates({ platform, command, hostname })).map(({ name }) => name)

describe('CommandTable', () => {
  it.each(['show version', 'sh ver', 'sho vers', 'sh version detail'])(
    'knows %s',
    async (command) => {
      expect(await names('ios', command)).toEqual(['version'])
    },
  )

  it('takes the first entry that fits', async () => {
    expect(await names('ios', 'show versatile')).toEqual(['version'])
    expect(await names('ios', 'show inventory')).toEqual(['brief'])
  })

  it('looks at the name of the device where it is told', async () => {
    expect(await names('ios', 'show lab', 'core1')).toEqual(['brief'])
    expect(await names('ios', 'show lab', 'edge1')).toEqual(['a'])
    expect(await names('ios', 'show lab')).toEqual(['a'])
  })

  it('says whether it has a template', () => {
    expect(table.templateNames({ platform: 'ios', command: 'show version' })).toBeDefined()
    expect(table.templateNames({ platform: 'ios', command: 'SHOW VERSION' })).toBeUndefined()
    expect(table.templateNames({ platform: 'junos', command: 'show version' })).toBeUndefined()
    expect(table.platforms).toEqual(['ios', 'eos'])
  })

  it('parses output, and merges what several templates make of it by key', async () => {
    const output = 'a 1 x\na 2 y\nc 2 z\n'
    expect(await table.parse(output, { platform: 'eos', command: 'show both' })).toEqual({
      columns: ['ID', 'A', 'C'],
      rows: [
        ['1', 'x', ''],
        ['2', 'y', 'z'],
      ],
    })
  })

  it('refuses to merge where one template lacks the key', async () => {
    const merged = table.parse('a 1 x\nc 1 y', { platform: 'eos', command: 'show keyless' })
    await expect(merged).rejects.toThrow(CommandIndexError)
    await expect(merged).rejects.toThrow('index:6: rows of a and keyless cannot be merged')
  })

  it('says what it looked for, where there is nothing', async () => {
    const query = { platform: 'iox', command: 'show version' }
    await expect(table.parse('', query)).rejects.toThrow(TemplateNotFoundError)
    await expect(table.parse('', query)).rejects.toThrow(
      'No template for "show version" on iox in index. No index has this platform; did you mean ios?',
    )
  })

  it('reads a template once, and one that is wrong again', async () => {
    const table = tableOf('a, , ios, show a', 'wrong, , ios, show wrong')
    await table.parse('a 1 x', { platform: 'ios', command: 'show a' })
    await table.parse('a 1 x', { platform: 'ios', command: 'show a' })
    expect(table.read).toEqual(['a'])
    const query = { platform: 'ios', command: 'show wrong' }
    await expect(table.parse('', query)).rejects.toThrow(TemplateError)
    await expect(table.parse('', query)).rejects.toThrow('wrong:1:')
    expect(table.read).toEqual(['a', 'wrong', 'wrong'])
  })

  it('gives up when the signal aborts', async () => {
    const query = { platform: 'ios', command: 'show version' }
    const parsing = table.parse('v 1 2', query, { signal: AbortSignal.abort('enough') })
    await expect(parsing).rejects.toBe('enough')
  })
})
