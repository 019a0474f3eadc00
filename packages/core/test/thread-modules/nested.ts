import { initNornir } from '../../src/index.ts'

export const nr = await initNornir({ inventory: { hosts: {} } })
