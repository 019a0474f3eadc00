/** How long and how much a session waits and takes; all optional for a user. */
export interface SessionLimits {
  /** Longest silence before the first prompt, in milliseconds. Default 60 000: AAA can be slow. */
  readonly loginTimeoutMs: number
  /** Longest silence of a command, in milliseconds, from the last byte received. Default 30 000. */
  readonly commandTimeoutMs: number
  /** Longest silence while the configuration is saved, in milliseconds. Default 120 000. */
  readonly saveTimeoutMs: number
  /** How long the session tries to get its prompt back after a time-out, in milliseconds. Default 3 000. */
  readonly recoverTimeoutMs: number
  /**
   * Silence before a prompt counts that differs from the last one, and before the pager is answered, in
   * milliseconds. Default 50. Too
   * short: a line of output that looks like a prompt, cut off by the network just there, ends the answer.
   */
  readonly promptQuietMs: number
  /**
   * Silence before the very same prompt counts, in milliseconds. Default 0; in shells at least 10. An
   * output line that equals the prompt, with a pause just there, then ends the answer early. What comes
   * later is a warning of the next reply, as long as the prompt behind it is followed by the echo of what
   * was typed: terminals that echo what is not read yet do so once more. Raise it for devices that pause.
   */
  readonly repeatedPromptQuietMs: number
  /** Silence before something doubtful counts: an unknown dialog, a free prompt that changed. Default 1 000. */
  readonly doubtQuietMs: number
  /** Longest line taken, in characters. Default 1 048 576. */
  readonly maxLineLength: number
  /** Longest answer taken, in characters. Default 67 108 864. */
  readonly maxOutputLength: number
}

/** What holds where a user says nothing. */
export const defaultSessionLimits: SessionLimits = {
  loginTimeoutMs: 60_000,
  commandTimeoutMs: 30_000,
  saveTimeoutMs: 120_000,
  recoverTimeoutMs: 3_000,
  promptQuietMs: 50,
  repeatedPromptQuietMs: 0,
  doubtQuietMs: 1_000,
  maxLineLength: 1_048_576,
  maxOutputLength: 67_108_864,
}

/**
 * Fills in what a user did not say.
 *
 * @param limits - What he said; undefined members count as unsaid.
 */
export function withDefaultLimits(limits: Partial<SessionLimits> = {}): SessionLimits {
  // Thousands of sessions are given whole ones: these are not copied.
  if (isWhole(limits)) return limits
  const said = Object.entries(limits).filter(([, value]) => value !== undefined)
  return { ...defaultSessionLimits, ...(Object.fromEntries(said) as Partial<SessionLimits>) }
}

const names = Object.keys(defaultSessionLimits) as (keyof SessionLimits)[]

function isWhole(limits: Partial<SessionLimits>): limits is SessionLimits {
  return names.every((name) => limits[name] !== undefined)
}
