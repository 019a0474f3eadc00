import type { VrpSession } from '../vrp-session.ts'

/** `display interface brief`; the columns of a recorded device (ntc-templates, huawei_vrp). */
export function displayInterfaceBrief(session: VrpSession): string {
  const rows = interfacesOf(session).map(({ name, state }) => {
    const columns = [name.padEnd(28), state.padEnd(6), state.replace('*', '').padEnd(9)].join('')
    return `${columns}    0%     0%          0          0\n`
  })
  return `PHY: Physical
*down: administratively down
(l): loopback
(s): spoofing
InUti/OutUti: input utility/output utility
Interface                   PHY   Protocol  InUti OutUti   inErrors  outErrors
${rows.join('')}`
}

/** `display interface description`; the columns of a recorded device (ntc-templates, huawei_vrp). */
export function displayInterfaceDescription(session: VrpSession): string {
  const rows = interfacesOf(session).map(({ name, state, description }) =>
    `${name.padEnd(30)}${state.padEnd(8)}${state.replace('*', '').padEnd(9)}${description}`.trimEnd(),
  )
  return `PHY: Physical
*down: administratively down
Interface                     PHY     Protocol Description
${rows.map((row) => `${row}\n`).join('')}`
}

function interfacesOf({ device }: VrpSession) {
  return device.running.nodes
    .filter(({ line }) => line.id.startsWith('interface '))
    .map(({ line, children }) => ({
      name: line.id.slice('interface '.length),
      state: children.some((child) => child.line.id === 'shutdown') ? '*down' : 'up',
      description:
        children
          .find((child) => child.line.id === 'description')
          ?.line.text.slice('description '.length) ?? '',
    }))
}
