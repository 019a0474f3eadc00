import { describe, expect, it } from 'vitest'
import { openFake } from '../../../test/fake-session.ts'
import type { FakeDevice, FakeTransport } from '../../../test/fake-transport.ts'
import { fortinet } from '../../platform/fortinet.ts'
import type { CliSession } from '../cli-session.ts'

type Script = (device: FakeTransport, line: string) => void

/** Says something, and then stands at a prompt, in a level or at the top. */
const says =
  (answer: string, level = ''): Script =>
  (device, line) =>
    device.say(`${line}\r\n${answer}${level === '' ? 'fw # ' : `fw (${level}) # `}`)

/** A device that takes all lines and keeps track of its levels; `special` ones have their own script. */
function device(special: Readonly<Record<string, Script>> = {}): FakeDevice {
  let levels: string[] = []
  return (typed, fake) => {
    const line = typed.trimEnd()
    const [word = '', name = '', last = name] = line.trim().split(' ')
    if (word === 'config') levels = [...levels, last]
    if (word === 'edit') levels = [...levels, `=${name}`]
    if (word === 'next') levels = levels.slice(0, -1)
    if (word === 'end' || word === 'abort')
      levels = levels.slice(0, levels.at(-1)?.startsWith('=') === true ? -2 : -1)
    const script = special[line] ?? says('', levels.at(-1)?.replace('=', ''))
    script(fake, line)
  }
}

async function open(special: Readonly<Record<string, Script>> = {}) {
  return await openFake({ device: device(special), platform: fortinet, greeting: 'fw # ' })
}

async function failure(session: CliSession, lines: string | readonly string[]): Promise<unknown> {
  return await session.sendConfig(lines).then(
    () => undefined,
    (error: unknown) => error,
  )
}

const PORT = ['config system interface', 'edit port1', 'set alias a', 'next', 'end']
const ERROR = "\r\ncommand parse error before 'x'\r\nCommand fail. Return code -61\r\n\r\n"

describe('sendConfig in blocks', () => {
  it('types the lines as they are, and nothing else', async () => {
    const { session, transport } = await open()
    const reply = await session.sendConfig(PORT)
    expect(reply).toMatchObject({ changed: true, isPending: false })
    expect(transport.typed.map((line) => line.trimEnd())).toEqual(PORT)
    expect(session.mode).toBe('exec')
  })

  it('rule 11: aborts level by level as far as the prompt says, and never ends', async () => {
    const { session, transport } = await open({ 'set x y': says(ERROR, 'b') })
    const lines = ['config a b', 'edit 1', 'config c', 'edit b', 'set x y', 'end', 'end']
    expect(await failure(session, lines)).toMatchObject({
      code: 'CONFIG_REJECTED',
      line: 'set x y',
      reason: "command parse error before 'x'",
      applied: [],
      discarded: ['config a b', 'edit 1', 'config c', 'edit b'],
      unsent: ['end', 'end'],
      changed: false,
    })
    expect(transport.typed.slice(5)).toEqual(['abort\n', 'abort\n'])
    expect(session.mode).toBe('exec')
  })

  it('closes the connection where abort does not lead out, and then knows nothing of the block', async () => {
    const { session, transport } = await open({
      'set x y': says(ERROR, 'global'),
      abort: says('', 'global'),
    })
    expect(await failure(session, ['config system global', 'set x y', 'end'])).toMatchObject({
      discarded: [],
      unknown: ['config system global'],
      changed: 'unknown',
    })
    expect(transport.typed.filter((line) => line === 'abort\n')).toHaveLength(1)
    expect(session.isAlive()).toBe(false)
  })

  it('in what only says where blocks belong: knows that it is out of the block, and closes', async () => {
    const { session, transport } = await open({
      'set x y': says(ERROR, 'port1'),
      abort: (fake, line) => {
        const isFirst = transport.typed.filter((typed) => typed === 'abort\n').length === 1
        says(isFirst ? '' : 'Unknown action 0\r\n', 'global')(fake, line)
      },
    })
    const lines = [
      'config global',
      'config system interface',
      'edit port1',
      'set x y',
      'end',
      'end',
    ]
    expect(await failure(session, lines)).toMatchObject({
      discarded: ['config global', 'config system interface', 'edit port1'],
      unknown: [],
      changed: false,
    })
    expect(transport.typed.slice(4)).toEqual(['abort\n', 'abort\n'])
    expect(session.isAlive()).toBe(false)
  })

  it('an end that is refused with a word that all was dropped, and that leads out: no abort', async () => {
    const dropped =
      "Attribute 'device' MUST be set.\r\nobject check operator error, -56, discard the setting\r\nCommand fail. Return code -56\r\n\r\n"
    const { session, transport } = await open({ end: says(dropped) })
    const lines = ['config router static', 'edit 1', 'next', 'edit 2', 'end']
    expect(await failure(session, lines)).toMatchObject({
      line: 'end',
      reason: "Attribute 'device' MUST be set.",
      applied: ['config router static', 'edit 1', 'next'],
      discarded: ['edit 2'],
      unknown: [],
      changed: true,
    })
    expect(transport.typed.at(-1)).toBe('end\n')
  })

  it('an end that is refused without that word, and that leads out: nobody knows', async () => {
    const { session } = await open({ end: says('Command fail. Return code -1\r\n') })
    expect(await failure(session, ['config a b', 'set c d', 'end'])).toMatchObject({
      unknown: ['config a b', 'set c d'],
      changed: 'unknown',
    })
  })

  it('an end that is refused and leads nowhere: aborted', async () => {
    const { session, transport } = await open({
      end: says('Command fail. Return code -1\r\n', 'b'),
    })
    expect(await failure(session, ['config a b', 'set c d', 'end'])).toMatchObject({
      discarded: ['config a b', 'set c d'],
      changed: false,
    })
    expect(transport.typed.slice(-2)).toEqual(['end\n', 'abort\n'])
  })

  it('an end that says nothing and leads to no prompt for commands is none', async () => {
    const { session, transport } = await open({ end: says('', 'b') })
    const error = await failure(session, ['config a b', 'set c d', 'end', 'config e f', 'end'])
    expect(error).toMatchObject({
      code: 'CONFIG_INCOMPLETE',
      acknowledged: [],
      unknown: ['config a b', 'set c d', 'end'],
      unsent: ['config e f', 'end'],
      changed: 'unknown',
      cause: { code: 'MODE', mode: 'config', wanted: 'exec' },
    })
    expect(transport.typed.at(-1)).toBe('abort\n')
  })

  it('a block that the device has left by itself: nothing more is typed', async () => {
    const { session, transport } = await open({ 'set c d': says('') })
    expect(await failure(session, ['config a b', 'set c d', 'set e f', 'end'])).toMatchObject({
      unknown: ['config a b', 'set c d'],
      cause: { code: 'MODE', mode: 'exec', wanted: 'config' },
    })
    expect(transport.typed.at(-1)).toBe('set c d\n')
  })

  it('rule 3: a wrong echo in a block: aborted, and only that line is in doubt', async () => {
    const { session, transport } = await open({
      'set c d': (fake) => fake.say('set c\r\nfw (b) # '),
    })
    expect(await failure(session, ['config a b', 'set c d', 'end'])).toMatchObject({
      code: 'CONFIG_INCOMPLETE',
      discarded: ['config a b'],
      unknown: ['set c d'],
      changed: 'unknown',
      cause: { code: 'ECHO_MISMATCH' },
    })
    expect(transport.typed.at(-1)).toBe('abort\n')
    expect(session.mode).toBe('exec')
  })

  it('rule 3: a wrong echo of next may have applied the entry', async () => {
    const { session } = await open({ next: (fake) => fake.say('nxt\r\nfw (1) # ') })
    expect(await failure(session, ['config a b', 'edit 1', 'next', 'end'])).toMatchObject({
      discarded: ['config a b'],
      unknown: ['edit 1', 'next'],
    })
  })

  it('rule 6: silence within a block closes the connection, with no Ctrl-C and no abort', async () => {
    const silent: Script = (fake, line) => fake.say(`${line}\r\n`)
    const { session, transport } = await open({ 'set c d': silent })
    const error = await session
      .sendConfig(['config a b', 'set c d', 'end'], { timeoutMs: 50 })
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({
      unknown: ['config a b', 'set c d'],
      cause: { code: 'PROMPT_TIMEOUT' },
    })
    expect(transport.typed.at(-1)).toBe('set c d\n')
    expect(session.isAlive()).toBe(false)
  })

  it('rule 4: a question in a block is not answered', async () => {
    const asks: Script = (fake, line) =>
      fake.say(`${line}\r\nYou will be logged out.\r\nDo you want to continue? (y/n)`)
    const { session, transport } = await open({ end: asks })
    expect(await failure(session, ['config a b', 'set c d', 'end'])).toMatchObject({
      unknown: ['config a b', 'set c d', 'end'],
      cause: { code: 'UNKNOWN_DIALOG' },
    })
    expect(transport.typed.at(-1)).toBe('end\n')
  })

  it('follows a host name that changes with the block', async () => {
    const renamed: Script = (fake, line) => fake.say(`${line}\r\nfw9 # `)
    const { session } = await open({ end: renamed })
    await session.sendConfig(['config system global', 'set hostname fw9', 'end'])
    expect(session.prompt).toBe('fw9 # ')
  })

  it('types nothing where a block is open already: that is not ours', async () => {
    const { session, transport } = await open()
    await session.sendCommand('config system global')
    expect(session.isConfigMode()).toBe(true)
    expect(await failure(session, PORT)).toMatchObject({
      code: 'MODE',
      mode: 'config',
      wanted: 'exec',
    })
    expect(transport.typed).toEqual(['config system global\n'])
  })

  it('rule 10: does not go on behind a refused line, nor types what is no block', async () => {
    const { session, transport } = await open()
    const goOn = session.sendConfig(PORT, { continueOnError: true })
    await expect(goOn).rejects.toMatchObject({ code: 'UNSUPPORTED_OPERATION' })
    expect(await failure(session, ['execute reboot'])).toMatchObject({ code: 'INPUT_REFUSED' })
    const dry = session.sendConfig('config a b', { dryRun: true })
    await expect(dry).rejects.toMatchObject({ code: 'INPUT_REFUSED' })
    expect(await session.sendConfig(PORT, { dryRun: true })).toMatchObject({ changed: false })
    expect(transport.typed).toEqual([])
  })
})
