import { refuseConfiguration } from '../configuration/semantic-error.ts'
import { candidateOf, hasChanges, type VrpSession } from '../vrp-session.ts'
import type { CommitRequest } from './commit-request.ts'

/**
 * `commit` in all its forms. A success says nothing: so it is in the examples of Huawei's command reference for
 * NetEngine, and where nothing waits it is recorded (unicon, hvrp). Other releases print `Committing....done.`.
 *
 * @returns What it says; an error begins with `Error:`, and then nothing changed.
 */
export function commit(session: VrpSession, request: CommitRequest): string {
  const { device, user, editing } = session
  if (editing === undefined) return ''
  const { trial, lockedBy } = device
  const isDirty = hasChanges(session)
  const isOwnTrial = trial?.owner === user
  if (trial !== undefined && !isOwnTrial) {
    // A CloudEngine user's public notes: no other session can confirm it or take it back, it has to run out. The
    // first words are what a public script that was run against such a device looks for; the rest is unverified [K].
    return 'Error: The system is in trial configuration mode.\n'
  }
  if (lockedBy !== undefined && lockedBy !== user && (isDirty || isOwnTrial)) {
    // Huawei, "Example for Locking the Configuration": that wording, at the commit
    return `Error: The configuration is locked by other user. [Session ID = ${lockedBy.id}]\n`
  }
  if (!isDirty) {
    if (isOwnTrial && request.trialSeconds === undefined) device.endTrial()
    return ''
  }
  const after = candidateOf(session)
  const refused = refuseConfiguration(after)
  // Netmiko's source knows this line from devices: Failed to generate committed config
  if (refused !== undefined) return `${refused}Error: Failed to generate committed config.\n`
  return apply(session, { request, after })
}

function apply(
  { device, user, editing }: VrpSession,
  { request, after }: { request: CommitRequest; after: ReturnType<typeof candidateOf> },
): string {
  const { label, description, trialSeconds } = request
  const before = device.trial?.before ?? device.running
  const confirmWithin = trialSeconds === undefined ? undefined : trialSeconds / 60
  device.commit({ label, description, confirmWithin, user: user.name, after })
  if (editing !== undefined) editing.changes = []
  device.endTrial()
  if (trialSeconds === undefined || confirmWithin === undefined) return ''
  device.trial = { owner: user, before }
  device.countdown.start(confirmWithin, () => device.undoTrial())
  return enteredTrial(trialSeconds)
}

/** Huawei, "commit", and a CloudEngine user's public notes. */
function enteredTrial(seconds: number): string {
  return `Info: The system enters the trial configuration mode.
The system will revert to previous configuration if the trial configuration is not confirmed in ${seconds} seconds.
`
}
