import type { Answer } from '../../shell/reply.ts'
import { check, renderFindings } from '../configuration/check.ts'
import { merge } from '../configuration/merge.ts'
import type { Configuration } from '../configuration/statement.ts'
import { candidateOf, type JunosSession, levelOf } from '../junos-session.ts'
import type { CommitRequest } from './commit-request.ts'
import { lockedMessage } from './editors.ts'
import { leaveConfiguration } from './enter.ts'

/** `commit` in all its forms. */
export function commit(session: JunosSession, request: CommitRequest): Answer {
  const refusal = refusalOf(session, request)
  if (refusal !== undefined) return refusal
  const { device, user } = session
  const configuration = toCommit(session)
  const findings = check(configuration)
  if (findings.length > 0) return renderFindings(findings)
  if (request.checkOnly) {
    // production-safety section 5 [D]: it confirms, too
    device.confirm()
    return 'configuration check succeeds\n'
  }
  const { comment, confirmWithin } = request
  device.commit({ user, via: 'cli', comment, confirmWithin, configuration })
  followOwn(session)
  if (request.andQuit) leaveConfiguration(session)
  const announced =
    confirmWithin === undefined
      ? ''
      : `commit confirmed will be automatically rolled back in ${confirmWithin} minutes unless confirmed\n`
  return `${announced}commit complete\n${request.andQuit ? 'Exiting configuration mode\n' : ''}`
}

function refusalOf(session: JunosSession, request: CommitRequest): string | undefined {
  const { device, editing } = session
  const owner = device.lockedBy
  if (owner !== undefined && owner !== editing?.editor) return lockedMessage(device, owner)
  if (editing?.own === undefined) return undefined
  // Juniper, "Using the configure private Command"; the wordings are experience [K]
  if (request.confirmWithin !== undefined) {
    return 'error: commit confirmed is not supported in private mode\n'
  }
  if (levelOf(session).length > 0)
    return 'error: private edits must be committed from the top level\n'
  return device.isModified ? 'error: shared configuration database modified\n' : undefined
}

function toCommit(session: JunosSession): Configuration {
  const own = session.editing?.own
  if (own === undefined) return candidateOf(session)
  const configuration = session.device.active.clone()
  merge(configuration, { base: own.base, changed: own.candidate })
  return configuration
}

/** A private session goes on from what is active now. */
function followOwn(session: JunosSession): void {
  const { device, editing } = session
  if (editing?.own === undefined) return
  editing.own.base = device.active.clone()
  editing.own.candidate = device.active.clone()
}
