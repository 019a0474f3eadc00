import type { LabDevice } from '../../src/index.ts'
import { type TerminalUser, terminalUser } from '../terminal-user.ts'

const ends = {
  first: /> /,
  end: /(?:[>#%]|\(yes\)|\(no\)|---) ?/,
}

/** Logs in at the CLI of a Junos device and waits for the first prompt. */
export async function junosUser(device: LabDevice): Promise<TerminalUser> {
  const user = await terminalUser(device, ends)
  await user.say('set cli complete-on-space off')
  return user
}
