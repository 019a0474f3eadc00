import type { Statement } from '../configuration/statement.ts'
import type { JunosDevice } from '../junos-device.ts'

/** `show interfaces terse`; the columns of a recorded device (unicon, junos). */
export function showInterfacesTerse({ active }: JunosDevice, only?: string): string {
  const rows = active
    .below(['interfaces'])
    .filter(({ name }) => only === undefined || name === only.replace(/\.\d+$/, ''))
    .flatMap(rowsOf)
  const header = 'Interface               Admin Link Proto    Local                 Remote\n'
  if (only !== undefined && rows.length === 0) return `error: device ${only} not found\n`
  return `${header}${rows.map((row) => `${row.trimEnd()}\n`).join('')}`
}

/** `show interfaces descriptions`. */
export function showInterfacesDescriptions({ active }: JunosDevice): string {
  const rows = active.below(['interfaces']).flatMap((statement) => {
    const description = valueBelow(statement, 'description')
    if (description === undefined) return []
    const state = isDisabled(statement) ? 'down  down' : 'up    up  '
    return [`${statement.name.padEnd(16)}${state} ${description}\n`]
  })
  return rows.length === 0 ? '' : `Interface       Admin Link Description\n${rows.join('')}`
}

function rowsOf(statement: Statement): readonly string[] {
  const state = isDisabled(statement) ? 'down  down' : 'up    up'
  const units = statement.children.filter(({ name }) => name.startsWith('unit '))
  return [
    `${statement.name.padEnd(24)}${state}`,
    ...units.map((unit) => {
      const inet = unit.children.find(({ name }) => name === 'family inet')
      const [address] = inet?.children.filter(({ name }) => name.startsWith('address ')) ?? []
      const local = address?.name.slice('address '.length) ?? ''
      const proto = inet === undefined ? '' : `inet     ${local}`
      return `${`${statement.name}.${unit.name.slice('unit '.length)}`.padEnd(24)}${state.padEnd(10)} ${proto}`
    }),
  ]
}

function isDisabled({ children }: Statement): boolean {
  return children.some(({ name }) => name === 'disable')
}

function valueBelow({ children }: Statement, name: string): string | undefined {
  return children.find((child) => child.name === name)?.values[0]
}
