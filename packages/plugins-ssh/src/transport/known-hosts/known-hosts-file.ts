import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { coversName, isPlainName } from './host-pattern.ts'
import { type KnownHost, parseKnownHosts } from './known-host.ts'
import { KnownHostsFileError } from './known-hosts-file-error.ts'

const opened = new Map<string, KnownHostsFile>()

/**
 * Gives the one object of this process for a file: it holds the cache.
 *
 * @param path - Absolute path.
 */
export function knownHostsFile(path: string): KnownHostsFile {
  const file = opened.get(path) ?? new KnownHostsFile(path)
  opened.set(path, file)
  return file
}

/**
 * A known_hosts file. It is read again only when its time or size changed, so that a thousand
 * connections cost one reading.
 */
export class KnownHostsFile {
  readonly #path: string
  #index = new Index([])
  #version: string | undefined
  #endsInNewline = true
  #lineCount = 0
  #reading: { readonly version: string; readonly done: Promise<void> } | undefined

  constructor(path: string) {
    this.#path = path
  }

  /**
   * Gives the lines that cover a name, in the order of the file. A file that does not exist has none.
   *
   * @throws {@link KnownHostsFileError} when the file cannot be read.
   */
  async lookUp(name: string): Promise<readonly KnownHost[]> {
    await this.#refresh()
    return await this.#index.lookUp(name)
  }

  /**
   * Appends one line, unless `decide` says no, on what the file holds then. To be called by one at a time, so
   * that connections in parallel never write a line twice.
   * The line is written in one piece in append mode, so that other programs' lines survive.
   *
   * @param line - The line, without newline.
   * @param decide - Tells whether the line is still wanted; what it throws is passed on.
   * @throws {@link KnownHostsFileError} when the file cannot be written.
   */
  async append(line: string, decide: () => Promise<boolean>): Promise<void> {
    if (await decide()) await this.#write(line)
  }

  async #refresh(): Promise<void> {
    try {
      // Microseconds; the asynchronous one costs a tenth of a whole connection.
      const version = versionOf(statSync(this.#path))
      if (version === this.#version) return
      // Connections that begin together share one reading.
      if (this.#reading?.version !== version) {
        const done = this.#read(version).finally(() => {
          this.#reading = undefined
        })
        this.#reading = { version, done }
      }
      await this.#reading.done
    } catch (cause) {
      if (!isMissing(cause)) {
        throw new KnownHostsFileError({ path: this.#path, access: 'read' }, { cause })
      }
      this.#index = new Index([])
      this.#version = undefined
      this.#endsInNewline = true
      this.#lineCount = 0
    }
  }

  async #read(version: string): Promise<void> {
    const text = await readFile(this.#path, 'utf8')
    this.#index = new Index(parseKnownHosts(text, this.#path))
    this.#version = version
    this.#endsInNewline = text === '' || text.endsWith('\n')
    this.#lineCount = text.split('\n').length - 1
  }

  async #write(line: string): Promise<void> {
    try {
      await this.#refresh()
      const file = this.#open()
      try {
        const isUnchanged = versionOf(fstatSync(file)) === this.#version
        writeFileSync(file, this.#endsInNewline ? `${line}\n` : `\n${line}\n`)
        const after = fstatSync(file)
        if (isUnchanged && this.#endsInNewline) this.#extend(line, versionOf(after))
      } finally {
        closeSync(file)
      }
    } catch (cause) {
      if (cause instanceof KnownHostsFileError) throw cause
      throw new KnownHostsFileError({ path: this.#path, access: 'write' }, { cause })
    }
  }

  /** Synchronous like all of the writing: the six steps by promises cost a tenth of a connection. */
  #open(): number {
    try {
      return openSync(this.#path, 'a', 0o600)
    } catch (cause) {
      if (!isMissing(cause)) throw cause
      mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 })
      return openSync(this.#path, 'a', 0o600)
    }
  }

  /** Takes over a line that was just written: a thousand new hosts must not read the file a thousand times. */
  #extend(line: string, version: string): void {
    const expectedSize = sizeIn(this.#version) + Buffer.byteLength(line) + 1
    if (sizeIn(version) !== expectedSize) return
    this.#lineCount++
    for (const host of parseKnownHosts(line, this.#path, this.#lineCount)) this.#index.add(host)
    this.#version = version
  }
}

/** Lines that are searched in one go: a hashed name costs 3 µs, and others want to work meanwhile. */
const LINES_AT_ONCE = 1_000

/** Plain names are looked up; patterns and hashed names, of which each has a salt, are tried once per name. */
class Index {
  readonly #byName = new Map<string, KnownHost[]>()
  readonly #searched: KnownHost[] = []
  readonly #found = new Map<string, Promise<readonly KnownHost[]>>()

  constructor(hosts: readonly KnownHost[]) {
    for (const host of hosts) this.add(host)
  }

  add(host: KnownHost): void {
    if (!isPlainName(host.names)) {
      this.#searched.push(host)
      this.#found.clear()
      return
    }
    const name = host.names.toLowerCase()
    const sameName = this.#byName.get(name)
    if (sameName === undefined) this.#byName.set(name, [host])
    else sameName.push(host)
  }

  async lookUp(name: string): Promise<readonly KnownHost[]> {
    const search = this.#found.get(name) ?? this.#search(name)
    this.#found.set(name, search)
    const searched = await search
    return [...(this.#byName.get(name) ?? []), ...searched].sort((a, b) => a.line - b.line)
  }

  async #search(name: string): Promise<readonly KnownHost[]> {
    const found: KnownHost[] = []
    for (let first = 0; first < this.#searched.length; first += LINES_AT_ONCE) {
      if (first > 0) await setImmediate()
      const lines = this.#searched.slice(first, first + LINES_AT_ONCE)
      found.push(...lines.filter((host) => coversName(host.names, name)))
    }
    return found
  }
}

function versionOf({ ino, mtimeMs, size }: Stats): string {
  return `${ino}:${mtimeMs}:${size}`
}

function sizeIn(version: string | undefined): number {
  return Number(version?.split(':')[2] ?? 0)
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
}
