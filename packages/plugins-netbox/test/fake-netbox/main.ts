/**
 * The fake as a process of its own: `node --import tsx main.ts --devices 50000 --profile 4.7`.
 * Prints its URL on the first line and ends when its standard input does.
 */
import { parseArgs } from 'node:util'
import { startFakeNetBox } from './fake-netbox.ts'
import { type ProfileName, profiles } from './profile.ts'

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '2000' },
    'virtual-machines': { type: 'string', default: '200' },
    profile: { type: 'string', default: '4.7' },
    port: { type: 'string', default: '0' },
    'max-page-size': { type: 'string', default: '1000' },
  },
})

if (!Object.hasOwn(profiles, values.profile)) {
  console.error(`--profile is one of ${Object.keys(profiles).join(', ')}`)
  process.exit(1)
}

const netbox = await startFakeNetBox({
  profile: values.profile as ProfileName,
  devices: Number(values.devices),
  virtualMachines: Number(values['virtual-machines']),
  port: Number(values.port),
  maxPageSize: Number(values['max-page-size']),
})
console.log(netbox.url)
process.stdin.resume()
process.stdin.once('end', () => netbox.close())
