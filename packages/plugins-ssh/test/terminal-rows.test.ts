import { EventEmitter, once } from 'node:events'
import { Secret } from '@nornir-ts/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Frr, startFrr } from '../../../test/servers/frr.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { Terminal } from '../src/terminal/terminal.ts'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import { noSignal, targetOf } from './transport-target.ts'

/** A terminal of 511 columns before a real line editor that believes in 80. */
async function openNarrow({ port, username, password }: Sshd) {
  const transport = await openSshTransport(
    targetOf({
      port,
      username,
      password: new Secret(password),
      terminal: { term: 'vt100', columns: 80, rows: 24 },
    }),
    noSignal(),
  )
  const terminal = new Terminal({
    columns: 511,
    rows: 1_000,
    maxLineLength: 10_000,
    maxOutputLength: 1_000_000,
    reply: transport.write,
  })
  const arrived = new EventEmitter()
  transport.start({
    onData: (chunk) => {
      terminal.push(chunk)
      arrived.emit('bytes')
    },
    onClose: () => undefined,
  })
  const until = async (isThere: () => boolean): Promise<void> => {
    while (!isThere()) await once(arrived, 'bytes')
  }
  await until(() => /[$#] $/.test(terminal.partial))
  const prompt = terminal.partial
  terminal.take()
  return {
    prompt,
    /** Types a command, at once or character by character, and gives the lines up to the next prompt. */
    async type(command: string, how: 'at once' | 'by characters'): Promise<readonly string[]> {
      if (how === 'at once') transport.write(command)
      else {
        for (const character of command) {
          const seen = once(arrived, 'bytes')
          transport.write(character)
          await seen
        }
      }
      transport.write('\n')
      await until(() => terminal.lines.length >= 2 && terminal.partial === prompt)
      return terminal.take()
    },
    close: () => transport.close(),
  }
}

type Narrow = Awaited<ReturnType<typeof openNarrow>>

/** Around every multiple of the width: rows that are full, nearly full and begun. */
const lengths = [40, 78, 79, 80, 81, 82, 120, 159, 160, 161, 240, 241, 300]

function commandOf(length: number, head: string, prompt: string): string {
  return head.padEnd(length - prompt.length, '0123456789')
}

const ways = (['at once', 'by characters'] as const).flatMap((how) =>
  lengths.map((length) => [length, how] as const),
)

describeWith(['sshd'], 'bash on 80 columns', () => {
  let sshd: Sshd
  let shell: Narrow
  beforeAll(async () => {
    sshd = await startSshd()
    shell = await openNarrow(sshd)
  }, 30_000)
  afterAll(async () => {
    await shell?.close()
    await sshd?.close()
  })

  it.each(ways)(
    'echoes a line of %i characters that is typed %s as one line',
    async (length, how) => {
      const command = commandOf(length, 'echo ', shell.prompt)
      const lines = await shell.type(command, how)
      expect(lines).toEqual([shell.prompt + command, command.slice('echo '.length)])
    },
  )

  it('is told the size of the terminal when it asks for the cursor in the far corner', async () => {
    const ask = String.raw`printf '\0337\033[9999;9999H\033[6n'`
    const read = String.raw`IFS='[;' read -rsd R _ row column; printf '\0338'; echo size $row $column`
    const lines = await shell.type(`${ask}; ${read}`, 'at once')
    expect(lines.at(-1)).toBe('size 1000 511')
  })
})

describeWith(['frr'], 'FRR on 80 columns', () => {
  let frr: Frr
  let shell: Narrow
  beforeAll(async () => {
    frr = await startFrr()
    shell = await openNarrow(frr)
  }, 30_000)
  afterAll(async () => {
    await shell?.close()
    await frr?.close()
  })

  it.each(ways)(
    'echoes a line of %i characters that is typed %s as one line',
    async (length, how) => {
      const command = commandOf(length, 'show version ', shell.prompt)
      const [echo, answer] = await shell.type(command, how)
      expect(echo).toBe(shell.prompt + command)
      expect(answer).toMatch(/^% Unknown command/)
    },
  )
})
