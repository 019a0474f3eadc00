import type { KnownDialog } from './known-dialog.ts'

/** A question about files: a command that changes nothing, and the line of its answer that tells. */
export interface FileQuestion {
  /** The command; `{path}` is the file with its file system, `{fileSystem}` that alone. */
  readonly command: string
  /** Mode in which it is typed. Default: that of the others. */
  readonly mode?: string | undefined
  /** The line; the group `value` is what was asked for. `\{name\}` is the file without its folder. */
  readonly line: RegExp
}

/** A checksum that a device counts by itself. */
export interface Checksum extends FileQuestion {
  /** How it is counted. */
  readonly algorithm: 'md5' | 'sha256' | 'sha512'
}

/** How a server of files is turned on and off, where it may be off. */
export interface FileServerFacts {
  /** What it speaks. */
  readonly protocol: 'scp' | 'sftp'
  /** The command that shows whether it is on. */
  readonly command: string
  /** Mode in which that is typed. Default: that of the other questions. */
  readonly mode?: string | undefined
  /** A line of its answer by which the server is on. */
  readonly isOn: RegExp
  /** The lines of configuration that turn it on. */
  readonly on: readonly string[]
  /** The lines that turn it off again. */
  readonly off: readonly string[]
}

/** How a small file is typed on the command line, where that has Tcl. */
export interface FileTypingFacts {
  /** Mode in which it is typed. */
  readonly mode: string
  /** The largest file that is typed, in bytes. */
  readonly mostBytes: number
  /** Opens a new file for bytes: `{path}`. */
  readonly open: readonly string[]
  /** Writes to it: `{text}`, which stands between double quotes, with octal escapes. */
  readonly write: string
  /** Closes it. */
  readonly close: readonly string[]
  /** Lines of answers by which all is well; any other line is a failure. */
  readonly fine: readonly RegExp[]
}

/** How files are moved to and from a device. */
export interface FileTransferFacts {
  /** What its servers speak, the best first. */
  readonly protocols: readonly ('scp' | 'sftp')[]
  /** What stands for `fileSystem` in paths of that server, where it is another. Default: the same. */
  readonly root?: string | undefined
  /** Servers that are off unless configured. Default: none. */
  readonly servers?: readonly FileServerFacts[] | undefined
  /** How a small file is typed instead. Default: not known. */
  readonly typing?: FileTypingFacts | undefined
}

/** What a device knows of its files, and how it is asked. */
export interface FileFacts {
  /** Mode in which the commands are typed. */
  readonly mode: string
  /** How names with spaces and signs are typed; undefined: such names are refused. */
  readonly quoting?: 'posix' | undefined
  /** Where files go, as it stands before their names: `bootflash:`; or how the device tells. */
  readonly fileSystem: string | FileQuestion
  /** Size of a file, in bytes. */
  readonly size: FileQuestion
  /** Lines of the same answer by which the file is not there. */
  readonly absent: readonly RegExp[]
  /** How much is free, in units of `freeUnitBytes`. */
  readonly free: FileQuestion
  /** What one unit of `free` is, in bytes. */
  readonly freeUnitBytes: number
  /** Checksums, the strongest first; empty: it has none, and only sizes can be compared. */
  readonly checksums: readonly Checksum[]
  /** How files are moved to it and from it. Default: not known. */
  readonly transfer?: FileTransferFacts | undefined
  /** Gives a file another name: `{path}`, `{to}`; and what that asks. Default: not known. */
  readonly rename?: FileCommand | undefined
  /** Deletes a file: `{path}`; and what that asks: the answers delete it. Default: not known. */
  readonly remove?: FileCommand | undefined
}

/** A command that changes something about a file. */
export interface FileCommand {
  /** The command. */
  readonly command: string
  /** What it asks, in order; each may be left out. */
  readonly dialogs?: readonly KnownDialog[] | undefined
}
