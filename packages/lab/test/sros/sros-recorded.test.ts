import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startLab } from '../../src/index.ts'
import { srosUser } from './sros-user.ts'

const data = process.env['NORNIR_TS_TEST_DATA']
if (data === undefined) {
  console.warn(
    'NORNIR_TS_TEST_DATA is not set: the lab is not compared with recorded SR OS prompts',
  )
}

interface RecordedPrompt {
  readonly platform: string
  readonly prompt: string
}

/** Prompts of real devices; bof is a region that the lab does not have. */
function recordedPrompts(): readonly string[] {
  const file = readFileSync(join(data ?? '', 'prompts/prompts.json'), 'utf8')
  const prompts = JSON.parse(file) as readonly RecordedPrompt[]
  return prompts
    .filter(({ platform, prompt }) => platform === 'nokia_sros' && !prompt.includes('bof'))
    .map(({ prompt }) => prompt)
}

describe.skipIf(data === undefined)('recorded SR OS prompts', () => {
  it('are those of the lab', async () => {
    await using lab = await startLab({
      devices: [{ name: 'sr1', platform: 'nokia_sros' }],
    })
    const device = lab.device('sr1')
    const user = await srosUser(device)
    const other = await srosUser(device)
    const seen = [await user.say('edit-config exclusive')]
    seen.push(await user.say('configure system'), await user.say('location "here"'))
    await user.sayAll('discard', 'exit all', 'quit-config', 'edit-config global')
    await other.sayAll('edit-config private', 'configure system location "there"', 'commit')
    // the same as global mode, with its own sign
    seen.push((await user.say('')).replace('(gl)', '(ex)'))
    seen.push((await user.say('configure system')).replace('(gl)', '(ex)'))
    const shown = seen.map((text) =>
      text.trimEnd().split('\n').slice(-2).join('\n').replace('/configure system', '/somepath'),
    )
    expect(shown).toEqual(expect.arrayContaining([...recordedPrompts()]))
  })
})
