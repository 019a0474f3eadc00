import { bigOutput } from '../contender/big-output.ts'
import { nodeContender } from '../contender/node-contender.ts'
import { type Contender, type ContenderCost, compare } from '../measure/compare.ts'
import type { Verdict, Workload } from './workload.ts'

const megabytes = 50

/** A big output of one command, from the bytes of the channel to its lines, however they are cut. */
export const bigOutputWorkload: Workload = {
  title: `one answer of ${megabytes} MB, in chunks of 64 KB, 80 bytes and 1 byte`,
  async run({ rounds }) {
    const contender = (file: string, chunkBytes: number, size = megabytes): Contender =>
      nodeContender({
        name: `${file === 'split-lines.ts' ? 'floor' : 'ours'}, ${size} MB by ${chunkBytes}`,
        file,
        args: [`${size}`, `${chunkBytes}`],
        answer: bigOutput(size).lines,
      })
    const costs = await compare(
      {
        floorBig: contender('split-lines.ts', 65_536),
        oursBig: contender('read-big-output.ts', 65_536),
        floorLine: contender('split-lines.ts', 80),
        oursLine: contender('read-big-output.ts', 80),
        floorByte: contender('split-lines.ts', 1),
        oursByte: contender('read-big-output.ts', 1),
        oursHalf: contender('read-big-output.ts', 1, megabytes / 2),
      },
      { rounds },
    )
    return { situations: { 'from memory': Object.values(costs) }, verdicts: judge(costs) }
  },
}

type Key = 'floorBig' | 'oursBig' | 'floorLine' | 'oursLine' | 'floorByte' | 'oursByte' | 'oursHalf'

/** What counts is measured within: the loader that runs the sources costs more than the work. */
function judge(costs: Readonly<Record<Key, ContenderCost>>): Verdict[] {
  const figure = (key: Key, name: string): number =>
    costs[key].figures[name]?.median ?? Number.POSITIVE_INFINITY
  const cpu = (key: Key): number => figure(key, 'workCpuMs')
  return [
    {
      promise: "CPU in chunks of 64 KB, of the floor's",
      value: cpu('oursBig') / cpu('floorBig'),
      limit: 2,
      unit: '×',
    },
    {
      promise: "CPU in chunks of 80 bytes, of the floor's",
      value: cpu('oursLine') / cpu('floorLine'),
      limit: 2,
      unit: '×',
    },
    {
      promise: "CPU in chunks of 1 byte, of the floor's",
      value: cpu('oursByte') / cpu('floorByte'),
      limit: 1,
      unit: '×',
    },
    {
      promise: 'CPU in chunks of 1 byte, of twice half of them',
      value: cpu('oursByte') / (2 * cpu('oursHalf')),
      limit: 1.25,
      unit: '×',
    },
    {
      promise: 'peak memory in chunks of 1 byte',
      value: figure('oursByte', 'peakMb'),
      limit: 500,
      unit: 'MB',
    },
  ]
}
