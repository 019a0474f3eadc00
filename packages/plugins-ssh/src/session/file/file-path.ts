import type { FileFacts } from '../../platform/file-facts.ts'
import { InputRefusedError } from '../error/input-refused-error.ts'

/** What no command line takes for more than a name. */
const PLAIN = /^[\w.+,@%=:/~-]+$/

// Control characters are for the terminal, whatever quotes stand around them.
const CONTROL = /\p{Cc}/u

/** Whether a name says where it is: `/var/tmp/x`, `flash:x`. */
const isComplete = (name: string) => /^(?:\/|[\w-]+:)/.test(name)

/**
 * The path of a file on a device.
 *
 * @param name - A name, which goes to the file system, or a path that begins with its own.
 * @param fileSystem - As it stands before names: `flash:`, `/var/tmp/`.
 * @param device - For the error, and how its command line takes names.
 * @throws {@link InputRefusedError} for a name that the command line would take for something else.
 */
export function filePath(
  name: string,
  fileSystem: string,
  { host, facts }: { readonly host: string; readonly facts: FileFacts },
): string {
  const isWhole = isComplete(name)
  const path = isWhole ? name : fileSystem + name
  const isJoined = isWhole || /[/:]$/.test(fileSystem)
  const wrongPlace = `"${fileSystem}" stands before names: it must end in / or :`
  const reason = pathProblem(name, path, facts) ?? (isJoined ? undefined : wrongPlace)
  if (reason === undefined) return path
  throw new InputRefusedError({ host, phase: 'command', input: JSON.stringify(name), reason })
}

function pathProblem(name: string, path: string, facts: FileFacts): string | undefined {
  if (typeof name !== 'string' || baseName(name) === '') return 'the name of a file was expected'
  return signProblem(path, facts)
}

function signProblem(path: string, facts: FileFacts): string | undefined {
  if (CONTROL.test(path)) return 'a control character is no part of a name'
  if (facts.quoting === undefined && !PLAIN.test(path)) {
    return 'this command line takes names of letters, digits and . _ - + , @ % = ~ only'
  }
  return undefined
}

/**
 * The file system in which a file is, as it is asked about.
 *
 * @param name - As for {@link filePath}.
 * @param fileSystem - Where names go to.
 * @returns That of a path that begins with its own, such as `bootflash:`, or its folder; else `fileSystem`.
 */
export function fileSystemOfFile(name: string, fileSystem: string | undefined): string | undefined {
  if (!isComplete(name)) return fileSystem
  return /^[\w-]+:\/?/.exec(name)?.[0] ?? name.slice(0, name.lastIndexOf('/') + 1)
}

/**
 * Refuses a file system that the command line would take for something else.
 *
 * @param fileSystem - From the user.
 * @param device - For the error, and how its command line takes names.
 * @throws {@link InputRefusedError}.
 */
export function checkFileSystem(
  fileSystem: string,
  { host, facts }: { readonly host: string; readonly facts: FileFacts },
): void {
  // Below a relative folder a file would be looked for once more, since its path does not say where it is.
  const isOne = typeof fileSystem === 'string' && isComplete(fileSystem)
  const problem = 'a file system such as "flash:", or a folder that begins with /, was expected'
  const reason = isOne ? signProblem(fileSystem, facts) : problem
  if (reason === undefined) return
  const input = JSON.stringify(fileSystem)
  throw new InputRefusedError({ host, phase: 'command', input, reason })
}

/**
 * The name of a file without its folder.
 *
 * @param path - Its path.
 */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1)
}

/**
 * A path as it is typed.
 *
 * @param path - Checked.
 * @param facts - How the command line takes names.
 */
export function typedPath(path: string, { quoting }: FileFacts): string {
  return quoting === undefined || PLAIN.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}
