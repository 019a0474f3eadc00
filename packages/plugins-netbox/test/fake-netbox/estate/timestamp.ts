const EPOCH = Date.UTC(2026, 0, 1)

/** The time of change number `step`: 2026, one minute apart, as the server prints whole seconds. */
export function timestamp(step: number): string {
  return new Date(EPOCH + step * 60_000).toISOString().replace('.000Z', 'Z')
}
