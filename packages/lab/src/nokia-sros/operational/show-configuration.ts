import { readLine } from '../configuration/read-line.ts'
import { compare, render, renderFlat } from '../configuration/render.ts'
import type { SrosConfiguration } from '../configuration/sros-configuration.ts'
import { tokenize } from '../configuration/tokens.ts'
import { configurationError, notAllowed } from '../errors.ts'
import type { SrosDevice } from '../sros-device.ts'
import { promptOf, type SrosSession } from '../sros-session.ts'

/** The software that the device says it runs (a public capture). */
export const software = `TiMOS-B-25.3.R1 both/x86_64 Nokia 7750 SR Copyright (c) 2000-2025 Nokia.
All rights reserved. All use subject to applicable license agreements.
Built on Wed Mar 12 21:50:19 UTC 2025 by builder in /builds/253B/R1/panos/main/sros
`

/** `admin show configuration`; its head is from a public capture, `# Finished` from cli-dialects. */
export function showConfiguration({ device, user }: SrosSession): string {
  const head = software.replace(/^/gm, '# ').replace(/# $/, '')
  const now = moment(device.now())
  const { at } = device.commits.at(-1) ?? { at: device.bootedAt }
  return `${head}# Configuration format version 25.3 revision 0

# Generated ${now} by ${user} from 127.0.0.1
# Last modified ${moment(at)} by ${lastUser(device)} (MD-CLI) from 127.0.0.1

${render(device.running, [])}
# Finished ${now}
`
}

/** `admin save` (a public capture). */
export function save({ device }: SrosSession): string {
  device.startup = device.running
  return 'Writing configuration to cf3:\\config.cfg\nSaving configuration OK\nCompleted.\n'
}

/** `info`, of the candidate or of what runs, below the place of the user; four columns of margin (public captures). */
export function info(session: SrosSession, from: 'candidate' | 'running', isFlat = false): string {
  const { device, editing, path } = session
  if (editing === undefined) return notAllowed('currently in operational mode')
  const source: SrosConfiguration =
    from === 'running' ? device.running : editing.editor.candidate.configuration
  return isFlat ? renderFlat(source, path) : render(source, path, '    ')
}

/** `info PATH`: the same of another place (captured in Nokia's hackathon: `info configure router bgp group "…"`). */
export function infoOf(session: SrosSession, path: string): string {
  const { editing } = session
  if (editing === undefined) return notAllowed('currently in operational mode')
  const isAbsolute = path.startsWith('/')
  // in the columns where they were typed
  const tokens = tokenize(`${' '.repeat('info '.length)}${path.replace(/^\//, ' ')}`)
  const read = readLine(isAbsolute ? [] : session.path, tokens, true)
  if (read.kind !== 'line') return configurationError(read, tokens, promptOf(session))
  const { configuration } = editing.editor.candidate
  const leaf = configuration.get(read.path)
  return leaf?.value === undefined
    ? render(configuration, read.path, '    ')
    : `    ${read.path.at(-1)} ${leaf.value}\n`
}

/** `compare`: the candidate against its baseline, below the place of the user; nothing when they are the same. */
export function showChanges({ editing, path }: SrosSession): string {
  if (editing === undefined) return notAllowed('currently in operational mode')
  const { candidate } = editing.editor
  return compare(candidate.baseline, candidate.configuration, path)
}

function lastUser({ commits }: SrosDevice): string {
  return commits.at(-1)?.user ?? 'root'
}

/** E.g. `2025-04-13T17:00:28.3+00:00` (a public capture). */
function moment(at: Date): string {
  return `${at.toISOString().slice(0, 21)}+00:00`
}
