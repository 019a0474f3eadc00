import type { LabDevice } from '../../src/index.ts'
import { type TerminalUser, terminalUser } from '../terminal-user.ts'

const ends = {
  first: /# /,
  end: /(?:\]\r\nA:admin@\S+# |\[y,n\] |next page\.)/,
}

/** Logs in at the MD-CLI of an SR OS device and waits for the first prompt. */
export function srosUser(device: LabDevice): Promise<TerminalUser> {
  return terminalUser(device, ends)
}

/** What the device shows behind an answer: the line with the place, and the prompt. */
export function at(place: string, name = 'r1'): string {
  return `\n${place}\nA:admin@${name}# `
}
