import type {
  FileFacts,
  FileQuestion,
  FileServerFacts,
  FileTransferFacts,
  FileTypingFacts,
} from './file-facts.ts'

const ALGORITHMS = ['md5', 'sha256', 'sha512']
const PROTOCOLS = ['scp', 'sftp']

/**
 * Everything that a platform may be asked about files.
 *
 * @param files - Its data.
 */
function fileQuestions(files: FileFacts | undefined): readonly FileQuestion[] {
  if (files === undefined) return []
  const { fileSystem, size, free, checksums } = files
  return [size, free, ...checksums, ...(typeof fileSystem === 'string' ? [] : [fileSystem])]
}

/**
 * Every mode that must be there for what a platform knows of files.
 *
 * @param files - Its data.
 */
export function fileModes(files: FileFacts | undefined): readonly (string | undefined)[] {
  const { servers = [] } = files?.transfer ?? {}
  // That of typing may be missing where a platform has inherited it and has modes of its own: it is asked for then.
  return [files?.mode, ...[...fileQuestions(files), ...servers].map((one) => one.mode)]
}

/**
 * Every pattern about files that need not match a whole line.
 *
 * @param files - Its data.
 */
export function filePatterns(files: FileFacts | undefined): readonly RegExp[] {
  const { servers = [], typing } = files?.transfer ?? {}
  return [
    ...(files?.absent ?? []),
    ...fileQuestions(files).map(({ line }) => line),
    ...servers.map(({ isOn }) => isOn),
    ...(typing?.fine ?? []),
  ]
}

/**
 * What is wrong with what a platform knows of its files.
 *
 * @param files - Its data.
 * @returns In words, the first one first; nothing where all is well.
 */
export function* fileProblems(files: FileFacts | undefined): Generator<string> {
  if (files === undefined) return
  yield* questionProblems(files)
  yield* commandProblems(files)
  if (files.transfer !== undefined) yield* transferProblems(files.transfer)
}

function* questionProblems(files: FileFacts): Generator<string> {
  const { fileSystem, checksums, absent, freeUnitBytes } = files
  for (const { line, command } of fileQuestions(files)) {
    if (!line.source.includes('(?<value>'))
      yield `${String(line)} must have the group "value": it reads the answer to "${command}"`
  }
  for (const { algorithm } of checksums) {
    if (!ALGORITHMS.includes(algorithm))
      yield `"${algorithm}" is no checksum; known are ${ALGORITHMS.join(', ')}`
  }
  if (typeof fileSystem === 'string' && !/^(?:\/|[\w-]+:).*(?<=[/:])$/.test(fileSystem))
    yield 'files.fileSystem must be as "flash:" or "/var/tmp/": it stands before names'
  if (absent.length === 0) yield 'files.absent must have a pattern: else no file is ever not there'
  if (!isAboveZero(freeUnitBytes)) yield 'files.freeUnitBytes must be a number above 0'
}

function* commandProblems({ size, checksums, rename, remove }: FileFacts): Generator<string> {
  const aboutOne = [size, ...checksums, rename, remove].flatMap((one) => one?.command ?? [])
  yield* withoutName('path', aboutOne)
  yield* withoutName('to', rename === undefined ? [] : [rename.command])
}

function* transferProblems({
  protocols,
  servers = [],
  typing,
}: FileTransferFacts): Generator<string> {
  if (protocols.length === 0) yield 'files.transfer.protocols must have one'
  for (const protocol of protocols) {
    if (!PROTOCOLS.includes(protocol))
      yield `"${protocol}" is no protocol; known are ${PROTOCOLS.join(', ')}`
  }
  for (const server of servers) yield* serverProblems(server, protocols)
  if (typing !== undefined) yield* typingProblems(typing)
}

function* serverProblems(
  { protocol, on, off }: FileServerFacts,
  protocols: readonly string[],
): Generator<string> {
  if (!protocols.includes(protocol))
    yield `the server of "${protocol}" is for none of files.transfer.protocols`
  if (on.length === 0 || off.length === 0)
    yield `the server of "${protocol}" needs lines that turn it on, and lines that turn it off`
}

function* typingProblems({ mostBytes, open, write }: FileTypingFacts): Generator<string> {
  yield* withoutName('text', [write])
  yield* withoutName('path', [open.join('\n')])
  if (!isAboveZero(mostBytes)) yield 'files.transfer.typing.mostBytes must be a number above 0'
}

function* withoutName(name: string, commands: readonly string[]): Generator<string> {
  for (const command of commands) {
    if (!command.includes(`{${name}}`)) yield `"${command}" must have {${name}}`
  }
}

const isAboveZero = (value: number): boolean => Number.isFinite(value) && value > 0
