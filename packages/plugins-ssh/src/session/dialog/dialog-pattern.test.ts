import { describe, expect, it } from 'vitest'
import { looksLikeQuestion } from './dialog-pattern.ts'

describe('looksLikeQuestion', () => {
  it.each([
    'Proceed with reload? [confirm]',
    'Destination filename [startup-config]? ',
    'Overwrite the previous NVRAM configuration?[confirm]',
    'System configuration has been modified. Save? [yes/no]: ',
    'Uncommitted changes found, commit them before exiting(yes/no/cancel)? [cancel]:',
    'Do you wish to proceed with this commit anyway? [no]: ',
    'Are you sure? (y/n) ',
    'Change now? [Y/N]:',
    'Continue? [y/n][confirm]',
    'This command will reboot the system. (y/n)?  [n] ',
    'Enable anonymous error reporting? [Y]es, [N]o, [A]sk later: ',
    'Password: ',
    '[sudo] password for admin: ',
    '  Enter enable secret: ',
    'Press any key to continue',
    ' --More-- ',
  ])('%j does', (line) => {
    expect(looksLikeQuestion(line)).toBe(true)
  })

  it.each([
    '',
    'interface GigabitEthernet0/1',
    'Building configuration...',
    '12:00:01.123 UTC Sun Nov 22',
    'description to be [or not]',
    'Success rate is 100 percent (5/5)',
    'username admin password 7 0822455D0A16',
  ])('%j does not', (line) => {
    expect(looksLikeQuestion(line)).toBe(false)
  })
})
