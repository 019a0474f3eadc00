import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { isPlainObject } from '../../data/copy-data.ts'
import { documentVariables } from './document-variables.ts'
import { readDocument, wrongKind } from './read-document.ts'
import { asFileError, readText } from './read-file.ts'
import type { Reading } from './reading.ts'
import type { Variable, Variables } from './variable.ts'

/** In the order in which Ansible looks for them; the first that is there counts. */
const EXTENSIONS: readonly string[] = ['', '.yml', '.yaml', '.json']

const NONE: Variables = new Map()

/** A `group_vars` or `host_vars` folder: files and folders named after groups or hosts. */
export class VarsFolder {
  readonly #path: string
  readonly #reading: Reading
  /** What is in it; listed once, so that hosts without a file cost nothing. */
  #names: Promise<ReadonlySet<string>> | undefined

  constructor(path: string, reading: Reading) {
    this.#path = path
    this.#reading = reading
  }

  /**
   * Gives the variables of one group or host.
   *
   * @param name - Its name.
   * @throws `AnsibleFileError`, `AnsibleSyntaxError`, `AnsibleVaultError`, and the errors of `readYaml`.
   */
  async variablesOf(name: string): Promise<Variables> {
    this.#names ??= this.#list()
    const names = await this.#names
    const extension = EXTENSIONS.find((candidate) => names.has(name + candidate))
    if (extension === undefined) return NONE
    const variables = new Map<string, Variable>()
    for (const file of await this.#filesOf(join(this.#path, name + extension))) {
      for (const [key, variable] of await this.#read(file)) variables.set(key, variable)
    }
    return variables
  }

  async #list(): Promise<ReadonlySet<string>> {
    try {
      if ((await stat(this.#path)).isDirectory()) return new Set(await readdir(this.#path))
      this.#reading.warn(`${this.#path} is not a folder and was left out`)
    } catch (error) {
      const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
      if (!isMissing) throw asFileError(error, this.#path, this.#reading.signal)
    }
    return new Set()
  }

  /** A folder stands for the files in it and below, without those that are hidden or backups. */
  async #filesOf(path: string, depth = 0): Promise<string[]> {
    try {
      if (!(await stat(path)).isDirectory()) return [path]
      const names = (await readdir(path)).filter((name) => !/^\.|~$/.test(name)).sort()
      const files: string[] = []
      for (const name of names) {
        const inside = join(path, name)
        const extension = extname(name)
        const isFolder = (await stat(inside)).isDirectory()
        if (isFolder && extension === '' && depth < MAX_DEPTH) {
          files.push(...(await this.#filesOf(inside, depth + 1)))
        } else if (!isFolder && EXTENSIONS.includes(extension)) files.push(inside)
      }
      return files
    } catch (error) {
      throw asFileError(error, path, this.#reading.signal)
    }
  }

  async #read(file: string): Promise<Variables> {
    const text = await readText(file, this.#reading)
    if (text === undefined) return NONE
    const document = readDocument(text, file)
    // An empty file, or one that says only `false` or `0`, says nothing.
    if (!document.value) return NONE
    const { value } = document
    if (!isPlainObject(value)) throw wrongKind({ document, path: [] }, 'a map of variables', value)
    return documentVariables({ document, path: [], map: value }, this.#reading)
  }
}

/** Folders deeper than this are links that lead back. */
const MAX_DEPTH = 20
