import type { InventoryData } from '@nornir-ts/inventory'
import { pino } from 'pino'
import { initNornir, type Nornir, type NornirOptions, serial } from '../src/index.ts'

/** Fixture N(n) of the conformance cases: h1…hn without groups, on the serial runner. */
export function hosts(count: number): InventoryData {
  const names = Array.from({ length: count }, (_, index) => `h${index + 1}`)
  return { hosts: Object.fromEntries(names.map((name) => [name, {}])) }
}

/** A Nornir over {@link hosts} that logs nothing. */
export function nornirOf(count: number, options: NornirOptions = {}): Promise<Nornir> {
  return initNornir({
    inventory: hosts(count),
    runner: serial(),
    logger: pino({ level: 'silent' }),
    ...options,
  })
}
