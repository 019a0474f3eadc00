import type { LabDevice } from '../../src/index.ts'
import { type TerminalUser, terminalUser } from '../terminal-user.ts'

const ends = {
  first: /#/,
  end: /(?:CPU0:\S*#|\[(?:cancel|no)\]: ?|\[no,yes\] | --More-- )/,
}

/** Logs in at the CLI of an IOS XR device and waits for the first prompt. */
export function xrUser(device: LabDevice): Promise<TerminalUser> {
  return terminalUser(device, ends)
}
