import { describe, expect, it } from 'vitest'
import { startLab } from '../../src/index.ts'
import { hasRecordings, readRecording } from '../recorded/read-recording.ts'
import { openTerminal } from '../terminal-client.ts'

/** What is needed of a recording of scrapli. */
interface Recording {
  readonly events: Readonly<
    Record<string, { readonly post_on_open: Readonly<Record<string, { channel_output: string }>> }>
  >
}

/** The user's part of the prompt, which the recorded device does not have. */
const user = 'admin@'

/** How to come from the first prompt into each state that was recorded. */
const ways: Readonly<Record<string, readonly string[]>> = {
  exec: [],
  configuration: ['configure'],
  configuration_exclusive: ['configure exclusive'],
  configuration_private: ['configure private'],
  shell: ['start shell'],
}

/** What differs by design: the configuration, the release, the end of the session. */
const ownContent = new Set(['show version', 'show configuration'])

describe.skipIf(!hasRecordings)('a Junos device recorded by scrapli', () => {
  const recording = hasRecordings
    ? readRecording<Recording>('scrapli/juniper_junos.yaml')
    : { events: {} }
  const rows = Object.entries(recording.events).flatMap(([state, { post_on_open }]) =>
    Object.entries(post_on_open)
      .filter(([line]) => !ownContent.has(line) && !(state === 'exec' && line === 'exit'))
      .map(([line, { channel_output }]) => ({ state, line, recorded: channel_output })),
  )

  it('was recorded in every state', () => {
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(Object.keys(ways)))
  })

  it.each(rows)('answers $line in $state as the lab does', async ({ state, line, recorded }) => {
    await using lab = await startLab({
      devices: [{ name: 'boxen', platform: 'juniper_junos' }],
    })
    const terminal = await openTerminal(lab.device('boxen'))
    await terminal.until(/> /)
    for (const step of ['set cli complete-on-space off', ...(ways[state] ?? [])]) {
      terminal.type(`${step}\r`)
      await terminal.until(/[>#%] /)
    }
    terminal.type(`${line}\r`)
    const answer = (await terminal.until(/[>#%] /)).replaceAll('\r\n', '\n')
    const said = answer.slice(line.length).replace(/^\n/, '').replaceAll(user, '')
    // the caret stands further to the right behind a longer prompt
    expect(said.replace(new RegExp(`^ {${user.length}}(?= *\\^)`), '')).toBe(recorded)
    terminal.close()
  })
})
