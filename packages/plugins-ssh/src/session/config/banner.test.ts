import { describe, expect, it } from 'vitest'
import { openFake, plainPlatform } from '../../../test/fake-session.ts'
import type { FakeDevice } from '../../../test/fake-transport.ts'
import { ciscoIos } from '../../platform/cisco-ios.ts'
import { definePlatform } from '../../platform/define-platform.ts'

const platform = definePlatform({ ...plainPlatform, textInputs: ciscoIos.textInputs })

/** A device that reads a banner up to its delimiter, without a prompt, as IOS does. */
function bannerDevice() {
  const stored: string[] = []
  let delimiter: string | undefined
  let prompt = 'r1#'
  const read = (line: string): string => {
    stored.push(line)
    if (line.includes(delimiter ?? '')) delimiter = undefined
    return delimiter === undefined ? prompt : ''
  }
  const obey = (line: string): string => {
    if (line === 'configure terminal') prompt = 'r1(config)#'
    if (line === 'end') prompt = 'r1#'
    const [, end = '', text = ''] = /^banner motd (\^C|\S)(.*)$/.exec(line) ?? []
    if (end === '' || text.includes(end)) return prompt
    delimiter = end
    return `Enter TEXT message.  End with the character '${end}'.\r\n`
  }
  const device: FakeDevice = (typed, fake) => {
    const line = typed.slice(0, -1)
    fake.say(`${line}\r\n${delimiter === undefined ? obey(line) : read(line)}`)
  }
  return { device, stored }
}

describe('configuration text of several lines (#134)', () => {
  it.each([1, 7, 4096])(
    'is typed line by line where the device reads it, in chunks of %i',
    async (size) => {
      const { device, stored } = bannerDevice()
      const { session, transport } = await openFake({ device, platform, chunkSizes: [size] })
      const text = 'banner motd ^C\nNo access #\n\n  for strangers>\n^C\nntp server 192.0.2.1'
      const { lines } = await session.sendConfig(text)
      expect(stored).toEqual(['No access #', '', '  for strangers>', '^C'])
      expect(lines.map(({ line }) => line)).toEqual([
        'banner motd ^C\nNo access #\n\n  for strangers>\n^C',
        'ntp server 192.0.2.1',
      ])
      expect(transport.typed.at(-1)).toBe('end\n')
    },
  )

  it('takes a banner on one line as any other line', async () => {
    const { device, stored } = bannerDevice()
    const { session } = await openFake({ device, platform })
    await session.sendConfig(['banner motd #hello#', 'ntp server 192.0.2.1'])
    expect(stored).toEqual([])
  })

  it.each([
    ['has no end', ['banner motd #', 'hello'], 'no line behind it has #'],
    ['goes on behind its end', ['banner motd #', 'hello # and more'], 'goes on behind #'],
    [
      'has a "?" which nobody knows how to quote there',
      ['banner motd #', 'why?', '#'],
      'acts while',
    ],
  ])('is refused before anything is typed when it %s', async (_what, lines, reason) => {
    const { device } = bannerDevice()
    const { session, transport } = await openFake({ device, platform })
    const error = await session.sendConfig(lines).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'INPUT_REFUSED' })
    expect(String(error)).toContain(reason)
    expect(transport.typed).toEqual([])
  })

  it('is not typed as configuration by a device that refuses the line before it', async () => {
    const refusing: FakeDevice = (typed, fake) => {
      const line = typed.trimEnd()
      const prompt = line === 'end' ? 'r1#' : 'r1(config)#'
      fake.say(`${line}\r\n${line.startsWith('banner') ? '% Invalid input\r\n' : ''}${prompt}`)
    }
    const { session, transport } = await openFake({ device: refusing, platform })
    await expect(
      session.sendConfig(['banner motd #', 'reload', '#', 'ntp server 192.0.2.1']),
    ).rejects.toMatchObject({
      code: 'CONFIG_REJECTED',
      applied: [],
      unsent: ['ntp server 192.0.2.1'],
    })
    expect(transport.typed).toEqual(['configure terminal\n', 'banner motd #\n', 'end\n'])
  })
})
