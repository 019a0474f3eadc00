import type { LabDevice } from '../../src/index.ts'
import { type TerminalUser, terminalUser } from '../terminal-user.ts'

const ends = {
  first: /# /,
  end: /(?:\n\S+ (?:\([^)\n]+\) )?# |\(y\/n\)|--More-- )/,
}

/** Logs in at the CLI of a FortiOS device and waits for the first prompt. */
export function fortiUser(device: LabDevice): Promise<TerminalUser> {
  return terminalUser(device, ends)
}
