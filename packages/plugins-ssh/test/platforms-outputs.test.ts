import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { classifyPrompt } from '../src/platform/classify-prompt.ts'
import { platforms } from '../src/platform/platforms.ts'

/** Outputs of real devices, one folder for each platform: `<platform>/<command>/<name>.raw`. */
const root = join(process.env['NORNIR_TS_TEST_DATA'] ?? '/nowhere', 'ntc-templates/tests')

/** A refusal stands at the head of an answer: see `REFUSAL_LINES` of the session. */
const REFUSAL_LINES = 5

const outputs = platforms.flatMap((platform) =>
  [platform.name, ...(platform.aliases ?? [])].flatMap((name) =>
    rawFiles(join(root, name)).map((file) => ({ platform, file, lines: linesOf(file) })),
  ),
)

/** Platforms of which nobody kept outputs. */
const WITHOUT = ['dell_os10', 'frr', 'generic', 'huawei_vrpv8', 'nokia_srl']

/** Outputs that are refusals, and were kept as such. */
const REFUSED = [
  "cisco_nxos_show_ip_pim_neighbor_vrf_all1.raw: % Invalid command at '^' marker.",
  'mikrotik_routeros_interface_ethernet_poe_print_without-paging_no_poe.raw: bad command name poe (line 1 column 21)',
  'mikrotik_routeros_interface_ethernet_poe_print_without-paging_no_poe_2.raw: bad command name po (line 1 column 7)',
]

/** Prompts that were kept with the output in front of them. */
const PROMPTS = [['cisco_ios_show_ip_bgp_summary_with_dot_peer_as.raw', 'edge1-rt#']]

describe.skipIf(!existsSync(root))('outputs of real devices (set NORNIR_TS_TEST_DATA)', () => {
  it('are there for all platforms but five', () => {
    const seen = new Set(outputs.map(({ platform }) => platform.name))
    expect(platforms.flatMap(({ name }) => (seen.has(name) ? [] : [name]))).toEqual(WITHOUT)
    expect(outputs.length).toBeGreaterThan(700)
  })

  it('are no refusals to their platforms, but for those that are', () => {
    const refused = outputs.flatMap(({ platform: { commandErrors }, file, lines }) => {
      const head = lines.slice(0, REFUSAL_LINES)
      const line = head.find((text) => commandErrors.some((pattern) => pattern.test(text)))
      return line === undefined ? [] : [`${basename(file)}: ${line}`]
    })
    expect(refused).toEqual(REFUSED)
  })

  it('have no line that is a whole prompt, but for one that is', () => {
    const found = outputs.flatMap(({ platform, file, lines }) =>
      lines
        .filter((line, index) => classifyPrompt(platform, line, lines[index - 1]) !== undefined)
        .map((line) => [basename(file), line]),
    )
    expect(found).toEqual(PROMPTS)
  })
})

function rawFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.raw'))
    .toSorted()
    .map((name) => join(folder, name))
}

function linesOf(file: string): readonly string[] {
  return readFileSync(file, 'latin1').split(/\r?\n/)
}
