import { generic } from '../platform/generic.ts'
import type { Platform } from '../platform/platform.ts'
import type { Candidate } from './candidate.ts'

/** The name in the inventory by which a host asks for detection. */
const AUTODETECT = 'autodetect'

/**
 * How a device is read of which nothing is known: as any device, with the log-in dialogs and the pagers of
 * all that it may be. Their answers change nothing on any of them.
 *
 * @param candidates - All that it may be.
 */
export function firstPlatform(candidates: readonly Candidate[]): Platform {
  const platforms = candidates.map(({ platform }) => platform)
  const pagers = platforms.flatMap(({ pager }) => (pager?.answer === ' ' ? [pager.pattern] : []))
  const sources = [...new Set(pagers.map(({ source }) => `(?:${source})`))]
  return Object.freeze({
    ...generic,
    name: AUTODETECT,
    aliases: undefined,
    loginDialogs: platforms.flatMap(({ loginDialogs = [] }) => loginDialogs),
    pager:
      sources.length === 0 ? undefined : { pattern: new RegExp(sources.join('|')), answer: ' ' },
  })
}
