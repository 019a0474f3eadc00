import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { platforms } from '../../platform/platforms.ts'
import { normalizedConfig, withoutChatter } from './get-config-text.ts'

function platformOf(name: string) {
  const platform = platforms.find((one) => one.name === name)
  if (platform === undefined) throw new Error(`no platform ${name}`)
  return platform
}

const head = 'Building configuration...\n\nCurrent configuration : 99 bytes\n'

describe('a configuration without chatter', () => {
  it('begins where the configuration does', () => {
    const text = `${head}!\nversion 15.2\nend`
    expect(withoutChatter(text, platformOf('cisco_ios'))).toBe('!\nversion 15.2\nend')
  })

  it('keeps lines within that look like chatter', () => {
    const text = `!\nbanner motd ^C\n\nBuilding configuration...\n^C\nend`
    expect(withoutChatter(head + text, platformOf('cisco_ios'))).toBe(text)
  })

  it('is the same when it is done again, and nothing of a text of chatter', () => {
    for (const platform of platforms) {
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom('', '!', 'a', 'end', ...head.split('\n'))),
          (lines) => {
            const once = withoutChatter(lines.join('\n'), platform)
            expect(withoutChatter(once, platform)).toBe(once)
          },
        ),
      )
    }
    expect(withoutChatter(head, platformOf('cisco_ios'))).toBe('')
  })
})

describe('a normalised configuration', () => {
  it('is the same with and without the line that says when it was changed, and its separator', () => {
    const ios = platformOf('cisco_ios')
    const before = '!\nversion 15.9\n!\nend'
    const after = `!\n! Last configuration change at 22:14:23 UTC Fri May 28 2021 by boxen\n${before}`
    expect(normalizedConfig(head + after, ios)).toBe(normalizedConfig(head + before, ios))
  })

  it.each([
    [
      'cisco_ios',
      [
        '! Last configuration change at 22:14:23 UTC Fri May 28 2021 by boxen',
        'ntp clock-period 7',
      ],
      ['! Last configuration change at 09:00:00 UTC Mon May 31 2021', 'ntp clock-period 17208943'],
    ],
    ['cisco_nxos', ['!Time: Fri May 28 22:14:23 2021'], ['!Time: Mon May 31 09:00:00 2021']],
    ['juniper_junos', ['## Last commit: 2021-05-28 22:43:53 UTC by boxen'], []],
    ['fortinet', ['#conf_file_ver=1', '    set passwd ENC AAbb=='], ['    set passwd ENC CCdd==']],
    [
      'mikrotik_routeros',
      ['# jul/21/2023 09:42:42 by RouterOS 6.48.6'],
      ['# 2023-07-22 10:00:00 by RouterOS 6.48.6'],
    ],
    ['arista_eos', ['terminal width 511', 'terminal length 0'], ['terminal width 32767']],
  ])('of %s is the same for two readings', (name, one, other) => {
    const platform = platformOf(name)
    const texts = [one, other].map((lines) => ['a', ...lines, 'b', 'end'].join('\n'))
    expect(texts[0]).not.toBe(texts[1])
    expect(normalizedConfig(texts[0] ?? '', platform)).toBe(
      normalizedConfig(texts[1] ?? '', platform),
    )
  })

  it.each([
    ['fortinet', 'set passwd ENC AAbb==', 'unset passwd'],
    ['mikrotik_routeros', '# x y by RouterOS 6.48.6', '# x y by RouterOS 7.12'],
    ['cisco_ios', 'ntp server 192.0.2.1', 'ntp server 192.0.2.2'],
  ])('of %s tells %j from %j', (name, one, other) => {
    const platform = platformOf(name)
    expect(normalizedConfig(one, platform)).not.toBe(normalizedConfig(other, platform))
  })

  it('is the same when it is done again', () => {
    for (const platform of platforms) {
      const pieces = fc.constantFrom(
        ...[
          'a',
          '!Time: x',
          '! Last configuration change at x',
          ' set p ENC x',
          '# a b by RouterOS ',
        ],
      )
      fc.assert(
        fc.property(fc.array(pieces), (lines) => {
          const once = normalizedConfig(lines.join('\n'), platform)
          expect(normalizedConfig(once, platform)).toBe(once)
        }),
      )
    }
  })

  it('takes a time in proportion to the line, whatever it repeats', () => {
    const units = [
      ' set a ENC ',
      '<configuration junos:',
      '# a b by RouterOS ',
      '"junos:commit-a" : "',
    ]
    for (const unit of units) {
      const line = unit.repeat(20_000)
      for (const platform of platforms) {
        const startedAt = performance.now()
        normalizedConfig(line, platform)
        expect(performance.now() - startedAt, `${platform.name}: ${unit}`).toBeLessThan(500)
      }
    }
  })
})
