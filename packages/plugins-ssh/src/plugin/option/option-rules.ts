import { isIP } from 'node:net'
import { parseJumpHops } from '@nornir-ts/inventory'
import { Secret } from '@nornir-ts/kernel'
import { type DetectOptions, isDetectRule } from '../../detect/detect-rule.ts'
import { defaultSessionLimits } from '../../session/session-limits.ts'
import type { SessionLogOptions } from '../../session-log/session-log-options.ts'
import type { AlgorithmLists } from '../../transport/algorithms/algorithm-choice.ts'
import { DEFAULT_LIMITS } from '../../transport/ssh-target.ts'
import type { JumpHost, SshHostOptions, SshLogInOptions, SshOptions } from '../ssh-options.ts'
import { isMap, must, mustBeMap, type OptionRule } from './option-rule.ts'

type RulesOf<Options> = Readonly<Record<keyof Options, OptionRule>>

const isFlag = (value: unknown): boolean => typeof value === 'boolean'
const isName = (value: unknown): boolean => typeof value === 'string' && value !== ''
const isNames = (value: unknown): boolean => Array.isArray(value) && value.every(isName)
const isText = (value: unknown): boolean => typeof value === 'string' || value instanceof Secret
const isNumber = (value: unknown): value is number => typeof value === 'number'
const isLimit = (value: unknown): boolean => isNumber(value) && value >= 0
const isPort = (value: unknown): boolean =>
  isNumber(value) && Number.isInteger(value) && value >= 1 && value <= 65_535
const oneOf = (...values: readonly unknown[]) =>
  must(values.map((value) => JSON.stringify(value)).join(' or '), (value) => values.includes(value))

const flag = must('true or false', isFlag)
const path = must('a path', isName)
const secret = must('a text', isText)
const limit = must('a number, 0 or more', isLimit)
const aFunction = must('a function', (value) => typeof value === 'function')

const algorithmList = must(
  'a list of names, or { change, names }',
  (value) =>
    isNames(value) ||
    (isMap(value) &&
      ['replace', 'append', 'remove', 'prepend'].includes(String(value['change'])) &&
      isNames(value['names'])),
)
const algorithmLists = mustBeMap('"modern", "legacy" or lists', {
  kex: algorithmList,
  hostKeys: algorithmList,
  ciphers: algorithmList,
  macs: algorithmList,
} satisfies RulesOf<AlgorithmLists>)

const logInRules: RulesOf<SshLogInOptions> = {
  hostKeys: oneOf('accept-new', 'strict'),
  knownHostsFiles: must(
    'a list of paths',
    (value) => isNames(value) && (value as readonly unknown[]).length > 0,
  ),
  hostKeyAlias: must('a name', isName),
  keyFile: must('a path or a list of paths', (value) => isName(value) || isNames(value)),
  passphrase: secret,
  agent: must('true, false or the path of a socket', (value) => isName(value) || isFlag(value)),
  identitiesOnly: flag,
  algorithms: (value, key) =>
    value === 'modern' || value === 'legacy' ? undefined : algorithmLists(value, key),
  keepaliveMs: must(
    'a number of milliseconds',
    (value) => isLimit(value) && Number.isFinite(value),
  ),
}

const jumpHost = mustBeMap(
  '[user@]host[:port] or an object with hostname',
  {
    ...logInRules,
    hostname: must('a name or an address', isName),
    port: must('a number from 1 to 65535', isPort),
    username: must('a name', isName),
    password: secret,
  } satisfies RulesOf<JumpHost>,
  ['hostname'],
)

const oneJumpHost: OptionRule = (value, key) => {
  if (typeof value !== 'string') return jumpHost(value, key)
  if (parseJumpHops(value) !== undefined) return undefined
  return { key, problem: 'must be [user@]host[:port] or an object with hostname' }
}

const jumpHosts: OptionRule = (value, key) => {
  if (!Array.isArray(value)) return oneJumpHost(value, key)
  const problems = value.map((hop, index) => oneJumpHost(hop, `${key}.${index}`))
  return problems.find((problem) => problem !== undefined)
}

const isPlatform = (value: unknown): boolean => isMap(value) && isName(value['name'])

const sessionLogMap = mustBeMap(
  'a path or an object with file',
  {
    file: path,
    mode: oneOf('overwrite', 'append'),
    recordWrites: flag,
    format: oneOf('text', 'asciicast'),
  } satisfies RulesOf<SessionLogOptions>,
  ['file'],
)

const sessionLog: OptionRule = (value, key) => {
  if (isName(value)) return undefined
  const problem = sessionLogMap(value, key)
  if (problem !== undefined) return problem
  const { format, mode } = value as SessionLogOptions
  if (format !== 'asciicast' || mode !== 'append') return undefined
  return { key, problem: 'is a recording (asciicast), to which nothing can be appended' }
}

const limitNames = Object.keys({ ...DEFAULT_LIMITS, ...defaultSessionLimits })

/** Every key that a host may have. */
export const hostOptionRules: RulesOf<SshHostOptions> = {
  ...logInRules,
  transport: oneOf('ssh', 'telnet'),
  sshConfig: must(
    'true, false, a path or a list of paths',
    (value) => isFlag(value) || isName(value) || isNames(value),
  ),
  jumpHosts,
  localAddress: must('an IP address', (value) => typeof value === 'string' && isIP(value) !== 0),
  addressFamily: oneOf(4, 6),
  forwardAgent: flag,
  enableSecret: secret,
  limits: mustBeMap(
    'a map of numbers',
    Object.fromEntries(limitNames.map((name) => [name, limit])),
  ),
  delayFactor: must(
    'a number above 0',
    (value) => isNumber(value) && value > 0 && Number.isFinite(value),
  ),
  fastCli: flag,
  enter: oneOf('\n', '\r', '\r\n'),
  encoding: oneOf('utf-8', 'latin1'),
  pipeline: must(
    'a whole number, 1 or more',
    (value) => isNumber(value) && Number.isInteger(value) && value >= 1,
  ),
  verifyEcho: flag,
  allowConfigPreparation: flag,
  idleTimeoutMs: must('a number of milliseconds above 0', (value) => isNumber(value) && value > 0),
  sessionLog,
}

/** Every key that `ssh.with` takes. */
export const pluginOptionRules: RulesOf<SshOptions> = {
  ...hostOptionRules,
  platforms: must(
    'a list of platforms',
    (value) => Array.isArray(value) && value.every(isPlatform),
  ),
  detect: mustBeMap('an object with rules', {
    rules: must(
      'a list of { platform, evidence: [{ from, pattern, weight }] }',
      (value) => Array.isArray(value) && value.every(isDetectRule),
    ),
    builtIn: flag,
  } satisfies RulesOf<DetectOptions>),
  onPrompt: aFunction,
  openSocket: aFunction,
  allowExec: flag,
}
