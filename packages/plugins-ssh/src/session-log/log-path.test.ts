import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logPath } from './log-path.ts'
import { SessionLogOptionsError } from './session-log-error.ts'

const openedAt = new Date(2026, 10, 2, 5, 6, 7)

function pathOf(template: string, host = 'r1'): string {
  return logPath(template, { host, connection: 'ssh', openedAt })
}

describe('the path of a session log', () => {
  it('names host, connection, date and time', () => {
    expect(pathOf('/logs/{date}/{host}-{connection}-{time}.log')).toBe(
      '/logs/2026-11-02/r1-ssh-05-06-07.log',
    )
  })

  it('is absolute, and may begin in the home folder', () => {
    expect(pathOf('~/logs/{host}.log')).toBe(join(homedir(), 'logs/r1.log'))
    expect(pathOf('logs/{host}.log')).toBe(join(process.cwd(), 'logs/r1.log'))
  })

  it.each([
    ['../../etc/passwd', '..%2F..%2Fetc%2Fpasswd'],
    ['..', '%2E%2E'],
    ['/etc/passwd', '%2Fetc%2Fpasswd'],
    ['C:\\x', 'C%3A%5Cx'],
    ['r1\0.log', 'r1%00.log'],
    ['con', '%63on'],
    ['COM1.x', '%43OM1.x'],
    ['console', 'console'],
    ['r1.', 'r1%2E'],
    ['', '%'],
    ['edge ü', 'edge%20%C3%BC'],
    ['r1.ams_2@x-y', 'r1.ams_2@x-y'],
  ])('keeps the host %j in its folder', (host, name) => {
    expect(pathOf('/logs/{host}', host)).toBe(`/logs/${name}`)
  })

  it('is never the same for two hosts, and always in its folder', () => {
    const hosts = fc.string({ unit: fc.constantFrom(...'aA./\\%~2F: \0é') })
    fc.assert(
      fc.property(hosts, hosts, (one, other) => {
        const [path, otherPath] = [pathOf('/logs/{host}', one), pathOf('/logs/{host}', other)]
        expect(path === otherPath).toBe(one === other)
        expect(dirname(path)).toBe('/logs')
        expect(basename(path)).not.toContain('~')
      }),
    )
  })

  it('refuses a name that there is not', () => {
    expect(() => pathOf('/logs/{hostname}.log')).toThrow(SessionLogOptionsError)
    expect(() => pathOf('/logs/{hostname}.log')).toThrow('there are {host}, {connection}')
  })
})
