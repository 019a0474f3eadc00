import type { InventoryData } from '../src/index.ts'

/** Two leaves, one with a chain of groups: fixture C of the conformance cases. */
export const fixtureC: InventoryData = {
  hosts: {
    'leaf01.bma': { groups: ['bma'], data: { site: 'bma' } },
    'leaf01.cmh': { groups: ['cmh'], data: { site: 'cmh' } },
  },
  groups: {
    global: { data: { domain: 'global.local', asn: 1 } },
    eu: { data: { asn: 65100 } },
    bma: { groups: ['eu', 'global'] },
    cmh: { data: { asn: 65000 } },
  },
  defaults: { data: { domain: 'acme.local' } },
}
