import { changesBetween } from '../configuration/changes.ts'
import { render, view } from '../configuration/render.ts'
import type { VrpConfiguration } from '../configuration/vrp-configuration.ts'
import type { VrpDevice } from '../vrp-device.ts'
import { candidateOf, type VrpSession } from '../vrp-session.ts'
import { moment } from './moment.ts'

/** `display current-configuration`. */
export function displayCurrent({ device }: VrpSession): string {
  return wholeText(device, device.running)
}

/** `display saved-configuration`; a device that was never saved has none (a public capture). */
export function displaySaved({ device }: VrpSession): string {
  const { saved } = device
  if (saved === undefined) return 'There is no correct configuration file in FLASH\n'
  return wholeText(device, saved.configuration)
}

/** `display this`: the view where the user is (public captures). */
export function displayThis(session: VrpSession): string {
  const { device, editing } = session
  const views = editing?.views ?? []
  const found = device.running.node(...views.map(({ line }) => line.id))
  const text =
    views.length === 0 ? render(device.running, '') : `#\n${found === undefined ? '' : view(found)}`
  return `${text}#\nreturn\n`
}

/** `display configuration candidate changes` (Huawei, command reference; a CloudEngine user's public notes). */
export function displayChanges(session: VrpSession): string {
  return `Building configuration\n${changesBetween(session.device.running, candidateOf(session))}`
}

/** `display configuration candidate merge` (Huawei, command reference). */
export function displayMerge(session: VrpSession): string {
  return `${render(candidateOf(session), '')}#\nreturn\n`
}

/**
 * `display configuration commit changes last N` (a CloudEngine user's public notes).
 *
 * @param last - How many commits back.
 */
export function displayCommitChanges({ device }: VrpSession, last: number): string {
  const { commits, running } = device
  const before = commits[Math.min(last, commits.length) - 1]?.before ?? running
  return `Building configuration\n${changesBetween(before, running)}`
}

/** The head of each generation and the `return` at the end are from public captures. */
function wholeText(device: VrpDevice, configuration: VrpConfiguration): string {
  const { release } = device
  const body = `${render(configuration, release.indent)}#\nreturn\n`
  // cli-dialects 4.1: this line looks like a prompt
  if (!release.hasCandidate) return `[${release.software}]\n${body}`
  const by = device.commits[0]?.user ?? ''
  const updated = `!Last configuration was updated at ${moment(device.changedAt)}${by === '' ? '' : ` by ${by}`}\n`
  const saved =
    device.saved === undefined
      ? ''
      : `!Last configuration was saved at ${moment(device.saved.at)}\n`
  return `!Software Version ${release.software}\n${updated}${saved}${body}`
}
