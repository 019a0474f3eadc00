import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { outputRows, writeOutputs } from '../contender/command-outputs.ts'
import { nodeContender } from '../contender/node-contender.ts'
import { type ContenderCost, compare, type Missing } from '../measure/compare.ts'
import { peerContender } from '../peer/peer-contender.ts'
import { textfsm } from '../peer/peers.ts'
import type { Verdict, Workload } from './workload.ts'

const times = 200

/** Rows of answers by templates of ntc-templates, which the peers bring. */
export const w6: Workload = {
  title: `rows of ${times} × show ip route and ${times} × show interfaces, 20 KB each`,
  async run({ rounds }) {
    const folder = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
    try {
      writeOutputs(folder)
      const templates = ntcTemplates()
      const answer = times * (outputRows.routes + outputRows.interfaces)
      const args = [templates, folder]
      const costs = await compare(
        {
          ours: nodeContender({
            name: 'nornir-ts',
            isOurs: true,
            file: 'parse-outputs.mjs',
            args,
            answer,
          }),
          floor: nodeContender({
            name: 'by hand (floor)',
            file: 'parse-by-hand.mjs',
            args: [folder],
            answer,
          }),
          textfsm: peerContender(textfsm, 'parse_outputs.py', {
            name: 'textfsm, Python',
            args,
            answer,
          }),
        },
        { rounds },
      )
      return { situations: { 'fresh process': Object.values(costs) }, verdicts: judge(costs) }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

/** The folder of templates in the peers' own Python. */
function ntcTemplates(): string {
  const venv = fileURLToPath(new URL('../../peers/.venv/lib/', import.meta.url))
  const [python = ''] = readdirSync(venv)
  return join(venv, python, 'site-packages/ntc_templates/templates')
}

type Costs = Readonly<Record<'ours' | 'floor' | 'textfsm', ContenderCost | Missing>>

/** What is measured within counts: start-up is that of `w8`. */
function judge({ ours, textfsm: python }: Costs): Verdict[] {
  const figure = (cost: ContenderCost | Missing, name: string): number | undefined =>
    'missing' in cost ? undefined : cost.figures[name]?.median
  const ratio = (left: number | undefined, right: number | undefined) =>
    left === undefined || right === undefined ? undefined : left / right
  return [
    ...['routes', 'interfaces'].flatMap((name): Verdict[] => [
      {
        promise: `${name}: nornir-ts, of textfsm in Python`,
        value: ratio(figure(ours, `${name}Ms`), figure(python, `${name}Ms`)),
        limit: 0.1,
        unit: '×',
      },
      {
        promise: `${name}: 10 MB, of ten times 1 MB`,
        value: ratio(
          figure(ours, `${name}10MbMs`),
          10 * (figure(ours, `${name}1MbMs`) ?? Number.NaN),
        ),
        limit: 1.25,
        unit: '×',
      },
    ]),
    {
      promise: 'the answers of 1 000 hosts at once: longest pause',
      value: figure(ours, 'longestPauseMs'),
      limit: 20,
      unit: 'ms',
    },
  ]
}
