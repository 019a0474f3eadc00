import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeContender } from '../contender/node-contender.ts'
import { type ContenderCost, compare } from '../measure/compare.ts'
import { startChild } from '../network/child.ts'
import type { NetboxServer } from '../network/netbox-server.ts'
import type { Verdict, Workload } from './workload.ts'

const DEVICES = 50_000
/** What our own pages ask for; the floor asks for the same. */
const FIELDS =
  'id,name,status,role,platform,tenant,site,cluster,primary_ip,primary_ip4,primary_ip6,tags,serial,last_updated,location,rack,device_type,oob_ip,virtual_chassis,vc_position,asset_tag,custom_fields'

/** An inventory from NetBox, read by primary key and by offset, and with a copy on disk. */
export const netboxWorkload: Workload = {
  title: `${DEVICES} devices from NetBox`,
  async run(rounds) {
    const folder = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
    try {
      await using current = await startServer('4.7')
      await using older = await startServer('4.5')
      const ours = (name: string, { url, token }: NetboxServer, file?: string) =>
        nodeContender({
          name: `nornir-ts, ${name}`,
          isOurs: true,
          file: 'load-netbox.mjs',
          args: [url, token, ...(file === undefined ? [] : [join(folder, file)])],
          answer: DEVICES,
        })
      const { url, token } = current.ready
      const costs = await compare(
        {
          cursor: ours('by primary key', current.ready),
          floor: nodeContender({
            name: 'fetch and parse (floor)',
            file: 'fetch-pages.mjs',
            args: [url, token, String(DEVICES), `fields=${FIELDS}&exclude=config_context`],
            answer: DEVICES,
          }),
          offset: ours('by offset', older.ready),
          warm: ours('with a copy on disk', current.ready, 'cache'),
        },
        rounds,
      )
      return { situations: { 'fresh process': Object.values(costs) }, verdicts: judge(costs) }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

function startServer(profile: '4.5' | '4.7') {
  const module = new URL('../network/netbox-server.ts', import.meta.url)
  return startChild<NetboxServer>(module, { devices: DEVICES, profile })
}

type Costs = Readonly<Record<'cursor' | 'floor' | 'offset' | 'warm', ContenderCost>>

/** What is measured within counts: start-up is that of `w8`. */
function judge({ cursor, floor, offset, warm }: Costs): Verdict[] {
  const figure = ({ figures }: ContenderCost, name: string) =>
    figures[name]?.median ?? Number.POSITIVE_INFINITY
  const each = Object.entries({ cursor, offset, warm })
  return [
    {
      promise: 'load by primary key, of that of fetch and parse',
      value: figure(cursor, 'loadMs') / figure(floor, 'loadMs'),
      limit: 1.3,
      unit: '×',
    },
    {
      promise: 'load with a copy on disk',
      value: figure(warm, 'loadMs') / 1_000,
      limit: 1.5,
      unit: 's',
    },
    ...each.flatMap(([name, cost]): Verdict[] => [
      { promise: `${name}: peak memory`, value: figure(cost, 'peakMb'), limit: 400, unit: 'MB' },
      {
        promise: `${name}: longest pause`,
        value: figure(cost, 'longestPauseMs'),
        limit: 50,
        unit: 'ms',
      },
    ]),
  ]
}
