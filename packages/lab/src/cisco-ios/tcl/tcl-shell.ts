import type { Faults } from '../../fault/faults.ts'
import type { StoredFile } from '../../file-system/stored-file.ts'
import { parseFileUrl } from '../file-system/file-url.ts'
import type { IosDevice } from '../ios-device.ts'
import { readTclWords, TclError } from './read-tcl.ts'

type TclCommand = (args: readonly string[]) => string

/**
 * The Tcl of one `tclsh`: variables, and files that are open for writing (cli-dialects 4.3, netmiko-features 1.7; its
 * words as Tcl 8 says them). What it does not know is a command of exec mode.
 */
export class TclShell {
  readonly #device: IosDevice
  readonly #faults: () => Faults
  readonly #variables = new Map<string, string>()
  readonly #channels = new Map<string, StoredFile>()
  #nextChannel = 0

  /**
   * @param device - The device.
   * @param faults - Its faults of now.
   */
  constructor(device: IosDevice, faults: () => Faults) {
    this.#device = device
    this.#faults = faults
  }

  /**
   * Evaluates one line.
   *
   * @returns What is printed: the result, with a newline unless it is empty; undefined: Tcl has no such command.
   */
  run(line: string): string | undefined {
    try {
      const result = this.#evaluate(line)
      return result === undefined || result === '' ? result : `${result}\n`
    } catch (error) {
      if (error instanceof TclError) return `${error.message}\n`
      throw error
    }
  }

  #evaluate(script: string): string | undefined {
    const [name = '', ...args] = readTclWords(script, {
      variable: (variable) => this.#read(variable),
      command: (command) => this.#evaluate(command) ?? '',
    })
    return name === '' ? '' : this.#commands[name]?.(args)
  }

  readonly #commands: Readonly<Record<string, TclCommand>> = {
    set: ([name = '', value]) => {
      if (value !== undefined) this.#variables.set(name, value)
      return this.#read(name)
    },
    open: ([path = '', access = 'r']) => {
      const { kind, name } = parseFileUrl(path)
      const { flash } = this.#device
      if (kind !== 'flash' || !access.startsWith('w') || flash.isFolder(name)) {
        throw new TclError(`couldn't open "${path}": no such file or directory`)
      }
      const channel = `file${this.#nextChannel++}`
      this.#channels.set(channel, flash.create(name))
      return channel
    },
    fconfigure: ([channel = '']) => {
      this.#file(channel)
      return ''
    },
    puts: (args) => {
      const isBare = args[0] === '-nonewline'
      const [channel, text] = isBare ? args.slice(1) : args
      if (text === undefined) return channel ?? ''
      this.#write(channel ?? '', isBare ? text : `${text}\n`)
      return ''
    },
    close: ([channel = '']) => {
      this.#file(channel)
      this.#channels.delete(channel)
      return ''
    },
  }

  #read(name: string): string {
    const value = this.#variables.get(name)
    if (value === undefined) throw new TclError(`can't read "${name}": no such variable`)
    return value
  }

  #file(channel: string): StoredFile {
    const file = this.#channels.get(channel)
    if (file === undefined) throw new TclError(`can not find channel named "${channel}"`)
    return file
  }

  #write(channel: string, text: string): void {
    const file = this.#file(channel)
    const { fullAfterFileBytes = Number.POSITIVE_INFINITY } = this.#faults()
    const fits = file.size + text.length <= fullAfterFileBytes
    if (fits && this.#device.flash.append(file, file.size, Buffer.from(text, 'latin1'))) return
    throw new TclError(`error writing "${channel}": no space left on device`)
  }
}
