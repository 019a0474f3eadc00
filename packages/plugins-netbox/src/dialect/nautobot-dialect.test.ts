import { describe, expect, it } from 'vitest'
import { Row } from '../answer/row.ts'
import { SharedObjects } from '../device/shared-objects.ts'
import { nautobotDialect } from './nautobot-dialect.ts'

const url = 'https://nautobot.example/api/dcim/devices/'
const whole = (type: string, id: string, fields: object) => ({
  id,
  object_type: type,
  display: id,
  url: `https://nautobot.example/api/${id}/`,
  ...fields,
})
const device = {
  ...whole('dcim.device', 'd1', { name: 'sw1' }),
  role: whole('extras.role', 'r1', { name: 'Core' }),
  primary_ip4: whole('ipam.ipaddress', 'a1', { address: '192.0.2.1/24' }),
  clusters: [],
}
const read = (fields: object) =>
  nautobotDialect.read(Row.of({ ...device, ...fields }, url), 'device', new SharedObjects())

describe('a device of Nautobot', () => {
  it('has one cluster before 3.0, and the first of a list since', () => {
    const [first, second] = [
      whole('virtualization.cluster', 'c1', { name: 'kvm-1' }),
      whole('virtualization.cluster', 'c2', { name: 'kvm-2' }),
    ]
    const cluster = { id: 'c1', name: 'kvm-1', slug: 'kvm-1' }
    expect(read({ clusters: [first, second] }).cluster).toEqual(cluster)
    expect(read({ clusters: undefined, cluster: first }).cluster).toEqual(cluster)
    expect(read({}).cluster).toBeUndefined()
  })

  it.each(['role', 'primary_ip4', 'platform', 'location'])(
    'says which permission is missing where its %s is but a reference',
    (field) => {
      const reference = { id: 'x', object_type: 'app.model', display: 'x' }
      expect(() => read({ [field]: reference })).toThrow(
        expect.objectContaining({
          code: 'NETBOX_ANSWER',
          field,
          message: expect.stringMatching(/app\.model.*permission to view/),
        }),
      )
    },
  )
})
