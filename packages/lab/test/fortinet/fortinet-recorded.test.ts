import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startLab } from '../../src/index.ts'
import { fortiUser } from './forti-user.ts'

const data = process.env['NORNIR_TS_TEST_DATA']
if (data === undefined) {
  console.warn('NORNIR_TS_TEST_DATA is not set: the lab is not compared with recorded FortiGates')
}

interface RecordedPrompt {
  readonly platform: string
  readonly prompt: string
}

function recordedPrompts(): readonly string[] {
  const file = readFileSync(join(data ?? '', 'prompts/prompts.json'), 'utf8')
  const prompts = JSON.parse(file) as readonly RecordedPrompt[]
  return prompts
    .filter(({ platform }) => platform === 'fortinet_fortios')
    .map(({ prompt }) => prompt)
}

/** What tools look for in `get system status`. */
const landmarks = [
  /^Version: \S+ v\d+\.\d+\.\d+,build\d+,\d+ \(GA\)$/m,
  /^Serial-Number: F\w+$/m,
  /^Hostname: \S+ ?$/m,
  /^Operation Mode: NAT$/m,
  /^Current virtual domain: root$/m,
  /^Branch point: \d+$/m,
  /^System time: \w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/m,
]

describe.skipIf(data === undefined)('recorded FortiGates', () => {
  it('have the prompts of the lab', async () => {
    await using lab = await startLab({
      devices: [
        { name: 'SCRAPLI-FORTIGATE', platform: 'fortinet' },
        { name: 'divided', hostname: 'SCRAPLI-FORTIGATE', platform: 'fortinet', vdoms: [] },
      ],
    })
    const user = await fortiUser(lab.device('SCRAPLI-FORTIGATE'))
    const shown = [await user.say('')]
    for (const section of ['system global', 'system interface']) {
      shown.push(await user.say(`config ${section}`))
      await user.say('end')
    }
    const divided = await fortiUser(lab.device('divided'))
    shown.push(await divided.say('config vdom'))
    // the other one is of a cluster, which the lab does not have
    for (const text of shown) expect(recordedPrompts()).toContain(text.trimStart())
  })

  it('print get system status as the lab does', async () => {
    const folder = join(data ?? '', 'ntc-templates/tests/fortinet/get_system_status')
    const recorded = readdirSync(folder)
      .filter((name) => name.endsWith('.raw'))
      .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n'))
    await using lab = await startLab({ devices: [{ name: 'r1', platform: 'fortinet' }] })
    const user = await fortiUser(lab.device('r1'))
    const simulated = await user.say('get system status')
    for (const pattern of landmarks) {
      expect(simulated).toMatch(pattern)
      expect(recorded.some((text) => pattern.test(text))).toBe(true)
    }
  })
})
