import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLab } from '@nornir-ts/lab'
import { ciscoIos, definePlatform, linux, sendCommand, transferFile } from '@nornir-ts/plugins-ssh'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { testNornir } from './ssh-target.ts'

const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
const banner = 'banner motd ^\n  "Who goes there?" [exec reload] $HOME {x} \\a\tü % # ; |\n^\n'
const contents: Readonly<Record<string, Buffer>> = {
  'every byte, twice': Buffer.concat([everyByte, everyByte]),
  'digits behind escapes': Buffer.from('\u00011\u000277\u007f8"9'),
  'a text with all that Tcl knows': Buffer.from(banner),
  'random bytes': randomBytes(3_000),
  nothing: Buffer.alloc(0),
}

let folder: string
let local: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-typing-'))
  await chmod(folder, 0o777)
  local = join(folder, 'text.cfg')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const typed = { direction: 'put', protocol: 'inline' } as const

describeWith(['sshd', 'tclsh'], 'a file that is typed into Tcl behind OpenSSH', () => {
  const tcl = definePlatform({
    extends: 'linux',
    name: 'acme_tcl',
    modes: [{ name: 'tcl', prompt: /^% ?$/ }, ...linux.modes],
    changes: [
      ...linux.changes,
      { from: 'shell', to: 'tcl', command: 'tclsh' },
      { from: 'tcl', to: 'shell', command: 'exit' },
    ],
    files: {
      ...(linux.files as NonNullable<typeof linux.files>),
      transfer: { protocols: ['scp'], typing: ciscoIos.files?.transfer?.typing },
    },
    sources: { files: '[M] Tcl 8.6 of Debian' },
  })

  let sshd: Sshd
  beforeAll(async () => {
    sshd = await startSshd()
  }, 30_000)
  afterAll(() => sshd.close())

  it('is what it is, whatever it holds', async () => {
    const { hostname, port, username, password } = sshd
    const box = { hostname, port, username, password, platform: 'acme_tcl' }
    await using lab = await testNornir({ box }, { platforms: [tcl] })
    for (const [name, content] of Object.entries(contents)) {
      await writeFile(local, content)
      const params = { ...typed, local, file: 'typed', fileSystem: `${folder}/`, overwrite: true }
      const done = (await lab.nr.run(transferFile, params)).get('box')
      expect(done?.value, `${name}: ${String(done?.error)}`).toMatchObject({ verified: true })
      expect((await readFile(join(folder, 'typed'))).equals(content), name).toBe(true)
    }
    const name = '[exec touch x]$HOME"\\'
    const params = { ...typed, local, file: name, fileSystem: `${folder}/` }
    const done = (await lab.nr.run(transferFile, params)).get('box')
    expect(done?.value, String(done?.error)).toMatchObject({ verified: true })
    await rm(join(folder, name))
    const refused = { ...typed, local, fileSystem: '/usr/' }
    const error = (await lab.nr.run(transferFile, refused)).get('box')?.error
    expect(error).toMatchObject({
      code: 'FILE_TYPING',
      output: expect.stringContaining("couldn't open"),
    })
    expect((await readdir(folder)).sort()).toEqual(['text.cfg', 'typed'])
  })
})

describe('a file that is typed on IOS', () => {
  const start = async (flashBytes?: number) => {
    const lab = await startLab({
      devices: [{ name: 'r1', startPrivileged: true, flashBytes }],
    })
    const device = lab.device('r1')
    const { address: hostname, port } = device
    const r1 = { hostname, port, username: 'admin', password: 'admin', platform: 'cisco_ios' }
    const nornir = await testNornir({ r1 })
    return {
      device,
      nr: nornir.nr,
      [Symbol.asyncDispose]: async () => {
        await nornir[Symbol.asyncDispose]()
        await lab.close()
      },
    }
  }

  it('is what it is, whatever it holds, and needs no server', async () => {
    await using lab = await start()
    for (const [name, content] of Object.entries(contents)) {
      await writeFile(local, content)
      const params = { ...typed, local, file: 'typed', overwrite: true }
      const done = (await lab.nr.run(transferFile, params)).get('r1')
      expect(done?.value, `${name}: ${String(done?.error)}`).toMatchObject({ verified: true })
      expect(lab.device.file('typed')?.equals(content), name).toBe(true)
    }
    expect(lab.device.sessions).toBe(1)
    // What would be help, or an end of the line, is never typed (safety rule 3).
    expect(lab.device.receivedText()).not.toMatch(/[?\t]/)
  })

  it('is refused where it is too large, before anything is typed', async () => {
    await using lab = await start()
    await writeFile(local, Buffer.alloc(70_000))
    const error = (await lab.nr.run(transferFile, { ...typed, local })).get('r1')?.error
    expect(error).toMatchObject({
      code: 'INPUT_REFUSED',
      message: expect.stringContaining('65536'),
    })
    expect(lab.device.fileNames()).toEqual([])
  })

  it('leaves nothing where the disk fills up meanwhile, and the session at its prompt', async () => {
    await using lab = await start()
    lab.device.setFaults({ fullAfterFileBytes: 1_000 })
    await writeFile(local, randomBytes(3_000))
    const error = (await lab.nr.run(transferFile, { ...typed, local })).get('r1')?.error
    const output = expect.stringContaining('no space left on device')
    expect(error).toMatchObject({ code: 'FILE_TYPING', output })
    expect(lab.device.fileNames()).toEqual([])
    lab.nr.resetFailedHosts()
    expect((await lab.nr.run(sendCommand, 'show clock')).failed).toBe(false)
    // Tcl was left at once: it takes what it does not know for commands.
    expect(lab.device.receivedText().match(/^tclquit$/gm)).toHaveLength(1)
    expect(lab.device.sessions).toBe(1)
  })

  it('cannot come from a device', async () => {
    await using lab = await start()
    const params = { direction: 'get', protocol: 'inline', local } as const
    const error = (await lab.nr.run(transferFile, params)).get('r1')?.error
    expect(error).toMatchObject({ code: 'TASK_PARAMS' })
  })
})
