import { expect, it } from 'vitest'
import { runners, startExample } from '../run-example.ts'

it.each(runners)(
  'rules 9 and 13: changes four devices, and takes back what locks users out of the fifth (%s)',
  {
    timeout: 60_000,
  },
  async (NORNIR_RUNNER_PLUGIN) => {
    const { code, out } = await startExample(import.meta.dirname, { NORNIR_RUNNER_PLUGIN }).ended
    expect(code).toBe(0)
    const endings = Array.from(
      out.matchAll(/^(\S+) +(ok|failed) +(yes|no) +\S+ \w+ +(a .*|the .*)?/gm),
    )
    expect(endings.map(([, ...row]) => row.join(' | '))).toEqual([
      'branch-1 | ok | yes | a timer of the device',
      'edge-1 | failed | no | ',
      'core-1 | ok | yes | the candidate, and a commit on trial',
      'leaf-1 | ok | yes | the candidate, and a commit on trial',
      'leaf-2 | ok | yes | a snapshot on the device',
    ])
    expect(out).toContain('\nedge-1 failed at "validation", rolled back: true\n')
    expect(out).toContain('\n-   ssh;\n')
    const [, devices = ''] = out.split('\nThe devices themselves:\n')
    expect(devices.trimEnd().split('\n')).toEqual([
      'branch-1: changed, has the time server, lets users in',
      'edge-1: as before, has no time server, lets users in',
      'core-1: changed, has the time server, lets users in',
      'leaf-1: changed, has the time server, lets users in',
      'leaf-2: changed, has the time server, lets users in',
    ])
  },
)
