import { parseAlgorithmList } from './algorithm-list.ts'
import type { ConfigLine } from './config-line.ts'
import { parseJumpHops } from './jump-hop.ts'
import {
  SshConfigPortError,
  SshConfigProxyJumpError,
  SshConfigSyntaxError,
} from './ssh-config-error.ts'

/**
 * The keywords that we use, each with the reader of its value. A reader throws when OpenSSH refuses
 * the line, and gives undefined when the line sets nothing, so that a later one still can.
 */
const readers = {
  hostname: readWord,
  user: readWord,
  port: readPort,
  identityfile: readWord,
  identitiesonly: readFlag,
  identityagent: readWord,
  proxyjump: readProxyJump,
  proxycommand: (line: ConfigLine) => line.text.replace(/^[ \t\r=]+/, ''),
  userknownhostsfile: readFiles,
  globalknownhostsfile: readFiles,
  stricthostkeychecking: readHostKeyChecking,
  hostkeyalias: readWord,
  hostkeyalgorithms: readAlgorithms,
  kexalgorithms: readAlgorithms,
  ciphers: readAlgorithms,
  macs: readAlgorithms,
  connecttimeout: readTime,
  serveraliveinterval: readTime,
  serveralivecountmax: readCount,
  forwardagent: (line: ConfigLine) => toFlag(readWord(line)) ?? readWord(line),
  addressfamily: readAddressFamily,
  bindaddress: readWord,
  canonicalizehostname: readCanonicalize,
}

/** A keyword that we use, in lower case. */
export type SettingKeyword = keyof typeof readers

/** The value of a keyword, as the file says it: nothing in it is expanded. */
export type SettingValue<Keyword extends SettingKeyword> = Exclude<
  ReturnType<(typeof readers)[Keyword]>,
  undefined
>

/** All keywords that we use. */
export const settingKeywords = Object.keys(readers) as readonly SettingKeyword[]

/** Old names of keywords that we use, from the table in OpenSSH's readconf.c. */
const oldNames: Readonly<Record<string, SettingKeyword>> = { identityfile2: 'identityfile' }

/** The keyword that we use under a name; undefined for all others. */
export function settingKeyword(name: string): SettingKeyword | undefined {
  return settingKeywords.find((keyword) => keyword === name) ?? oldNames[name]
}

/**
 * Reads the value of a keyword.
 *
 * @returns Undefined when the line sets nothing, for example `ConnectTimeout none`.
 * @throws {@link SshConfigSyntaxError}, {@link SshConfigPortError}, {@link SshConfigProxyJumpError}
 *   when OpenSSH refuses the line.
 */
export function readSetting(keyword: SettingKeyword, line: ConfigLine): unknown {
  return readers[keyword](line)
}

/** An error that says what a line should hold. */
function wrongValue(line: ConfigLine, expected: string): SshConfigSyntaxError {
  const { file, line: number, keyword } = line
  const got = line.args.length === 0 ? 'nothing' : `"${line.args.join(' ')}"`
  const problem = `"${keyword}" should be followed by ${expected}, not ${got}`
  return new SshConfigSyntaxError({ file, line: number, problem })
}

function readWord(line: ConfigLine): string {
  const [word, ...more] = line.args
  if (!word || more.length > 0) throw wrongValue(line, 'one value')
  return word
}

function readPort(line: ConfigLine): number {
  const { file, line: number } = line
  const text = readWord(line)
  const port = /^\+?\d+$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65_535) throw new SshConfigPortError({ file, line: number, port: text })
  return port
}

function toFlag(text: string): boolean | undefined {
  const isOn = /^(?:yes|true)$/i.test(text)
  return isOn || /^(?:no|false)$/i.test(text) ? isOn : undefined
}

function readFlag(line: ConfigLine): boolean {
  const flag = toFlag(readWord(line))
  if (flag === undefined) throw wrongValue(line, 'yes or no')
  return flag
}

function readProxyJump(line: ConfigLine) {
  const { file, line: number } = line
  const text = line.text.replace(/^=?[ \t\r]*/, '').replace(/[ \t\r]*(?:#.*)?$/, '')
  if (/^none$/i.test(text)) return 'none'
  const hops = parseJumpHops(text)
  if (!hops) throw new SshConfigProxyJumpError({ file, line: number, proxyJump: text })
  return hops
}

function readFiles(line: ConfigLine): readonly string[] {
  const isNone = line.args.some((file) => /^none$/i.test(file))
  if (line.args.includes('') || (isNone && line.args.length > 1)) {
    throw wrongValue(line, 'files, or none alone')
  }
  if (line.args.length === 0) throw wrongValue(line, 'files')
  return isNone ? [] : line.args
}

function readHostKeyChecking(line: ConfigLine) {
  const text = readWord(line).toLowerCase()
  if (text === 'ask' || text === 'accept-new') return text
  const flag = text === 'off' ? false : toFlag(text)
  if (flag === undefined) throw wrongValue(line, 'yes, no, ask or accept-new')
  return flag ? 'yes' : 'no'
}

function readAlgorithms(line: ConfigLine) {
  return parseAlgorithmList(readWord(line))
}

/** OpenSSH holds numbers in a signed integer of 32 bits. */
const maxNumber = 2 ** 31 - 1

const unitSeconds: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
}

/** A time in seconds: numbers with units (TIME FORMATS of sshd_config(5)), added up. */
function readTime(line: ConfigLine): number | undefined {
  const text = readWord(line)
  if (text === 'none') return undefined
  const parts = text.matchAll(/(\d+)([smhdw]?)/gi)
  const seconds = [...parts].reduce((sum, [, count, unit = '']) => {
    return sum + Number(count) * (unitSeconds[unit.toLowerCase()] ?? 1)
  }, 0)
  if (!/^(?:\d+[smhdw]?)+$/i.test(text) || seconds > maxNumber) {
    throw wrongValue(line, 'a time such as 30 or 1m30s')
  }
  return seconds
}

function readCount(line: ConfigLine): number {
  const text = readWord(line)
  const count = /^\+?\d+$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY
  if (count > maxNumber) throw wrongValue(line, 'a number')
  return count
}

function readAddressFamily(line: ConfigLine) {
  const text = readWord(line).toLowerCase()
  if (text === 'any' || text === 'inet' || text === 'inet6') return text
  throw wrongValue(line, 'any, inet or inet6')
}

function readCanonicalize(line: ConfigLine): boolean {
  return /^always$/i.test(readWord(line)) || readFlag(line)
}
