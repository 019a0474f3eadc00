import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { CliSession } from '../session/cli-session.ts'
import { withoutTexts } from '../session/config/config-lines.ts'
import { normalizedConfig } from '../session/config/get-config-text.ts'
import {
  type EnsuredSection,
  ensuredFormat,
  planSection,
  refuseContradiction,
} from '../session/ensure/ensure-config.ts'
import { UnsupportedOperationError } from '../session/error/unsupported-operation-error.ts'
import type { PushOptions } from '../session/push/push-options.ts'
import type { ConnectionParams } from './connection-params.ts'
import { EnsureConfigError } from './ensure-config-error.ts'
import { type ParamNames, refuseUnknown } from './known-params.ts'
import { checkValidate, PUSH_OPTIONS } from './push-config.ts'

/** Parameters of {@link ensureConfig}: a section, or several. */
export interface EnsureConfigParams extends ConnectionParams, EnsuredSection {
  /** Further sections, each with its own parents. */
  readonly sections?: readonly EnsuredSection[] | undefined
  /** Makes the change by `pushConfig` with these options, so that it is validated, or taken back. */
  readonly push?: Omit<PushOptions, 'dryRun' | 'timeoutMs'> | undefined
}

const SECTION: ParamNames<EnsuredSection> = {
  parents: true,
  present: true,
  absent: true,
  order: true,
}

const PARAMS: ParamNames<EnsureConfigParams> = {
  ...SECTION,
  sections: true,
  push: true,
  timeoutMs: true,
  connection: true,
}

/** What {@link ensureConfig} gives. */
export interface EnsureConfigResult {
  /** The lines that were typed, or in a dry run would be; empty when all was as it must be. */
  readonly lines: readonly string[]
}

/**
 * Makes sections of the configuration what they must be: reads the running configuration and sends only what
 * differs, so that `changed` is true to its name. What was sent is read again: a line that the device does
 * not show as it was written is an error. Nothing is saved, unless `push` says so. In a dry run the result's
 * `diff` says what would be typed.
 *
 * Throws `EnsureConfigError`, `InputRefusedError` for a line that is both wanted and not, `UnsupportedOperationError` where it is not known how the platform's
 * configuration is built, and what `getConfig`, `sendConfig` or `pushConfig` throw.
 */
export const ensureConfig = defineTask({
  module: import.meta.url,
  name: 'ensureConfig',
  run: async ({ host, connection, signal, dryRun }, params: EnsureConfigParams) => {
    const { connection: name, timeoutMs, push, sections = [], ...first } = params
    const of = { host: host.name, task: 'ensureConfig' }
    refuseUnknown(params, PARAMS, of)
    refuseUnknown(push, PUSH_OPTIONS, of)
    checkValidate(push?.validate, of)
    for (const section of sections) refuseUnknown(section, SECTION, of)
    const session = await connection(ssh, { name })
    const wanted = [first, ...sections]
    for (const section of wanted) refuseContradiction(section, session.host)
    const plan = await planAll(session, wanted, { timeoutMs, signal })
    const { lines, diff, inactive } = plan
    if (inactive.length > 0)
      throw new EnsureConfigError({ host: host.name, sent: [], missing: '', inactive })
    const value: EnsureConfigResult = { lines }
    if (lines.length === 0) return result({ value, warnings: plan.warnings })
    if (dryRun) return result({ value, diff, warnings: [...plan.warnings, ...plan.doubts] })
    const reply =
      push === undefined
        ? await session.sendConfig(lines, { timeoutMs, signal })
        : await session.pushConfig(lines, {
            save: false,
            ...push,
            timeoutMs,
            signal,
            connect: () => connection(ssh, { name, isNew: true }),
          })
    const left = await planAll(session, wanted, { timeoutMs, signal }).catch((cause: unknown) => {
      throw new EnsureConfigError({ host: host.name, sent: lines, missing: '' }, { cause })
    })
    if (left.isMissing)
      throw new EnsureConfigError({ host: host.name, sent: lines, missing: left.diff })
    // Lines of which nothing is shown may have held already.
    const changed = left.text !== plan.text
    const warnings = [...plan.warnings, ...reply.warnings]
    return result({ value, diff: changed ? diff : '', changed, warnings })
  },
})

/** What has to be typed for all sections. */
async function planAll(
  session: CliSession,
  wanted: readonly EnsuredSection[],
  options: { readonly timeoutMs: number | undefined; readonly signal: AbortSignal },
) {
  const { platform } = session
  const format = ensuredFormat(platform)
  const { structure } = platform
  if (structure === undefined) {
    const operation =
      'known structure of its configuration, so that nobody can tell what is missing'
    const details = { host: session.host, phase: 'config', platform: platform.name } as const
    throw new UnsupportedOperationError({ ...details, operation })
  }
  const { text, warnings } = await session.getConfig({ ...options, format })
  const shown = withoutTexts(text, platform)
  const plans = wanted.map((one) => planSection(shown, one, structure))
  return {
    lines: plans.flatMap(({ lines }) => lines),
    diff: plans.flatMap(({ diff }) => (diff === '' ? [] : [diff])).join('\n'),
    isMissing: plans.some(({ isMissing }) => isMissing),
    inactive: [...new Set(plans.flatMap(({ inactive }) => inactive))],
    doubts: plans.flatMap(({ inDoubt }) =>
      inDoubt.map((line) => `whether "${line}" holds already is not shown: it would be typed`),
    ),
    text: normalizedConfig(text, platform),
    warnings,
  }
}
