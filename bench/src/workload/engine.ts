import { nodeContender } from '../contender/node-contender.ts'
import { type ContenderCost, compare } from '../measure/compare.ts'
import type { Verdict, Workload } from './workload.ts'

/** What the engine adds to a task: measured on one that does nothing, without subscribers. */
export const engine: Workload = {
  title: 'a task that does nothing, on many hosts',
  async run({ rounds }) {
    const contender = (name: string, file: string, count: number) =>
      nodeContender({ name, file, args: [`${count}`], answer: count })
    const costs = await compare(
      {
        floor: contender('bare loop, 100 000', 'bare-loop.mjs', 100_000),
        small: contender('nornir-ts, 10 000', 'run-noop.mjs', 10_000),
        middle: contender('nornir-ts, 50 000', 'run-noop.mjs', 50_000),
        large: contender('nornir-ts, 100 000', 'run-noop.mjs', 100_000),
      },
      { rounds },
    )
    return { situations: { 'fresh process': Object.values(costs) }, verdicts: judge(costs) }
  },
}

function judge({ middle, large }: Readonly<Record<'middle' | 'large', ContenderCost>>): Verdict[] {
  const figure = ({ figures }: ContenderCost, name: string) =>
    figures[name]?.median ?? Number.POSITIVE_INFINITY
  const largeMs = figure(large, 'runMs')
  return [
    { promise: '100 000 hosts', value: largeMs / 1000, limit: 1.5, unit: 's' },
    {
      promise: '100 000 hosts, of twice 50 000', // not of 10 000: those end before V8 has warmed up
      value: largeMs / (2 * figure(middle, 'runMs')),
      limit: 1.25,
      unit: '×',
    },
    { promise: 'CPU per host', value: figure(large, 'cpuPerHostUs'), limit: 15, unit: 'µs' },
  ]
}
