import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCandidates } from '../src/detect/candidates.ts'
import { afterAnswer } from '../src/detect/narrow.ts'

/** Outputs of real devices, one folder for each platform: `<platform>/<command>/<name>.raw`. */
const root = join(process.env['NORNIR_TS_TEST_DATA'] ?? '/nowhere', 'ntc-templates/tests')
const candidates = createCandidates()
const commands = [
  ...new Set(candidates.flatMap(({ evidence }) => evidence.map(({ from }) => from))),
].filter((from) => from.includes(' '))

/** How ntc-templates calls a command: `show_version`. */
const folderOf = (command: string): string => command.replace(/^\//, '').replaceAll(' ', '_')

interface Output {
  readonly platform: string
  readonly command: string
  readonly file: string
  readonly lines: readonly string[]
}

const outputs: readonly Output[] = existsSync(root)
  ? readdirSync(root).flatMap((platform) =>
      commands.flatMap((command) => {
        const folder = join(root, platform, folderOf(command))
        const files = existsSync(folder) ? readdirSync(folder) : []
        return files
          .filter((file) => file.endsWith('.raw'))
          .map((file) => {
            const lines = readFileSync(join(folder, file), 'latin1').split(/\r?\n/)
            return { platform, command, file, lines }
          })
      }),
    )
  : []

/** Names of ntc-templates for platforms of ours. */
const OURS = new Set(
  candidates.flatMap(({ platform }) => [platform.name, ...(platform.aliases ?? [])]),
)

/** Outputs that prove something else than the name of their folder. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  // An access point under ArubaOS, which is no switch: it is none of ours.
  'hp_procurve_show_version.raw': [],
  // ntc-templates does not tell VRP 5 and VRP 8 apart; these are 8.180 and 8.100.
  'huawei_vrp_display_version.raw': ['huawei_vrpv8'],
  'huawei_vrp_display_version1.raw': ['huawei_vrpv8'],
}

/** Platforms of which nobody kept an answer to what is typed. */
const WITHOUT = [
  ...['dell_os10', 'frr', 'hp_comware', 'huawei_vrpv8', 'linux', 'nokia_srl', 'nokia_sros', 'vyos'],
]

/** Platforms that an output proves. */
function proves({ command, lines }: Output): readonly string[] {
  return afterAnswer(candidates, command, lines)
    .filter(({ found }) => found.length > 0)
    .map(({ platform }) => platform.name)
}

describe.skipIf(!existsSync(root))('outputs of real devices (set NORNIR_TS_TEST_DATA)', () => {
  const own = outputs.filter(({ platform }) => OURS.has(platform))
  const others = outputs.filter(({ platform }) => !OURS.has(platform))

  it('are there for all platforms that can be detected but eight', () => {
    const seen = new Set(own.map(({ platform }) => platform))
    const names = candidates.map(({ platform }) => platform.name)
    expect(names.filter((name) => !seen.has(name)).toSorted()).toEqual(WITHOUT)
    expect([own.length > 35, others.length > 20]).toEqual([true, true])
  })

  it.each(own)('$platform: $command: $file proves it and no other', (output) => {
    expect(proves(output)).toEqual(EXCEPTIONS[output.file] ?? [output.platform])
  })

  it.each(others)('$platform: $command: $file proves none of ours', (output) => {
    expect(proves(output)).toEqual([])
  })
})
