/** How far away devices are, and how slow. */
export interface Situation {
  /** What a round trip takes on the wire, in milliseconds; 0: the loopback interface. */
  readonly roundTripMs: number
  /** How long a device thinks about each line, in milliseconds. */
  readonly thinkMs: number
}

/** Nothing but what the programs themselves cost. */
export const nearAndFast: Situation = { roundTripMs: 0, thinkMs: 0 }

/** A long wire. */
export const far: Situation = { roundTripMs: 50, thinkMs: 0 }

/** Where most workloads are measured: each knob alone, since what they add is added up. */
export const usualSituations: readonly Situation[] = [
  nearAndFast,
  far,
  { roundTripMs: 0, thinkMs: 50 },
]

/** Whether both are the same. */
export function isSame(one: Situation, other: Situation): boolean {
  return one.roundTripMs === other.roundTripMs && one.thinkMs === other.thinkMs
}

/** The situation in words. */
export function situationName({ roundTripMs, thinkMs }: Situation): string {
  return `${roundTripMs} ms round trip, ${thinkMs} ms think time`
}
