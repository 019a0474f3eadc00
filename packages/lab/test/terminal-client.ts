import ssh2, { type ClientChannel, type ConnectConfig } from 'ssh2'
import type { LabDevice } from '../src/index.ts'

/** A person at a terminal: types, and reads until something is on the screen. */
export interface TerminalClient {
  /** Everything that came so far. */
  readonly output: () => string
  /** The sizes of the packets that came so far. */
  readonly packetSizes: () => readonly number[]
  /** Sends bytes as they are. */
  readonly type: (text: string) => void
  /** What came since the last call, up to a match at its end; rejects when the session ends before. */
  readonly until: (pattern: RegExp) => Promise<string>
  /** Resolves with everything that came, when the session has ended. */
  readonly ended: Promise<string>
  /** Ends the connection. */
  readonly close: () => void
}

/** Credentials and address of a device with the default user. */
export function target({ address, port }: LabDevice): ConnectConfig {
  return { host: address, port, username: 'admin', password: 'admin' }
}

/** Logs in. @throws what ssh2 raises. */
export async function connect(config: ConnectConfig): Promise<ssh2.Client> {
  const client = new ssh2.Client()
  await new Promise<void>((resolve, reject) => {
    client.on('error', reject)
    client.once('close', () => reject(new Error('The connection was closed')))
    client.once('connect', () => client.setNoDelay(true))
    client.once('ready', resolve)
    client.connect(config)
  })
  // whatever happens to the link later is seen by the reader of the shell
  client.on('error', () => undefined)
  return client
}

/** Logs in and opens a shell. @param columns - Width of the terminal. */
export async function openTerminal(
  device: LabDevice,
  columns = 511,
  username = 'admin',
): Promise<TerminalClient> {
  const client = await connect({ ...target(device), username })
  const channel = await openShell(client, columns)
  return terminalOf(client, channel)
}

/** Opens a shell on a connection. */
export function openShell(client: ssh2.Client, columns = 511): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    client.shell({ cols: columns, rows: 24, term: 'vt100' }, (error, channel) => {
      if (error === undefined) resolve(channel)
      else reject(error)
    })
  })
}

/** Runs one command by an SSH exec request. */
export async function execute(client: ssh2.Client, command: string): Promise<string> {
  const channel = await new Promise<ClientChannel>((resolve, reject) => {
    client.exec(command, (error, opened) => (error === undefined ? resolve(opened) : reject(error)))
  })
  let output = ''
  for await (const bytes of channel) output += String(bytes)
  return output
}

function terminalOf(client: ssh2.Client, channel: ClientChannel): TerminalClient {
  let output = ''
  let seen = 0
  let hasEnded = false
  const sizes: number[] = []
  let check = (): void => undefined
  const ended = new Promise<string>((resolve) => {
    channel.once('close', () => {
      hasEnded = true
      check()
      resolve(output)
    })
  })
  channel.on('data', (bytes: Buffer) => {
    sizes.push(bytes.length)
    output += bytes.toString('utf8')
    check()
  })
  return {
    ended,
    output: () => output,
    packetSizes: () => sizes,
    type: (text) => {
      channel.write(text)
    },
    until: (pattern) =>
      new Promise((resolve, reject) => {
        check = () => {
          const fresh = output.slice(seen)
          const end = new RegExp(`(?:${pattern.source})$`).exec(fresh)
          if (end !== null) {
            seen = output.length
            check = () => undefined
            resolve(fresh)
          } else if (hasEnded) reject(new Error(`The session ended after ${JSON.stringify(fresh)}`))
        }
        check()
      }),
    close: () => client.end(),
  }
}
