import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeInventory } from '../contender/inventory-files.ts'
import { nodeContender } from '../contender/node-contender.ts'
import { type ContenderCost, compare } from '../measure/compare.ts'
import { peerContender } from '../peer/peer-contender.ts'
import { nornirCore } from '../peer/peers.ts'
import { ratioVerdict } from './ratio-verdict.ts'
import type { Verdict, Workload } from './workload.ts'

const hosts = 50_000
const groups = 200
/** Every tenth round of the 190 sites is of edge hosts, 27 in all; the last one ends before site 42. */
const selected = 53

/** A large inventory: from files to the first answer. */
export const w7: Workload = {
  title: `${hosts} hosts in ${groups} groups: load, then filter`,
  async run({ rounds }) {
    const folder = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
    try {
      writeInventory({ folder, hosts, groups })
      const ours = (extension: string) =>
        nodeContender({
          name: `nornir-ts, ${extension.toUpperCase()}`,
          isOurs: true,
          file: 'load-inventory.mjs',
          args: [folder, extension],
          answer: selected,
        })
      const floor = nodeContender({
        name: 'JSON.parse (floor)',
        file: 'parse-json.mjs',
        args: [folder],
        answer: selected,
      })
      const nornir = peerContender(nornirCore, 'load_inventory.py', {
        name: 'nornir, YAML',
        args: [folder],
        answer: selected,
      })
      const costs = await compare(
        { yaml: ours('yaml'), nornir, json: ours('json'), floor },
        { rounds },
      )
      return {
        situations: { 'whole process': Object.values(costs) },
        verdicts: [
          ...judge(costs),
          ratioVerdict(costs, { figure: 'first filter', of: 'yaml', by: 'nornir', limit: 0.1 }),
        ],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** Whole processes count, start-up and imports included; only the filter is measured within. */
function judge({ yaml, json }: Readonly<Record<'yaml' | 'json', ContenderCost>>): Verdict[] {
  const figure = ({ figures }: ContenderCost, name: string) =>
    figures[name]?.median ?? Number.POSITIVE_INFINITY
  return [
    { promise: 'YAML, wall', value: yaml.wallMs.median / 1000, limit: 2.5, unit: 's' },
    { promise: 'YAML, peak memory', value: figure(yaml, 'peakMb'), limit: 400, unit: 'MB' },
    { promise: 'JSON, wall', value: json.wallMs.median / 1000, limit: 1, unit: 's' },
    { promise: 'first filter, YAML', value: figure(yaml, 'filterMs'), limit: 50, unit: 'ms' },
    { promise: 'first filter, JSON', value: figure(json, 'filterMs'), limit: 50, unit: 'ms' },
  ]
}
