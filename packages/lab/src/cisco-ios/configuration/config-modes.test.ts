import { expect, it } from 'vitest'
import { IosDevice } from '../ios-device.ts'
import { applyToDevice, readConfiguration } from './config-modes.ts'

const options = {
  hostname: 'r1',
  enableSecret: 'hunter2',
  motd: '\nseveral\nlines\n',
  now: () => new Date(0),
  minuteMs: 60_000,
  onReload: () => undefined,
}

it('reads what it writes', () => {
  const device = new IosDevice(options)
  applyToDevice(
    device,
    `archive
 log config
  logging enable
 path flash:backup
vlan 7
 name users
router bgp 65000
 neighbor 192.0.2.9 remote-as 65001
ip access-list standard MGMT
 permit 192.0.2.0 0.0.0.255
username eve privilege 15 secret 5 $1$abcd$0123
service password-encryption
boot system flash:a
no ip domain lookup
end
ntp server 192.0.2.9
`,
  )
  const text = device.running.render()
  expect(text).toContain('username eve privilege 15 secret 5 $1$abcd$0123\n')
  expect(text).not.toContain('ntp')
  expect(readConfiguration(device, text).render()).toBe(text)
})

it('keeps physical interfaces that the text does not have', () => {
  const device = new IosDevice(options)
  const read = readConfiguration(device, 'hostname other\nend\n')
  expect(read.render()).toContain('interface GigabitEthernet0/3\n no ip address\n')
  expect(device.hostname).toBe('r1')
})
