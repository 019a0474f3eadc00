import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { DocumentSchemaError, DocumentSyntaxError, SecretReference } from '@nornir-ts/kernel'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reveal } from '../../../test/members.ts'
import { DuplicateNameError } from '../../inventory/duplicate-name-error.ts'
import { testInventorySource } from '../../testing.ts'
import { InventoryFileError } from '../inventory-file-error.ts'
import { loadInventory } from '../load-inventory.ts'
import { CsvCellError, CsvHeaderError, CsvOptionError, CsvSyntaxError } from './csv-error.ts'
import { csvInventory } from './csv-inventory.ts'
import type { CsvInventoryOptions } from './csv-options.ts'

type Options = Omit<CsvInventoryOptions, 'file'>

/** What is wrong, the file, how it is read, the message. */
type WrongFile = readonly [title: string, text: string, options: Options, message: string]

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-csv-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function sourceOf(text: string | Uint8Array, options: Options = {}) {
  const file = join(folder, 'hosts.csv')
  await writeFile(file, text)
  return csvInventory({ ...options, file })
}

async function hostsOf(text: string | Uint8Array, options?: Options) {
  return (await (await sourceOf(text, options)).load()).hosts
}

/** The error of loading, up to hosts that belong together, with the folder cut from its message. */
async function failure(text: string | Uint8Array, options?: Options): Promise<Error> {
  const source = await sourceOf(text, options)
  const error: unknown = await loadInventory(source).catch((caught: unknown) => caught)
  if (!(error instanceof Error)) throw new Error('Nothing was thrown')
  error.message = error.message.replaceAll(`${folder}/`, '')
  return error
}

describe('csvInventory', () => {
  testInventorySource(
    { describe, it },
    {
      title: 'keeps the contract of sources',
      create: () => sourceOf('name,groups,data.vlan\nleaf01,ams; leaf,7\nleaf02,,\n'),
      createBroken: () => csvInventory({ file: join(folder, 'none.csv') }),
    },
  )

  it('puts cells where their headers say', async () => {
    const header =
      'name,hostname,port,username,password,platform,groups,data.site.name,connection_options.ssh.port,connection_options.ssh.extras.jump.user'
    const row = 'leaf01,192.0.2.1,2222,admin,s3cret,cisco_ios,ams;leaf,Amsterdam,22,root'
    expect(await hostsOf(`${header}\n${row}\n`)).toEqual({
      leaf01: {
        hostname: '192.0.2.1',
        port: 2222,
        username: 'admin',
        password: 's3cret',
        platform: 'cisco_ios',
        groups: ['ams', 'leaf'],
        data: { site: { name: 'Amsterdam' } },
        connection_options: { ssh: { port: 22, extras: { jump: { user: 'root' } } } },
      },
    })
  })

  it('keeps texts as they are, and leaves empty cells out', async () => {
    const text = 'name,data.id,data.asset,data.note\n007,007,1e3,\n" x ",TRUE,"",~\n'
    expect(await hostsOf(text)).toEqual({
      '007': { data: { id: '007', asset: '1e3' } },
      ' x ': { data: { id: 'TRUE', note: '~' } },
    })
  })

  it('makes references to secrets of columns that name a provider', async () => {
    const text = 'name,password.$env,password\na,NET_PASSWORD,\nb,,plain\n'
    const { hosts } = await loadInventory(await sourceOf(text))
    expect(hosts.get('a')?.password).toBeInstanceOf(SecretReference)
    expect(reveal(hosts.get('b')?.password)).toBe('plain')
  })

  it('makes the groups that are named, empty, and each once', async () => {
    const source = await sourceOf('name,groups\na,ams; leaf ;;ams\nb,leaf|x\n')
    const { hosts, groups } = await source.load()
    expect(hosts['a']?.groups).toEqual(['ams', 'leaf'])
    expect(groups).toEqual({ ams: {}, leaf: {}, 'leaf|x': {} })
    const other = await sourceOf('name,groups\na,ams|leaf\n', { groupSeparator: '|' })
    expect((await other.load()).groups).toEqual({ ams: {}, leaf: {} })
  })

  it('gives headers of the user a meaning', async () => {
    const options = { columns: { 'Device Name': 'name', Site: 'data.site' } }
    expect(await hostsOf('Device Name,Site\na,AMS\n', options)).toEqual({
      a: { data: { site: 'AMS' } },
    })
  })

  it('takes other columns as data, or leaves them out, where it is told to', async () => {
    const text = 'name,Rack Unit,Site.Name,\na,12,AMS,\n'
    expect(await hostsOf(text.replaceAll(/,$/gm, ''), { otherColumns: 'data' })).toEqual({
      a: { data: { 'Rack Unit': '12', 'Site.Name': 'AMS' } },
    })
    expect(await hostsOf(text, { otherColumns: 'ignore' })).toEqual({ a: {} })
  })

  it('reads numbers, booleans and YAML where it is told to', async () => {
    const types = {
      'data.vlan': 'number',
      'data.up': 'boolean',
      'data.tags': 'yaml',
      'password.$exec': 'yaml',
    } as const
    const text = `name,data.vlan,data.up,data.tags,password.$exec
a,007,TRUE,"[a, 1]","[pass, show, net]"
b,-1.5e3,false,null,
c,,,"x: 1
y: 2",
`
    expect(await hostsOf(text, { types })).toEqual({
      a: {
        data: { vlan: 7, up: true, tags: ['a', 1] },
        password: { $exec: ['pass', 'show', 'net'] },
      },
      b: { data: { vlan: -1500, up: false, tags: null } },
      c: { data: { tags: { x: 1, y: 2 } } },
    })
  })

  it.each([
    ['a byte order mark', '\uFEFFname,port\na,1\nb,2\n', {}],
    ['CRLF', 'name,port\r\na,1\r\nb,2\r\n', {}],
    ['line ends of both kinds', 'name,port\r\na,1\nb,2', {}],
    ['semicolons', 'name;port\na;1\nb;2\n', { delimiter: ';' }],
    ['tabs', 'name\tport\na\t1\nb\t2\n', { delimiter: '\t' }],
    ['a delimiter of two bytes', 'name§port\na§1\nb§2\n', { delimiter: '§' }],
    ['blanks that are cut', 'name , port\n a,1 \nb , 2\n', { trim: true }],
    ['empty lines and rows', '\n\nname,port\n\na,1\n,\n\r\nb,2\n,\n', {}],
    ['quotes', '"name","port"\n"a","1"\n"b",2\n', {}],
  ])('reads a file with %s', async (_title, text, options) => {
    expect(await hostsOf(text, options)).toEqual({ a: { port: 1 }, b: { port: 2 } })
  })

  it('gives no hosts for a header alone', async () => {
    expect(await hostsOf('name,port\n')).toEqual({})
  })

  it('is not led astray by names of JavaScript', async () => {
    const hosts = await hostsOf('name,data.__proto__.x,data.constructor\n__proto__,1,2\n')
    expect(JSON.stringify(hosts)).toBe(
      '{"__proto__":{"data":{"__proto__":{"x":"1"},"constructor":"2"}}}',
    )
    expect({}).not.toHaveProperty('x')
  })

  it('reads 50 000 rows', async () => {
    const row = (index: number) =>
      `leaf${index},10.${index >> 16}.${(index >> 8) & 255}.${index & 255},22,admin,s3cret,cisco_ios,ams;leaf,"Amsterdam, row ${index}",12,x`
    const header =
      'name,hostname,port,username,password,platform,groups,data.site,data.vlan,data.note'
    const text = [header, ...Array.from({ length: 50_000 }, (_, index) => row(index))].join('\n')
    const source = await sourceOf(text)
    const start = performance.now()
    expect(Object.keys((await source.load()).hosts)).toHaveLength(50_000)
    // It takes 0.7 seconds. A test machine does other things, too; more than once over all rows would take minutes.
    expect(performance.now() - start).toBeLessThan(15_000)
  }, 30_000)

  it('gives back what was written in quotes', async () => {
    const cell = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => Buffer.from(text).toString() === text)
    const rows = fc.uniqueArray(fc.tuple(cell, cell), { selector: ([name]) => name, minLength: 1 })
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n'), async (written, end) => {
        const lines = written.map((cells) => cells.map(quoted).join(','))
        const hosts = await hostsOf(`name,data.x${end}${lines.join(end)}${end}`)
        expect(Object.entries(hosts)).toEqual(written.map(([name, x]) => [name, { data: { x } }]))
      }),
      { numRuns: 60 },
    )
  })

  it('finds every cell that it read', async () => {
    const cell = fc.constantFrom('a', 'ä😀', '"q""q"', '"line\r\nline"', '', '"x,y"')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), async (cells) => {
        const before = cells.map(([one, two], index) => `n${index},${one},${two}\n`).join('')
        const text = `name,data.a,data.b\n\n${before}last,1,"2\n3",4\n`
        const lines = text.slice(0, text.indexOf('last')).split(/\r\n|\n/)
        const place = `hosts.csv:${lines.length + 1}:4`
        expect((await failure(text)).message).toContain(`${place}: expected 3 cells`)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a wrong CSV file', () => {
  it.each<WrongFile>([
    [
      'a misspelt header',
      'name,hostnmae\na,b\n',
      {},
      'hosts.csv:1:6: "hostnmae" is no column of an inventory; expected name,',
    ],
    ['a header without a step', 'name,data.\n', {}, 'hosts.csv:1:6: "data." is no column'],
    ['an empty header', 'name,\na,\n', {}, 'hosts.csv:1:6: "" is no header'],
    [
      'an empty header, also among data',
      'name,\na,\n',
      { otherColumns: 'data' },
      'hosts.csv:1:6: "" is no header',
    ],
    [
      'a header twice',
      'name,port,port\n',
      {},
      'hosts.csv:1:11: "port" says the same as "port" at 1:6; remove or rename one',
    ],
    [
      'two headers of one meaning',
      'name,Site,data.site\n',
      { columns: { Site: 'data.site' } },
      'hosts.csv:1:11: "data.site" says the same as "Site" at 1:6; remove or rename one',
    ],
    [
      'no name',
      'nmae\na\n',
      { otherColumns: 'data' },
      'hosts.csv:1:1: "name" is missing: every host needs one; did you mean "nmae"?',
    ],
    ['nothing', '', {}, 'hosts.csv:1:1: "name" is missing'],
    [
      'a column of the options that is not there',
      'name,Sites\n',
      { columns: { Site: 'data.site' }, otherColumns: 'ignore' },
      'hosts.csv:1:1: "Site" of `columns` is no header here; did you mean "Sites"?',
    ],
    [
      'a type for a column that is not there',
      'name,data.vlan\n',
      { types: { 'data.vlna': 'number' } },
      'hosts.csv:1:1: "data.vlna" of `types` has no column here; did you mean "data.vlan"?',
    ],
  ])('%s', async (...[, text, options, message]) => {
    const error = await failure(text, options)
    expect(error).toBeInstanceOf(CsvHeaderError)
    expect(error.message).toContain(message)
  })

  it.each([
    ['hostnmae', 'hostname'],
    ['grups', 'groups'],
    ['dta.site', 'data.site'],
    ['connection_option.ssh.port', 'connection_options.ssh.port'],
    ['connection_options.ssh.prot', 'connection_options.ssh.port'],
    ['Name', 'name'],
    ['xyz', undefined],
  ])('%s: meant was %s', async (header, suggestion) => {
    expect(await failure(`name,${header}\n`)).toMatchObject({ header, suggestion })
  })

  it.each([
    [
      'too few cells',
      'name,port\na\n',
      'hosts.csv:2:2: expected 2 cells in this row, as in the header, got 1; some lack',
    ],
    [
      'too many cells',
      'name,port\n"a\nb",1,2\n',
      'hosts.csv:3:6: expected 2 cells in this row, as in the header, got 3; a cell with the delimiter in it must stand in quotes',
    ],
    [
      'an open quote',
      'name,port\na,1\nb,"2\nc,3\n',
      'hosts.csv:3:3: the quote that opens this cell is not closed',
    ],
    [
      'an open quote behind a line in quotes',
      '\nname\r\n"a\r\nb"\r\n\r\n"c\r\n',
      'hosts.csv:6:1: the quote that opens this cell is not closed',
    ],
    [
      'text behind a quote',
      'name,port\n"a"b,1\n',
      'hosts.csv:2:1: behind the quote that closes this cell only "," or the end of the line can stand; a quote within quotes is doubled',
    ],
    ['a quote in a cell', 'name,port\na"b,1\n', 'hosts.csv:2:1: this cell has a quote in it'],
  ])('%s', async (_title, text, message) => {
    const error = await failure(text)
    expect(error).toBeInstanceOf(CsvSyntaxError)
    expect(error.message).toContain(message)
  })

  it.each<WrongFile>([
    [
      'a port that is none',
      'name,port\na,x\n',
      {},
      'hosts.csv:2:3: cell of "port": expected a number in decimal digits',
    ],
    ['a port in another notation', 'name,port\na,0x16\n', {}, 'expected a number'],
    [
      'a row without a name',
      'port,name\n22,\n',
      {},
      'hosts.csv:2:4: cell of "name": expected the name of a host',
    ],
    [
      'a number that would come out as another',
      'name,data.serial\na,12345678901234567890\n',
      { types: { 'data.serial': 'number' } },
      'expected a number in decimal digits',
    ],
    [
      'a boolean that is none',
      'name,data.up\na,yes\n',
      { types: { 'data.up': 'boolean' } },
      'expected true or false',
    ],
    [
      'YAML that is none',
      'name,data.x\na,"[1, 2"\n',
      { types: { 'data.x': 'yaml' } },
      'hosts.csv:2:3: cell of "data.x": expected a value in YAML (',
    ],
    [
      'a comment of YAML',
      'name,data.x\na,#5\n',
      { types: { 'data.x': 'yaml' } },
      'expected a value in YAML ("#" starts a comment)',
    ],
    [
      'two cells that say the same',
      'name,data.site,data.site.name\na,AMS,Amsterdam\n',
      {},
      'hosts.csv:2:7: cell of "data.site.name": expected nothing, since another column of this row says what it would',
    ],
    [
      'a password and a reference',
      'name,password.$env,password\na,A,b\n',
      {},
      'hosts.csv:2:5: cell of "password": expected nothing',
    ],
  ])('%s', async (...[, text, options, message]) => {
    const error = await failure(text, options)
    expect(error).toBeInstanceOf(CsvCellError)
    expect(error.message).toContain(message)
  })

  it('a name that stands twice names both places', async () => {
    const error = await failure('port,name\n1,a\n\n2,"a"\n')
    expect(error).toBeInstanceOf(DuplicateNameError)
    expect(error.message).toBe(
      'hosts.csv:4:3: hosts → a: stands in hosts.csv:2:3 already; remove or rename one',
    )
  })

  it('what only the whole inventory shows to be wrong has its place, too', async () => {
    const port = await failure('name,data.x,port\na,1,22\nb,"\n",70000\n')
    expect(port).toBeInstanceOf(DocumentSchemaError)
    expect(port.message).toContain('hosts.csv:4:3: hosts → b → port: expected <= 65535')
    const password = await failure('name,password\na,[secret]\n')
    expect(password.message).toContain('hosts.csv:2:3: hosts → a → password: expected a password')
  })

  it('a file that is not there, or not UTF-8, is an error that names it', async () => {
    const missing = csvInventory({ file: join(folder, 'none.csv') })
    await expect(missing.load()).rejects.toBeInstanceOf(InventoryFileError)
    const latin1 = await failure(Buffer.from('name\nZ\xfcrich\n', 'latin1'))
    expect(latin1).toBeInstanceOf(DocumentSyntaxError)
    expect(latin1.message).toContain('hosts.csv:2:2: not UTF-8')
    expect(await failure(Buffer.from('\uFEFFname\na\n', 'utf16le'))).toBeInstanceOf(
      DocumentSyntaxError,
    )
  })

  it('a password is in no error, wherever it has slipped', async () => {
    const types = { 'data.x': 'yaml' } as const
    const header = 'name,password,port,data.x'
    for (const row of [
      'a,b,hunter31337,c',
      'a,hunter31337',
      'a,hunter31337,22,1,2',
      'a,"hunter31337,22,1',
      'a,"hunter"31337,22,1',
      'a,hunter"31337,22,1',
      'a,b,22,"{hunter31337"',
      'a,b,22,!hunter31337',
      'a,b,22,*hunter31337',
      'a,b,22,"{hunter31337: 1, hunter31337: 2}"',
    ]) {
      const error = await failure(`${header}\n${row}\n`, { types })
      const shown = inspect(error, { depth: null, showHidden: true, customInspect: false })
      expect(`${error.message} ${JSON.stringify(error)} ${shown}`, row).not.toContain('31337')
    }
  })
})

describe('options of csvInventory', () => {
  const file = 'hosts.csv'

  it.each<[CsvInventoryOptions, string]>([
    [{ file, delimiter: '' }, 'csvInventory: delimiter: expected one character'],
    [{ file, delimiter: '||' }, 'csvInventory: delimiter: expected one character'],
    [{ file, delimiter: '"' }, 'csvInventory: delimiter: expected one character'],
    [{ file, groupSeparator: '' }, 'csvInventory: groupSeparator: expected some text'],
    [{ file, otherColumns: 'skip' as never }, 'csvInventory: otherColumns: expected "error"'],
    [
      { file, columns: { Site: 'dta.site' } },
      'csvInventory: columns["Site"]: "dta.site" is no place in an inventory; expected name,',
    ],
    [
      { file, types: { 'data.x': 'int' as never } },
      'csvInventory: types["data.x"]: expected "text"',
    ],
    [{ file, types: { dta: 'number' } }, 'csvInventory: types: "dta" is no place'],
  ])('%j makes no sense', (options, message) => {
    expect(() => csvInventory(options)).toThrow(CsvOptionError)
    expect(() => csvInventory(options)).toThrow(message)
  })
})
