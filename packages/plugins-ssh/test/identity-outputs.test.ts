import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { platforms } from '../src/platform/platforms.ts'
import { parseUptime } from '../src/session/restart/uptime.ts'

const data = process.env['NORNIR_TS_TEST_DATA']
const root = join(data ?? '', 'ntc-templates/tests')
const wanted = platforms.filter(({ identity }) => identity !== undefined)

describe.skipIf(data === undefined)('what real devices say of themselves', () => {
  it('is there for the platforms that tell what runs on them', () => {
    expect(wanted.map(({ name }) => name)).toEqual([
      'arista_eos',
      'aruba_aoscx',
      'cisco_asa',
      'cisco_ios',
      'cisco_nxos',
      'cisco_xr',
      'dell_os10',
      'hp_comware',
      'hp_procurve',
      'huawei_vrp',
      'huawei_vrpv8',
    ])
  })

  const cases = wanted.flatMap(({ name, identity }) => {
    const folder = join(root, name, identity?.command.replaceAll(' ', '_') ?? '')
    const files = existsSync(folder)
      ? readdirSync(folder).filter((file) => file.endsWith('.raw'))
      : []
    return files.map((file) => ({ name, file, identity, path: join(folder, file) }))
  })
  it.each(cases)('tells uptime and version: $name $file', ({ identity, path }) => {
    const text = readFileSync(path, 'utf8')
    const lines = text.split(/\r?\n/)
    const group = (pattern: RegExp | undefined, key: string): string | undefined =>
      lines.flatMap((line) => pattern?.exec(line)?.groups?.[key] ?? [])[0]
    const rows = readFileSync(path.replace(/\.raw$/, '.yml'), 'utf8')
    const version = group(identity?.version, 'version')
    expect(version).toBeDefined()
    expect(rows).toContain(String(version))
    const uptime = group(identity?.uptime, 'uptime')
    expect(uptime).toBeDefined()
    expect(parseUptime(uptime ?? '')).toBeGreaterThan(0)
  })
})
