import type { InventoryData } from '../src/index.ts'

/** A diamond of groups: fixture D of the conformance cases. */
export const fixtureD: InventoryData = {
  hosts: { hostA: { groups: ['a', 'b'] } },
  groups: {
    a: { groups: ['g1', 'g2'] },
    b: { groups: ['g2', 'g3'] },
    g1: { groups: ['X'] },
    g2: {},
    g3: {},
    X: {},
  },
}
