import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type ConfigLine, readLine } from './config-line.ts'
import { parseCriteria } from './criterion.ts'
import { includePaths } from './include-paths.ts'
import { isIgnored, isUnusedKeyword, nearestKeyword } from './keyword.ts'
import { readSetting, settingKeyword, settingKeywords } from './setting.ts'
import {
  SshConfigFileError,
  SshConfigIncludeError,
  SshConfigKeywordError,
  SshConfigPermissionError,
  SshConfigSyntaxError,
} from './ssh-config-error.ts'
import type { IncludeStatement, Statement } from './statement.ts'
import { expandTilde } from './tokens.ts'

/** `READCONF_MAX_DEPTH` of OpenSSH. */
const maxDepth = 16

/** A file to read. */
export interface FileToRead {
  /** Its path. */
  readonly path: string
  /** Whose it is: relative `Include`s of a user are in `~/.ssh`, those of the system in `/etc/ssh`. */
  readonly owner: 'user' | 'system'
  /** Whether a file that others could have written is refused. */
  readonly isChecked: boolean
  /** Whether it may be missing. */
  readonly isOptional: boolean
}

/** What is the same for all files of one reading. */
export interface Reading {
  /** The home directory of the local user. */
  readonly home: string
  /** What a reader should know although nothing is wrong; added to. */
  readonly notes: string[]
  /** What the first `IgnoreUnknown` says; set when it is met. */
  ignoreUnknown?: string | undefined
}

/**
 * Reads an ssh_config and all that it includes.
 *
 * @returns Its statements; none when it is not there and need not be.
 * @throws {@link SshConfigFileError}, {@link SshConfigPermissionError},
 *   {@link SshConfigIncludeError}, {@link SshConfigSyntaxError}, {@link SshConfigKeywordError}, and
 *   the errors of `readSetting`.
 */
export function readStatements(file: FileToRead, reading: Reading): Promise<Statement[]> {
  return readNested(file, reading, 0)
}

async function readNested(file: FileToRead, reading: Reading, depth: number): Promise<Statement[]> {
  const statements: Statement[] = []
  const lines = (await readText(file)).split('\n')
  for (const [index, text] of lines.entries()) {
    const line = readLine(text, { file: file.path, line: index + 1 })
    if (line === undefined) continue
    if (line.keyword === 'include') {
      statements.push(await readInclude(line, { file, reading, depth }))
    } else {
      const statement = readStatement(line, reading)
      if (statement !== undefined) statements.push(statement)
    }
  }
  return statements
}

async function readText({ path, isChecked, isOptional }: FileToRead): Promise<string> {
  try {
    const facts = await stat(path)
    if (isChecked && isWritableByOthers(facts)) throw new SshConfigPermissionError({ file: path })
    return await readFile(path, 'utf8')
  } catch (cause) {
    if (cause instanceof SshConfigPermissionError) throw cause
    if (isOptional && (cause as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw new SshConfigFileError({ file: path }, { cause })
  }
}

/** The check of `read_config_file_depth` in OpenSSH's readconf.c; Windows has no such modes. */
function isWritableByOthers({ uid, mode }: { uid: number; mode: number }): boolean {
  const own = process.getuid?.()
  return own !== undefined && ((uid !== 0 && uid !== own) || (mode & 0o022) !== 0)
}

async function readInclude(
  line: ConfigLine,
  { file, reading, depth }: { file: FileToRead; reading: Reading; depth: number },
): Promise<IncludeStatement> {
  const place = { file: line.file, line: line.line }
  const files: Statement[][] = []
  for (const pattern of line.args) {
    const path = includePattern(pattern, { line, file, home: reading.home })
    const paths = await includePaths(path).catch((cause: unknown) => {
      throw new SshConfigSyntaxError({ ...place, problem: `"${path}" is no pattern` }, { cause })
    })
    if (paths.length === 0) reading.notes.push(`${at(line)}: no file is named by Include ${path}`)
    for (const included of paths) {
      if (depth === maxDepth) throw new SshConfigIncludeError({ ...place, maxDepth })
      if (await isFolder(included)) continue // OpenSSH reads one as an empty file
      const next = { path: included, owner: file.owner, isChecked: true, isOptional: true }
      files.push(await readNested(next, reading, depth + 1))
    }
  }
  return { kind: 'include', files }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  )
}

function includePattern(
  pattern: string,
  { line, file, home }: { line: ConfigLine; file: FileToRead; home: string },
): string {
  const place = { file: line.file, line: line.line }
  if (pattern === '' || (pattern.startsWith('~') && file.owner === 'system')) {
    const problem = `Include cannot name "${pattern}" here; write the whole path`
    throw new SshConfigSyntaxError({ ...place, problem })
  }
  if (pattern.startsWith('~')) return expandTilde({ value: pattern, place }, home)
  if (pattern.startsWith('/')) return pattern
  return join(file.owner === 'user' ? join(home, '.ssh') : '/etc/ssh', pattern)
}

function readStatement(line: ConfigLine, reading: Reading): Statement | undefined {
  const { keyword, args } = line
  const place = { file: line.file, line: line.line }
  if (keyword === 'host') {
    if (args.includes('')) {
      throw new SshConfigSyntaxError({ ...place, problem: 'a pattern of Host is empty' })
    }
    return { kind: 'host', patterns: args }
  }
  if (keyword === 'match') {
    const criteria = parseCriteria(line)
    if (criteria.some(({ name }) => name === 'exec')) {
      reading.notes.push(`${at(line)}: Match exec runs its command only with allowExec`)
    }
    return { kind: 'match', criteria }
  }
  const used = settingKeyword(keyword)
  if (used === undefined) {
    readOver(line, reading)
    return undefined
  }
  if (used === 'canonicalizehostname') {
    reading.notes.push(`${at(line)}: names are not made canonical by asking the DNS`)
  }
  const value = readSetting(used, line)
  if (value === undefined) return undefined
  // `readSetting` gave the value of this keyword; TypeScript cannot tie the two.
  return { kind: 'setting', keyword: used, setting: { value, place } } as Statement
}

function readOver(line: ConfigLine, reading: Reading): void {
  const { keyword, args } = line
  if (keyword === 'ignoreunknown') reading.ignoreUnknown ??= args[0]
  const isKnown = isUnusedKeyword(keyword)
  if (!isKnown && !isIgnored(keyword, reading.ignoreUnknown)) {
    const suggestion = nearestKeyword(keyword, settingKeywords)
    throw new SshConfigKeywordError({ file: line.file, line: line.line, keyword, suggestion })
  }
  reading.notes.push(`${at(line)}: "${keyword}" is not used`)
}

function at({ file, line }: ConfigLine): string {
  return `${file}:${line}`
}
