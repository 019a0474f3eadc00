import type { Platform } from '../../platform/platform.ts'

/** What our platforms call the modes in which configuration is typed. */
const CONFIG_MODES: readonly string[] = ['config', 'session', 'candidate', 'classic_config']

/**
 * Whether configuration is typed in a mode.
 *
 * @param platform - Whose mode.
 * @param mode - Its name.
 */
export function isConfigMode({ configMode }: Platform, mode: string): boolean {
  return mode === configMode || CONFIG_MODES.includes(mode)
}
