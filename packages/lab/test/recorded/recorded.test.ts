import { describe, expect, it } from 'vitest'
import { hasRecordings, readRecording } from './read-recording.ts'
import { type EchoWidth, RecordedShell } from './recorded-shell.ts'
import { type ScrapliRecording, scrapliStand } from './scrapli-stand.ts'
import type { Stand } from './stand.ts'
import { type UniconRecording, uniconStand } from './unicon-stand.ts'

/** A person at a recorded device. */
function logIn(stand: Stand, echo?: EchoWidth) {
  let screen = ''
  let hasEnded = false
  const unrecorded: string[] = []
  const shell = new RecordedShell(
    { stand, echo, onUnrecorded: (line) => unrecorded.push(line) },
    {
      columns: 511,
      faults: () => ({}),
      write: (bytes) => {
        screen += bytes.toString()
      },
      hangUp: () => {
        hasEnded = true
      },
      drop: () => undefined,
    },
  )
  const type = (text: string): string => {
    screen = ''
    shell.receive(Buffer.from(text))
    return screen
  }
  return { greeting: screen, type, unrecorded, shell, hasEnded: () => hasEnded }
}

describe.skipIf(!hasRecordings)('a recorded device (set NORNIR_TS_TEST_DATA)', () => {
  const scrapli = (level: string) =>
    scrapliStand(readRecording<ScrapliRecording>('scrapli/cisco_iosxe.yaml'), {
      level,
      enableSecret: 's',
    })
  const unicon = (state: string) =>
    uniconStand(readRecording<UniconRecording>('unicon/iosxe_mock_data.yaml'), { state })

  it('echoes, answers as recorded, hides the secret, and hangs up', () => {
    const { greeting, type, shell, hasEnded } = logIn(scrapli('exec'))
    expect(greeting).toBe('csr1000v>')
    expect(type('enable\n')).toBe('enable\r\nPassword: ')
    expect(shell.state).toBe('password')
    expect(type('s\n')).toBe('\r\ncsr1000v#')
    expect(type('exit\n')).toBe('exit\r\n')
    expect(hasEnded()).toBe(true)
  })

  it('pages until all of on_open_inputs were typed, whatever the width', () => {
    const paging = logIn(scrapli('exec'))
    paging.type('terminal length 0\n')
    expect(paging.type('show version\n')).toMatch(/2 hours, 18 minutes\r\n --More-- $/)
    const whole = logIn(scrapli('exec'))
    whole.type('terminal width 80\n')
    whole.type('terminal length 0\n')
    expect(whole.type('show version\n')).toMatch(/register is 0x2102\r\n\r\ncsr1000v>$/)
  })

  it('ends the line of the echo with the blank that Junos puts there', () => {
    const recording = readRecording<ScrapliRecording>('scrapli/juniper_junos.yaml')
    const { greeting, type } = logIn(scrapliStand(recording))
    expect(greeting).toBe('boxen> ')
    expect(type('show version\n')).toMatch(/^show version \r\nModel: srx4100\r\n/)
  })

  it('walks through a list of responses, the last one repeats', () => {
    const { type } = logIn(unicon('general_enable'))
    const answers = [1, 2, 3].map(() => type('dir flash:/CRFT_*\n').includes('tar.gz'))
    expect(answers).toEqual([true, false, false])
  })

  it('takes an abbreviation for the same input, and says what the next state says first', () => {
    const { type } = logIn(unicon('general_enable'))
    expect(type('terminal length 0\n')).toBe('terminal length 0\r\nRouter#')
    expect(type('configure terminal\n')).toBe('configure terminal\r\nRouter(conf)#')
    const shell = logIn(unicon('ctc_enable')).type('request platform software system shell\n')
    expect(shell).toMatch(/jeopardize .* system\.\r\nAre you sure you want to continue\? \[y\/n] $/)
  })

  it('wraps its echo by CR LF at its own width, or scrolls it', () => {
    const wrapping = logIn(unicon('general_enable'), { columns: 16, how: 'wrap' })
    expect(wrapping.type('show ntp associations\n')).toMatch(/^show ntp \r\nassociations\r\n/)
    const scrolling = logIn(unicon('general_enable'), { columns: 24, how: 'scroll' })
    expect(scrolling.type('show ntp associations\n')).toContain('\b$')
  })

  it('takes single keys without Enter, and takes its question away', () => {
    const { type, shell } = logIn(unicon('management_setup_config_show'))
    expect(shell.state).toBe('paging')
    const page = type(' ').split('\r\n')
    expect(page[0]).toBe(`\r${' '.repeat(' --More-- '.length)}\rno ip address`)
    expect(page.slice(-2)).toEqual(['interface TenGigabitEthernet0/1/0', ' --More-- '])
    const macro = logIn(unicon('macro_prompt_brace'))
    expect(macro.type('\x03')).toMatch(/\rRouter\(conf\)#$/)
  })

  it('notes what nobody recorded, and prints its prompt again', () => {
    const { type, unrecorded } = logIn(unicon('enable_password'))
    expect(type('wrong\n')).toBe('\r\nPassword: ')
    expect(unrecorded).toEqual(['wrong'])
  })
})
