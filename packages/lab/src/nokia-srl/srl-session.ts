import type { EditingSession } from '../shell/editing-command-line.ts'
import type { SrlCandidate } from './candidate/srl-candidate.ts'
import type { Path } from './configuration/srl-configuration.ts'
import type { SrlDevice } from './srl-device.ts'

/** A session in a candidate. */
export interface Editing {
  /** Which. */
  readonly candidate: SrlCandidate
  /** Its name. */
  readonly name: string
  /** Whether it keeps all others out. */
  readonly isExclusive: boolean
}

/** What one user's command line remembers. */
export interface SrlSession extends EditingSession {
  /** The device under it. */
  readonly device: SrlDevice
  /** The user. */
  readonly user: string
  /** Further commands with their fixed output. */
  readonly commands: ReadonlyMap<string, string>
  /** Set in a candidate. */
  editing: Editing | undefined
  /** Which datastore is looked at outside of a candidate. */
  view: 'running' | 'state' | 'show'
  /** Where the user is. */
  path: Path
}

/**
 * The first line of the prompt, e.g. `--{ +* candidate private private-admin }--[ interface ethernet-1/1 ]--` (public
 * captures, Netmiko): `+` for a running configuration that is not saved, `!` for a baseline that others have committed
 * over, `*` for changes that are not committed.
 */
export function contextLine({ device, editing, view, path }: SrlSession): string {
  const isUnsaved = device.running.editsTo(device.startup).length > 0
  const isOld = editing !== undefined && editing.candidate.baseline !== device.running
  const isModified = editing?.candidate.isModified === true
  const flags = `${isUnsaved ? '+' : ''}${isOld ? '!' : ''}${isModified ? '*' : ''}`
  const type = editing?.candidate.type
  const how = editing?.isExclusive === true ? `${type}-exclusive` : type
  const mode = editing === undefined ? view : `candidate ${how} ${editing.name}`
  return `--{ ${flags === '' ? '' : `${flags} `}${mode} }--[ ${path.join(' ')} ]--`
}

/** The second line, e.g. `A:leaf1# `. */
export function promptOf({ device }: SrlSession): string {
  return `A:${device.hostname}# `
}
