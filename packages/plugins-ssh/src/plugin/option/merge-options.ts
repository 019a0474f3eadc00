import type { SshOptions } from '../ssh-options.ts'

/**
 * Puts options over others: each that is given takes the place of the one below; limits do so one by one.
 *
 * @param below - What holds where nothing is said above.
 * @param above - What wins.
 */
export function mergeOptions(below: SshOptions, above: SshOptions): SshOptions {
  const limits = { ...given(below.limits), ...given(above.limits) }
  return { ...withoutRivals(below, above), ...given(above), limits }
}

/** Of two options of which only one can hold, the one below goes when the other is given above. */
function withoutRivals(below: SshOptions, above: SshOptions): SshOptions {
  const { delayFactor, fastCli, openSocket, ...rest } = below
  return {
    ...rest,
    delayFactor: above.fastCli === true ? undefined : delayFactor,
    fastCli: above.delayFactor === undefined ? fastCli : undefined,
    openSocket: above.jumpHosts === undefined ? openSocket : undefined,
  }
}

/** Without members that are undefined: they would hide what is below. */
function given<Options extends object>(options: Options | undefined): Partial<Options> {
  const entries = Object.entries(options ?? {}).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Partial<Options>
}
