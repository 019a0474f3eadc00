import type { Checksum, FileCommand, FileFacts } from '../../platform/file-facts.ts'
import { type FillIns, fillIn } from '../../platform/fill-in.ts'
import { knownSteps } from '../dialog/dialog-script.ts'
import { CommandRejectedError } from '../error/command-rejected-error.ts'
import { FileMissingError, FileQuestionError, FileStillThereError } from '../error/file-error.ts'
import { UnsupportedOperationError } from '../error/unsupported-operation-error.ts'
import { enterMode } from '../mode/enter-mode.ts'
import type { OperationOptions, SessionContext } from '../session-context.ts'
import { askAboutFile } from './ask-about-file.ts'
import { baseName, checkFileSystem, filePath, typedPath } from './file-path.ts'
import { refuseTooLarge, typeFile } from './type-file.ts'

/** Counting the checksum of an image takes minutes, in which a device says nothing, in milliseconds. */
const HASH_TIMEOUT_MS = 600_000

/** Where a file is. */
export interface FilePlace extends OperationOptions {
  /** File system, as it stands before names: `bootflash:`, `/var/tmp/`. Default: the platform's. */
  readonly fileSystem?: string | undefined
}

/** What is known of a file. */
export interface FileState {
  /** Where it is, or would be, with its file system. */
  readonly path: string
  /** Whether it is there. */
  readonly exists: boolean
  /** Its size, in bytes; undefined where it is not there. */
  readonly bytes: number | undefined
}

/** How a checksum is counted. */
export type HashAlgorithm = Checksum['algorithm']

/** Which checksum is asked for. */
export interface FileHashOptions extends FilePlace {
  /** How it is counted. Default: the strongest that the device offers. */
  readonly algorithm?: HashAlgorithm | undefined
}

/** A checksum that a device counted. */
export interface FileHash {
  /** The file, with its file system. */
  readonly path: string
  /** How it was counted. */
  readonly algorithm: HashAlgorithm
  /** The checksum, in lower-case hexadecimal digits. */
  readonly hash: string
}

/** How much room there is. */
export interface FreeSpace {
  /** The file system. */
  readonly fileSystem: string
  /** What is free, in bytes. */
  readonly bytes: number
}

/** A session, and what is known of the files of its platform. */
export interface FileDevice {
  readonly context: SessionContext
  readonly facts: FileFacts
}

/**
 * Says whether a file is there, and how large it is.
 *
 * @param device - The session.
 * @param name - A name in the file system, or a path that begins with its own.
 * @param place - Where, and limits.
 * @throws {@link FileQuestionError}, `InputRefusedError`, and what typing a command throws.
 */
export async function checkFile(
  device: FileDevice,
  name: string,
  place: FilePlace,
): Promise<FileState> {
  const { context, facts } = device
  const { path, values } = await locate(device, name, place)
  const question = { facts, question: facts.size }
  const { command, output, value, isAbsent } = await askAboutFile(context, question, {
    ...place,
    values,
  })
  if (value !== undefined) return { path, exists: true, bytes: Number(value) }
  if (isAbsent) return { path, exists: false, bytes: undefined }
  throw new FileQuestionError({ ...of(device), path, command, expected: 'the size', output })
}

/**
 * Has the device count the checksum of a file.
 *
 * @param device - The session.
 * @param name - As for {@link checkFile}.
 * @param options - `algorithm`: without it, the strongest that the device does not refuse. `timeoutMs`: default
 * 600 000.
 * @throws {@link FileMissingError}, {@link FileQuestionError}, {@link UnsupportedOperationError} where the device
 * has no such checksum, and what typing a command throws.
 */
export async function fileHash(
  device: FileDevice,
  name: string,
  options: FileHashOptions,
): Promise<FileHash> {
  const { context, facts } = device
  const { algorithm, timeoutMs = HASH_TIMEOUT_MS } = options
  const offered = facts.checksums.filter(
    (checksum) => algorithm === undefined || checksum.algorithm === algorithm,
  )
  const { path, values } = await locate(device, name, options)
  let refusal: CommandRejectedError | undefined
  for (const question of offered) {
    try {
      const asking = { ...options, timeoutMs, values }
      const { command, output, value, isAbsent } = await askAboutFile(
        context,
        { facts, question },
        asking,
      )
      if (isAbsent) throw new FileMissingError({ ...of(device), path })
      if (value !== undefined)
        return { path, algorithm: question.algorithm, hash: value.toLowerCase() }
      const expected = `the ${question.algorithm} checksum`
      throw new FileQuestionError({ ...of(device), path, command, expected, output })
    } catch (error) {
      // An older release does not know the stronger ones.
      if (!(error instanceof CommandRejectedError)) throw error
      refusal = error
    }
  }
  const which = algorithm === undefined ? '' : `${algorithm} `
  throw unsupported(device, `command that counts the ${which}checksum of a file`, refusal)
}

/**
 * Says how much room a file system has.
 *
 * @param device - The session.
 * @param place - Which one, and limits.
 * @throws {@link FileQuestionError}, and what typing a command throws.
 */
export async function freeSpace(device: FileDevice, place: FilePlace): Promise<FreeSpace> {
  const { context, facts } = device
  const fileSystem = await fileSystemOf(device, place)
  const values = { fileSystem: typedPath(fileSystem, facts) }
  const question = { facts, question: facts.free }
  const { command, output, value } = await askAboutFile(context, question, { ...place, values })
  if (value !== undefined) return { fileSystem, bytes: Number(value) * facts.freeUnitBytes }
  const expected = 'what is free'
  throw new FileQuestionError({ ...of(device), path: fileSystem, command, expected, output })
}

/**
 * Deletes a file, and looks whether it is gone.
 *
 * @param device - The session.
 * @param name - As for {@link checkFile}.
 * @param place - Where, and limits. `signal` is looked at before, never within.
 * @returns What was there before.
 * @throws {@link FileStillThereError}, {@link UnsupportedOperationError}, and what {@link checkFile} throws.
 */
export async function deleteFile(
  device: FileDevice,
  name: string,
  place: FilePlace,
): Promise<FileState> {
  const { context, facts } = device
  const { remove } = facts
  if (remove === undefined) throw unsupported(device, 'known way to delete a file')
  const before = await checkFile(device, name, place)
  if (!before.exists) return before
  place.signal?.throwIfAborted()
  await enterMode(context, facts.mode, {})
  const { path } = before
  const { command, output } = await change(device, remove, {
    values: { path: typedPath(path, facts) },
    timeoutMs: place.timeoutMs,
  })
  const { exists } = await checkFile(device, path, { timeoutMs: place.timeoutMs })
  if (exists) throw new FileStillThereError({ ...of(device), path, command, output })
  return before
}

/**
 * Gives a file another name in its folder, and looks whether it has it.
 *
 * @param device - The session.
 * @param names - Path of the file, and the one that it gets; nothing is there.
 * @param timeoutMs - Longest silence of the device.
 * @throws {@link FileStillThereError} where it has its old name: some devices do nothing where another of that name came
 * meanwhile; {@link FileMissingError} where it has neither; {@link UnsupportedOperationError}, and what
 * {@link checkFile} throws.
 */
export async function renameFile(
  device: FileDevice,
  { from, to }: { readonly from: string; readonly to: string },
  timeoutMs: number | undefined,
): Promise<FileState> {
  const { context, facts } = device
  const { rename } = facts
  if (rename === undefined) throw unsupported(device, 'known way to rename a file')
  await enterMode(context, facts.mode, {})
  const { command, output } = await change(device, rename, {
    values: { path: typedPath(from, facts), to: typedPath(to, facts) },
    timeoutMs,
  })
  // First, since the error has what the device said.
  const { exists } = await checkFile(device, from, { timeoutMs })
  if (exists) throw new FileStillThereError({ ...of(device), path: from, command, output })
  const state = await checkFile(device, to, { timeoutMs })
  if (!state.exists) throw new FileMissingError({ ...of(device), path: to })
  return state
}

/**
 * Types a small file on the command line.
 *
 * @param device - The session.
 * @param file - As for {@link checkFile}, and what it shall hold.
 * @param options - Where, limits, and who is told how far it is.
 * @throws `FileTypingError`, `InputRefusedError` for a file that is too large, {@link UnsupportedOperationError}, and
 * what typing a command throws.
 */
export async function typeWholeFile(
  device: FileDevice,
  { name, content }: { readonly name: string; readonly content: Uint8Array },
  options: FilePlace & { readonly onProgress?: ((bytes: number) => void) | undefined },
): Promise<void> {
  const { context } = device
  const facts = device.facts.transfer?.typing
  if (facts === undefined) throw unsupported(device, 'known way to type a file')
  const { path } = await locate(device, name, options)
  refuseTooLarge(context.host, { name, bytes: content.length, mostBytes: facts.mostBytes })
  await typeFile(context, { path, content, facts, home: device.facts.mode }, options)
}

/** Types a command that changes something about a file. Whether it did is looked at behind it. */
async function change(
  { context }: FileDevice,
  { command: pattern, dialogs }: FileCommand,
  { values, timeoutMs }: { readonly values: FillIns; readonly timeoutMs: number | undefined },
): Promise<{ readonly command: string; readonly output: string }> {
  const command = fillIn(pattern, values)
  const { output } = await context.line.type(command, {
    phase: 'command',
    timeoutMs: timeoutMs ?? context.limits.commandTimeoutMs,
    changed: 'unknown',
    script: knownSteps(dialogs),
  })
  return { command, output }
}

async function locate(device: FileDevice, name: string, place: FilePlace) {
  const { context, facts } = device
  const fileSystem = await fileSystemOf(device, place)
  const path = filePath(name, fileSystem, { host: context.host, facts })
  const values = {
    path: typedPath(path, facts),
    name: baseName(path),
    fileSystem: typedPath(fileSystem, facts),
  }
  return { path, values }
}

/** The file system that was named, the platform's, or the one that the device says it is in. */
async function fileSystemOf(device: FileDevice, place: FilePlace): Promise<string> {
  const { context, facts } = device
  if (place.fileSystem !== undefined) {
    checkFileSystem(place.fileSystem, { host: context.host, facts })
    return place.fileSystem
  }
  const { fileSystem: question } = facts
  if (typeof question === 'string') return question
  const asked = { facts, question }
  const { command, output, value } = await askAboutFile(context, asked, { ...place, values: {} })
  if (value !== undefined) return value
  const expected = 'the name'
  throw new FileQuestionError({ ...of(device), path: 'the file system', command, expected, output })
}

const of = ({ context: { host } }: FileDevice) => ({ host, phase: 'command' }) as const

function unsupported(
  device: FileDevice,
  operation: string,
  cause?: Error,
): UnsupportedOperationError {
  const { platform } = device.context
  const details = { ...of(device), platform: platform.name, operation }
  return new UnsupportedOperationError(details, { cause })
}
