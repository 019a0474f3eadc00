import type { SrlSession } from '../srl-session.ts'
import { DEFAULT_CANDIDATE, SrlCandidate } from './srl-candidate.ts'

/** `max-candidates` of srl_nokia-configuration.yang; the default. */
const MAX_CANDIDATES = 10

/** Which candidate is entered, and how. */
export interface EntryRequest {
  /** Whose it is; `exclusive` keeps all others out of it. */
  readonly how: 'shared' | 'exclusive' | 'private'
  /** Its name, where one is given. */
  readonly name: string | undefined
}

/**
 * `enter candidate …`. Where a candidate of that name is there, it is entered as it is, with its old baseline
 * (NAPALM's driver for SR Linux has met it); when an exclusive one can be had is described on learn.srlinux.dev.
 * A success says nothing; the wording of the refusals is field experience [K].
 */
export function enterCandidate(session: SrlSession, { how, name }: EntryRequest): string {
  const { device, user } = session
  const type = how === 'private' ? 'private' : 'shared'
  const wanted = name ?? (how === 'private' ? `private-${user}` : DEFAULT_CANDIDATE)
  leaveCandidate(session)
  const there = device.candidates.get(wanted)
  if (there === undefined && device.candidates.size >= MAX_CANDIDATES) {
    return `Error: Maximum number of candidates (${MAX_CANDIDATES}) reached\n`
  }
  const candidate = there ?? new SrlCandidate(type, device.running)
  if (candidate.isExclusive) return `Error: Candidate '${wanted}' is locked by another session\n`
  if (candidate.type !== type) return `Error: Candidate '${wanted}' is ${candidate.type}\n`
  if (how === 'exclusive' && (candidate.sessions > 0 || candidate.isModified)) {
    const reason = candidate.isModified ? 'has been modified' : 'is in use by another session'
    return `Error: Candidate '${wanted}' ${reason}\n`
  }
  if (candidate.sessions === 0 && !candidate.isModified) candidate.reset(device.running)
  device.candidates.set(wanted, candidate)
  candidate.sessions += 1
  candidate.isExclusive = how === 'exclusive'
  session.editing = { candidate, name: wanted, isExclusive: how === 'exclusive' }
  return ''
}

/**
 * Leaves it, also when the link is gone. What was changed in it stays: a candidate survives the session that
 * left it (measured by others on 24.x: "the named candidate survives the session"); an empty one goes [K].
 *
 * @param stays - Whether an empty one stays as well: a confirmed commit leaves it open (NAPALM's driver closes it).
 */
export function leaveCandidate(session: SrlSession, stays = false): void {
  const { device, editing } = session
  session.editing = undefined
  if (editing === undefined) return
  const { candidate, name, isExclusive } = editing
  candidate.sessions -= 1
  if (isExclusive) candidate.isExclusive = false
  const isEmpty = candidate.sessions === 0 && !candidate.isModified
  if (isEmpty && !stays && name !== DEFAULT_CANDIDATE) device.candidates.delete(name)
}

/**
 * `tools system configuration candidate NAME clear`: "clear the candidate from the system, discarding any changes.
 * This results in any users currently in the candidate being dropped back to running mode" (YANG of the tools).
 */
export function clearCandidate({ device }: SrlSession, name: string): string {
  const candidate = device.candidates.get(name)
  // both wordings are unverified [K]
  if (candidate === undefined) return `Error: Candidate '${name}' does not exist\n`
  candidate.reset(device.running)
  if (name !== DEFAULT_CANDIDATE) device.candidates.delete(name)
  return `/system/configuration/candidate[name=${name}]:\n    Candidate has been cleared\n\n`
}
