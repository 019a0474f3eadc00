import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { startLab } from '../src/index.ts'

describeWith(['telnet-client'], "GNU inetutils' telnet as a client", () => {
  it('logs in, works in the command line until exit, and sees the device close', async () => {
    await using lab = await startLab({
      devices: [
        { name: 'r1', telnet: true, motd: 'Welcome', commands: { 'show bytes': 'a\xffb' } },
      ],
    })
    const { address, telnetPort } = lab.device('r1')
    // `script` gives it a terminal: without one it sends nothing before its input ends.
    const command = `stty cols 100 rows 30; inetutils-telnet ${address} ${telnetPort}`
    const client = spawn('/usr/bin/script', [
      '--quiet',
      '--echo',
      'never',
      '--command',
      command,
      '/dev/null',
    ])
    const typed = ['admin\r', 'admin\r', 'show bytes\r', 'exit\r']
    const asked = [/Username: $/, /Password: $/, /Welcome\r\nr1>$/, /show bytes\r\n.*\r\nr1>$/s]
    let output = ''
    for await (const bytes of client.stdout) {
      output += String(bytes)
      const [pattern] = asked
      if (pattern?.test(output) !== true) continue
      asked.shift()
      client.stdin.write(typed.shift() ?? '')
    }
    expect(output).toContain('Password: \r\n\r\nWelcome\r\nr1>show bytes\r\naÿb\r\nr1>exit\r\n')
    expect(lab.device('r1').receivedText()).toBe('admin\radmin\rshow bytes\rexit\r')
    expect(lab.device('r1').openSessions).toBe(0)
  })
})
