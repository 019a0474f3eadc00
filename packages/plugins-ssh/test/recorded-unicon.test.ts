import {
  CommandRejectedError,
  sendCommand,
  sendConfig,
  UnknownDialogError,
} from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { hasRecordings, readRecording } from '../../lab/test/recorded/read-recording.ts'
import {
  type RecordedDeviceOptions,
  startRecorded,
} from '../../lab/test/recorded/start-recorded.ts'
import {
  questions,
  showTexts,
  type UniconRecording,
  uniconStand,
} from '../../lab/test/recorded/unicon-stand.ts'
import { goToMode, recordedHost } from './recorded-host.ts'

const enableSecret = 'cisco'

/** IOS cuts it to 20 characters in configuration prompts; none of these recordings does. */
const longName = 'edge-router-of-the-second-floor-amsterdam-west-building-7'

function open(file: string): UniconRecording {
  return hasRecordings ? readRecording<UniconRecording>(`unicon/${file}.yaml`) : {}
}

describe.skipIf(!hasRecordings)('IOS-XE in unicon’s recordings (set NORNIR_TS_TEST_DATA)', () => {
  const iosxe = open('iosxe_mock_data')
  const isr = open('iosxe_mock_data_isr')
  const start = (
    recording: UniconRecording,
    state: string,
    { hostname, ...options }: Omit<RecordedDeviceOptions, 'stand'> & { hostname?: string } = {},
  ) => startRecorded({ stand: () => uniconStand(recording, { state, hostname }), ...options })

  it.each<[string, Omit<RecordedDeviceOptions, 'stand'> & { hostname?: string }]>([
    ['byte by byte', { chunkBytes: 1 }],
    ['in pieces of 7', { chunkBytes: 7 }],
    ['in pieces of 4096', { chunkBytes: 4096 }],
    ['echo wrapped at 80', { hostname: longName, echo: { columns: 80, how: 'wrap' } }],
    ['echo scrolled at 80', { hostname: longName, echo: { columns: 80, how: 'scroll' } }],
  ])('reaches enable and gives the exact text of every show command: %s', async (_way, options) => {
    for (const [recording, state, enabled] of [
      [iosxe, 'general_exec', 'general_enable'],
      [isr, 'isr_exec', 'enable_isr'],
    ] as const) {
      await using device = await start(recording, state, options)
      await using host = await recordedHost(device, { enableSecret })
      const shows = showTexts({ [enabled]: recording[enabled] ?? {} })
      expect(shows.length).toBeGreaterThan(3)
      for (const { command, text } of shows) {
        const result = (await host.nr.run(sendCommand, command)).get('r1')
        expect(result?.value, command).toBe(text)
      }
      // The states of the ISR do not know the preparation; its answer is then the prompt alone.
      expect(device.unrecorded.filter((line) => !line.startsWith('terminal '))).toEqual([])
    }
  })

  it.each([
    ['iosxe', iosxe],
    ['isr', isr],
  ])(
    'gives the exact text of every show command of %s, in the first state that has it',
    async (_name, recording) => {
      const shows = showTexts(recording)
      for (const state of new Set(shows.map((show) => show.state))) {
        await using device = await start(recording, state)
        await using host = await recordedHost(device)
        for (const { command, text } of shows.filter((show) => show.state === state)) {
          const result = (await host.nr.run(sendCommand, command)).get('r1')
          expect(result?.value, `${state}: ${command}`).toBe(text)
        }
      }
    },
  )

  it('gives the text of refused commands with the refusal, and carriage returns do no harm', async () => {
    await using device = await start(iosxe, 'general_enable')
    await using host = await recordedHost(device)
    const trimmed = (await host.nr.run(sendCommand, 'trim')).get('r1')?.value
    expect(trimmed).toBe('\ntest abc\n test trim line\n test pass')
    const refused = (await host.nr.run(sendCommand, 'badcommand')).get('r1')?.error
    expect(refused).toBeInstanceOf(CommandRejectedError)
    expect(refused).toHaveProperty(
      'output',
      expect.stringMatching(/^% Bad IP .* computer address$/),
    )
  })

  it('configures, reads a change of the same prompt from it, and leaves', async () => {
    await using device = await start(iosxe, 'general_exec')
    await using host = await recordedHost(device, { enableSecret })
    const lines = ['vrf definition Mgmt', 'interface loopback 2', 'description test']
    const pushed = (await host.nr.run(sendConfig, lines)).get('r1')
    expect(pushed).toMatchObject({ status: 'ok', changed: true })
    expect(device.receivedLines().slice(-5)).toEqual(['configure terminal', ...lines, 'end'])
    expect((await host.nr.run(goToMode, 'config')).get('r1')?.value).toBe('config')
    expect((await host.nr.run(goToMode, 'enable')).get('r1')?.value).toBe('enable')
  })

  it('rule 11: "% IP  routing table foo does not exist" stops the push', async () => {
    await using device = await start(iosxe, 'general_enable')
    await using host = await recordedHost(device)
    const lines = ['interface loopback 2', 'ntp server vrf foo 1.2.3.4', 'description test']
    const error = (await host.nr.run(sendConfig, lines)).get('r1')?.error
    expect(error).toMatchObject({
      code: 'CONFIG_REJECTED',
      reason: '% IP  routing table foo does not exist',
      applied: ['interface loopback 2'],
      unsent: ['description test'],
    })
    expect(device.receivedLines().slice(-2)).toEqual(['ntp server vrf foo 1.2.3.4', 'end'])
  })

  it('a wrong enable secret: EnableFailedError, sent once, nothing behind it', async () => {
    await using device = await start(iosxe, 'general_exec')
    await using host = await recordedHost(device, { enableSecret: 'wrong' })
    const error = (await host.nr.run(sendCommand, 'show version')).get('r1')?.error
    expect(error).toMatchObject({ code: 'ENABLE_FAILED', reason: 'refused', retryable: false })
    expect(device.receivedLines().slice(-2)).toEqual(['enable', 'wrong'])
  })

  it('"% No password set": ModeError with the words of the device', async () => {
    await using device = await start(iosxe, 'disable_to_enable_no_passwd')
    await using host = await recordedHost(device, { enableSecret })
    const error = (await host.nr.run(sendCommand, 'show version')).get('r1')?.error
    expect(error).toMatchObject({ code: 'MODE', mode: 'exec', wanted: 'enable' })
    expect(error?.message).toContain('% No password set')
  })

  it('rule 2: the secret stays here when syslog covers the password prompt', async () => {
    await using device = await start(iosxe, 'disable_to_enable_with_msg')
    await using host = await recordedHost(device, {
      enableSecret,
      limits: { commandTimeoutMs: 300 },
    })
    const error = (await host.nr.run(sendCommand, 'show version')).get('r1')?.error
    expect(error).toMatchObject({ code: 'PROMPT_TIMEOUT', phase: 'mode' })
    expect(error).toHaveProperty('tail', expect.arrayContaining(['Password: ']))
    expect(device.receivedLines()).not.toContain(enableSecret)
  })

  it('rule 1: nothing is typed while a console only sends syslog at log-in', async () => {
    const syslog = open('iosxe_mock_data_syslog')
    await using device = await start({ ...iosxe, ...syslog }, 'connect_syslog')
    await using host = await recordedHost(device, { limits: { loginTimeoutMs: 300 } })
    const error = (await host.nr.run(sendCommand, 'show version')).get('r1')?.error
    expect(error).toMatchObject({ code: 'PROMPT_TIMEOUT', phase: 'login' })
    expect(device.receivedLines()).toEqual([])
  })

  it('logs in at the prompt of a device without licence', async () => {
    await using device = await start(iosxe, 'unlicensed_prompt')
    await using host = await recordedHost(device)
    const command = 'show version | include operating mode'
    expect((await host.nr.run(sendCommand, command)).get('r1')?.value).toBe('')
  })

  it.each([
    ['general_login', 'Username:'],
    ['enter_enable_secret', 'Enter enable secret:'],
    ['enter_selection', 'Enter your selection [2]:'],
  ])('rule 4: %s instead of a prompt is shown and not answered', async (state, question) => {
    await using device = await start(iosxe, state)
    await using host = await recordedHost(device, { enableSecret })
    const error = (await host.nr.run(sendCommand, 'show version')).get('r1')?.error
    expect(error).toMatchObject({ code: 'UNKNOWN_DIALOG', phase: 'login', question })
    expect(device.receivedLines()).toEqual([])
  })

  it('rule 4: the initial dialog gets the answer that changes nothing, the next question none', async () => {
    await using device = await start(iosxe, 'initial_config_dialog')
    await using host = await recordedHost(device, { enableSecret })
    const error = (await host.nr.run(sendCommand, 'show version')).get('r1')?.error
    expect(error).toMatchObject({ code: 'UNKNOWN_DIALOG', question: 'Enter enable secret:' })
    expect(device.receivedLines()).toEqual(['no'])
  })

  it.each([
    ['config_with_msgs2', 'ends its lines and prints the prompt again'],
    ['config_with_msgs', 'leaves no prompt'],
    ['enable_with_msgs', 'leaves no prompt'],
  ])('syslog over the prompt of %s that %s is no output', async (state) => {
    await using device = await start(iosxe, state)
    await using host = await recordedHost(device)
    const result = (await host.nr.run(sendCommand, 'msg')).get('r1')
    expect(result?.value).toBe('')
    expect(result?.warnings).toHaveLength(state === 'config_with_msgs2' ? 4 : 3)
  })

  const dialogs = [...questions(iosxe), ...questions(isr)]

  it('has questions behind commands of every kind', () => {
    expect(dialogs).toHaveLength(22)
  })

  it.each(dialogs)('rule 4: $command ($state) → $question', async (dialog) => {
    const { recording, state, command, question } = dialog
    await using device = await start(recording, state)
    await using host = await recordedHost(device)
    const error = (await host.nr.run(sendCommand, command)).get('r1')?.error
    expect(error).toBeInstanceOf(UnknownDialogError)
    expect(error).toMatchObject({ question, changed: 'unknown' })
    expect(device.receivedLines().at(-1)).toBe(command)
  })
})
