import { PushError, pushConfig, sendCommand } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { keepArchive, type PushLab, pushLab } from './push-lab.ts'

/** So short that what hangs is given up soon; the trial must outlast validation and two log-ins. */
const LIMITS = { commandTimeoutMs: 500, recoverTimeoutMs: 500, saveTimeoutMs: 500 }
const PUSH = {
  validationTimeoutMs: 1_000,
  connectLimitMs: 1_500,
  confirmWithinMs: 5_000,
  commitTimeoutMs: 500,
} as const

const PLATFORMS = [
  { platform: 'juniper_junos', lines: ['set system ntp server 192.0.2.9'] },
  { platform: 'cisco_xr', lines: ['interface Loopback7', ' description pushed'] },
  {
    platform: 'nokia_sros',
    lines: ['/configure system time ntp server 192.0.2.9 router-instance "Base"'],
  },
  { platform: 'huawei_vrpv8', lines: ['ntp-service unicast-server 192.0.2.9'] },
  { platform: 'arista_eos', lines: ['interface Ethernet1', ' description pushed'] },
  { platform: 'nokia_srl', lines: ['set / system ntp server 192.0.2.9'] },
  { platform: 'vyos', lines: ['set interfaces ethernet eth1 description pushed'] },
  { platform: 'aruba_aoscx', lines: ['interface 1/1/1', '    description pushed'] },
  { platform: 'hp_comware', lines: ['interface GigabitEthernet1/0/1', ' description pushed'] },
  { platform: 'cisco_nxos', lines: ['interface Ethernet1/1', ' description pushed'] },
  { platform: 'cisco_ios', lines: ['interface GigabitEthernet0/1', ' description pushed'] },
  {
    platform: 'cisco_ios',
    lines: ['interface GigabitEthernet0/1', ' description pushed'],
    prepare: keepArchive,
  },
] as const

/** How a device lets us down at a command: it does it and the link dies, or it does not and falls silent. */
const FAULTS = ['dropOnCommand', 'hangOnCommand'] as const

interface Case {
  readonly platform: (typeof PLATFORMS)[number]['platform']
  readonly lines: readonly string[]
  readonly prepare?: (lab: PushLab) => Promise<void>
}

async function labOf({ platform, prepare }: Case): Promise<PushLab> {
  const lab = await pushLab(platform, { limits: LIMITS })
  await prepare?.(lab)
  return lab
}

const COMWARE_LIKE: ReadonlySet<string> = new Set(['huawei_vrpv8', 'hp_comware'])

function push({ nr }: PushLab, { platform, lines }: Case) {
  const validate = [COMWARE_LIKE.has(platform) ? 'display version' : 'show version']
  return nr.run(pushConfig, { ...PUSH, lines, validate })
}

/** Every command of a push that goes well, with the names that are new each time as a pattern. */
async function commandsOf(one: Case): Promise<readonly RegExp[]> {
  await using lab = await labOf(one)
  const { length } = lab.device.receivedText()
  const result = (await push(lab, one)).get('r1')
  expect(result?.error).toBeUndefined()
  const typed = lab.device
    .receivedText()
    .slice(length)
    .split(/[\r\n]+/)
  const commands = typed.map((line) => line.trim()).filter((line) => line !== '')
  const named = (line: string): string =>
    line
      .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replace(/nornir-\w{8}/g, String.raw`nornir-\w{8}`)
  return [...new Set(commands.map(named))].map((source) => new RegExp(`^${source}$`))
}

/** What came of a push on the host. */
type HostResult = ReturnType<Awaited<ReturnType<typeof push>>['get']>

/** What came of a push. */
interface Told {
  /** What is not true of it, or not as it must be. */
  readonly wrong: readonly string[]
  /** Whether it failed. */
  readonly isFailed: boolean
}

/** Pushes to a device that lets us down at one command, once. */
async function tell(one: Case, fault: (typeof FAULTS)[number], command: RegExp): Promise<Told> {
  await using lab = await labOf(one)
  const before = lab.running()
  const { length } = lab.device.receivedText()
  lab.device.setFaults({ [fault]: command })
  const isTyped = new RegExp(command.source, 'm')
  const healing = setInterval(() => {
    if (isTyped.test(lab.device.receivedText().slice(length))) lab.device.setFaults({})
  }, 1)
  const result = (await push(lab, one)).get('r1')
  clearInterval(healing)
  lab.device.setFaults({})
  const said = `${result?.error} ${result?.warnings}`
  const wrong = [
    ...untruths(result, lab.running() === before),
    ...(await left(lab, one)).filter((name) => !said.includes(name)),
  ]
  const isFailed = result?.status === 'failed'
  return { isFailed, wrong: wrong.map((text) => `${fault} ${command.source}: ${text}; ${said}`) }
}

/** What a result says that is not so, or not as it must be. */
function* untruths(result: HostResult, isSame: boolean): Generator<string> {
  if (result?.changed !== !isSame) yield `changed: ${result?.changed}, the same: ${isSame}`
  const { error } = result ?? {}
  if (!(error instanceof PushError)) return
  if (error.rolledBack !== isSame) yield `rolledBack: ${error.rolledBack}, the same: ${isSame}`
  // From the confirmation on it may stay; before that whoever logs in again must get it back.
  const mayStay = error.stage === 'confirm' || error.stage === 'save'
  if (!isSame && !mayStay) yield 'it was not taken back'
}

/** Names of what pushes have put on a device and left there. */
async function left({ nr }: PushLab, { platform }: Case): Promise<readonly string[]> {
  const look = LEFT[platform]
  if (look === undefined) return []
  nr.resetFailedHosts()
  const shown = (await nr.run(sendCommand, look)).get('r1')
  expect(shown?.error).toBeUndefined()
  // What a commit was made from has its name in the list of commits for ever.
  const there = shown?.value?.replaceAll(/ commit \d+ name \S+/g, '')
  return there?.match(/nornir-\w{8}(?! +(?:completed|aborted))/g) ?? []
}

/** Where that can be seen. */
const LEFT: Readonly<Record<string, string>> = {
  cisco_ios: 'dir flash:',
  cisco_nxos: 'show checkpoint summary',
  arista_eos: 'show configuration sessions detail',
  aruba_aoscx: 'show checkpoint list',
  hp_comware: 'dir',
  nokia_srl: 'info flat from state / system configuration',
}

describe.each(PLATFORMS)('a push on $platform that is let down at any command', (one) => {
  it('tells the truth, and leaves nothing behind that it does not tell', async () => {
    const commands = await commandsOf(one)
    const cases = commands.flatMap((command) => FAULTS.map((fault) => tell(one, fault, command)))
    const told = await Promise.all(cases)
    expect(told.flatMap(({ wrong }) => wrong)).toEqual([])
    expect(told.filter(({ isFailed }) => isFailed).length).toBeGreaterThan(cases.length / 2)
  }, 120_000)
})
