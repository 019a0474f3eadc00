import { parseCommand } from '../../grammar/parse-command.ts'
import type { IosDevice } from '../ios-device.ts'
import type { IosSession } from '../ios-session.ts'
import type { Reply } from '../reply.ts'
import { configTrees, leaveSection } from './config-trees.ts'
import { Configuration } from './configuration.ts'

/**
 * Runs lines of configuration text on a device as if somebody had typed them, as
 * `copy … running-config` does. Lines that are refused are left out, the others go in.
 *
 * @returns What the device prints about the lines that it refuses [K].
 */
export function applyText(device: IosDevice, text: string): string {
  const session: IosSession = {
    device,
    faults: () => ({}),
    privileged: true,
    mode: 'config',
    section: undefined,
    terminalLength: 0,
    terminalWidth: 0,
  }
  let output = ''
  let open: Reply = ''
  for (const line of text.split('\n')) {
    if (typeof open !== 'string' && open.kind === 'dialog') open = open.answer(line)
    else if (/^end\s*$/.test(line)) break
    else open = applyLine(session, line)
    if (typeof open === 'string') output += open
  }
  return output
}

/**
 * Reads configuration text as a whole configuration. Physical interfaces stay, whether the text has them
 * or not (Cisco, "Configuration Replace and Configuration Rollback", restrictions).
 */
export function readConfiguration(device: IosDevice, text: string): Configuration {
  const before = device.running
  const read = new Configuration()
  device.running = read
  applyText(device, text)
  device.running = before
  for (const name of device.physicalInterfaces) {
    const id = `interface ${name}`
    if (read.find(id) !== undefined) continue
    const children = [{ id: 'ip address', text: 'no ip address', children: undefined }]
    read.set({ id, text: id, children })
  }
  return read
}

function applyLine(session: IosSession, line: string): Reply {
  const text = line.trim()
  if (text === '' || text.startsWith('!')) return ''
  const depth = line.length - line.trimStart().length
  if (depth <= 1 && session.mode === 'config-archive-log-cfg') leaveSection(session)
  if (depth === 0 && session.section !== undefined) leaveSection(session)
  const parsed = parseCommand(configTrees(session), text)
  const reply = parsed.kind === 'command' ? parsed.handler(session, parsed) : undefined
  if (reply === undefined || (typeof reply !== 'string' && reply.kind === 'invalid-word')) {
    return `${line}\n^\n% Invalid input detected at '^' marker.\n\n`
  }
  // the question that opens a banner is for a person
  return typeof reply !== 'string' && reply.kind === 'dialog'
    ? { ...reply, output: undefined }
    : reply
}
