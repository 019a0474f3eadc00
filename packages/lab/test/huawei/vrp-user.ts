import type { LabDevice } from '../../src/index.ts'
import { type TerminalUser, terminalUser } from '../terminal-user.ts'

const ends = {
  first: />/,
  end: /(?:<[rR]\d\w*>|\[[~*]?[rR]\d[^\]\n]*\]|\[Y\/N\]:?|\[Y\/N\/C\]:|\(cancel\)\]:|\.zip\]:|---- More ----)/,
}

/** Logs in at the CLI of a VRP device and waits for the first prompt. */
export function vrpUser(device: LabDevice): Promise<TerminalUser> {
  return terminalUser(device, ends)
}
