import { Secret } from '@nornir-ts/core'
import { sendCommand, sendCommands } from '@nornir-ts/plugins-ssh'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { testNornir } from './ssh-target.ts'

describeWith(['sshd'], 'tasks on bash behind OpenSSH', () => {
  let sshd: Sshd

  beforeAll(async () => {
    sshd = await startSshd()
  }, 30_000)

  afterAll(async () => {
    await sshd.close()
  })

  const open = () => {
    const { hostname, port, username, password } = sshd
    return testNornir({ box: { hostname, port, username, password, platform: 'linux' } })
  }

  it('gives the output of a command, also when it does not end its last line', async () => {
    await using lab = await open()
    const commands = ['echo one; echo; echo "  two  "', 'printf "no line end"', 'whoami']
    const replies = (await lab.nr.run(sendCommands, commands)).get('box')?.value ?? []
    expect(replies.map(({ output }) => output)).toEqual([
      'one\n\n  two  ',
      'no line end',
      sshd.username,
    ])
    expect(replies.flatMap(({ warnings }) => warnings)).toEqual([])
  })

  it('rule 7: reads typed ahead give what they give one by one', async () => {
    await using lab = await open()
    // Folders that nobody changes: other tests add users, which writes to /etc.
    const some = ['cat /etc/os-release', 'whoami', 'ls -l /usr/share', 'id', 'cat /proc/version']
    const commands = Array.from({ length: 40 }, (_one, index) => some[index % some.length] ?? '')
    const ahead = (await lab.nr.run(sendCommands, { commands })).get('box')
    const single = (await lab.nr.run(sendCommands, { commands, pipeline: 1 })).get('box')
    expect(ahead?.value?.map(({ output }) => output)).toEqual(
      single?.value?.map(({ output }) => output),
    )
    expect(ahead?.warnings).toEqual([])
  })

  it('a percentage is no prompt', async () => {
    await using lab = await open()
    const command = `printf 'Reading 45%%'; sleep 0.4; printf '\\rReading 100%%\\n'; echo done`
    const reply = (await lab.nr.run(sendCommand, command)).get('box')
    expect(reply?.value?.split('\n').at(-1)).toBe('done')
    expect((await lab.nr.run(sendCommand, 'echo next')).get('box')?.value).toBe('next')
  })

  it('an answer that was ended early by its own prompt is not given to the next command', async () => {
    await using lab = await open()
    const shifted: unknown[] = []
    for (let round = 0; round < 5; round += 1) {
      const trap = `echo one; printf '%s' "$PS1" | sed "s/x/x/"; printf '%s@vm:~$ ' "$(whoami)"; sleep 0.3; echo; echo two`
      await lab.nr.run(sendCommand, trap)
      const next = (await lab.nr.run(sendCommand, 'echo mine')).get('box')
      if (next?.value !== 'mine') shifted.push(next?.value)
    }
    expect(shifted).toEqual([])
  })

  it('answers a dialog of a real program, the secret too, which is not shown', async () => {
    await using lab = await open()
    const ask = `read -p 'Name? ' n; read -s -p 'Password: ' p; echo; echo "$n \${#p}"`
    const dialog = [
      { expect: 'Name?', answer: 'ada' },
      { expect: /Password:/, answer: new Secret('s3cret') },
    ]
    const reply = (await lab.nr.run(sendCommand, { command: ask, dialog })).get('box')
    expect(reply?.value?.split('\n')).toEqual(['Name? ada', 'Password: ', 'ada 6'])
  })

  it('gives lines while the command runs', async () => {
    await using lab = await open()
    const command = 'for i in 1 2 3; do echo line $i; sleep 0.2; done'
    const seen: [string, number][] = []
    const onLine = (line: string): void => {
      seen.push([line, performance.now()])
    }
    await lab.nr.run(sendCommand, { command, onLine })
    expect(seen.map(([line]) => line)).toEqual(['line 1', 'line 2', 'line 3'])
    expect((seen[2]?.[1] ?? 0) - (seen[0]?.[1] ?? 0)).toBeGreaterThan(300)
  })

  it('a command that ends the session is a good answer where that is meant', async () => {
    await using lab = await open()
    const left = await lab.nr.run(sendCommand, { command: 'exit', endsSession: true })
    expect(left.get('box')).toMatchObject({ status: 'ok', value: 'logout' })
    expect((await lab.nr.run(sendCommand, 'whoami')).get('box')?.value).toBe(sshd.username)
  })

  it('gives a megabyte whole, and colours not at all', async () => {
    await using lab = await open()
    const count = 30_000
    const command = `for i in $(seq ${count}); do printf '\\033[31mline %06d of interface status\\033[0m\\n' $i; done`
    const lines = (await lab.nr.run(sendCommand, command)).get('box')?.value?.split('\n') ?? []
    expect(lines).toHaveLength(count)
    expect(lines.at(-1)).toBe('line 030000 of interface status')
  })

  it('takes a command that is longer than the terminal is wide', async () => {
    await using lab = await open()
    const text = 'abcdefghij'.repeat(120)
    expect((await lab.nr.run(sendCommand, `echo ${text}`)).get('box')?.value).toBe(text)
  })

  it('is not ended by an output line that looks like a prompt, nor by a pause behind it', async () => {
    await using lab = await open()
    const command = `printf 'root@other:~# '; sleep 0.3; echo; echo end`
    expect((await lab.nr.run(sendCommand, command)).get('box')?.value).toBe('root@other:~# \nend')
  })

  it('follows the prompt that changes with the folder', async () => {
    await using lab = await open()
    const replies = (await lab.nr.run(sendCommands, ['cd /usr/share', 'pwd'])).get('box')?.value
    expect(replies?.[1]?.output).toBe('/usr/share')
  })

  it('rule 6: interrupts a command that does not end, and goes on in the same session', async () => {
    await using lab = await open()
    await lab.nr.run(sendCommand, 'marker=here')
    const hanging = await lab.nr.run(sendCommand, { command: 'sleep 60', timeoutMs: 150 })
    expect(hanging.get('box')?.error).toMatchObject({ code: 'PROMPT_TIMEOUT', changed: 'unknown' })
    lab.nr.resetFailedHosts()
    expect((await lab.nr.run(sendCommand, 'echo $marker')).get('box')?.value).toBe('here')
  })

  it('a connection that drops in mid-output is a SessionClosedError with what had come', async () => {
    await using lab = await open()
    await lab.nr.run(sendCommand, 'true')
    const running = lab.nr.run(sendCommand, 'echo half; kill -9 $PPID $$')
    expect((await running).get('box')?.error).toMatchObject({
      code: 'SESSION_CLOSED',
      phase: 'command',
    })
  })

  it('a command that is not there is an error', async () => {
    await using lab = await open()
    const error = (await lab.nr.run(sendCommand, 'nosuchcommand')).get('box')?.error
    expect(error).toMatchObject({ code: 'COMMAND_REJECTED' })
  })
})
