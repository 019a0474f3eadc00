import { expect, it } from 'vitest'
import { openFake, plainPlatform } from '../../../test/fake-session.ts'
import type { FakeDevice } from '../../../test/fake-transport.ts'
import { definePlatform } from '../../platform/define-platform.ts'

const sure = /^The current configuration will be written\. Continue\? \[Y\/N\]: ?$/

it('answers what saving asks as the platform knows it, and nothing else', async () => {
  const save = {
    command: 'save',
    mode: 'enable',
    success: /^Saved\.$/,
    dialogs: [{ pattern: sure, answer: 'y\n' }],
  }
  const platform = definePlatform({ ...plainPlatform, save })
  const device: FakeDevice = (typed, fake) => {
    if (typed === 'save\n') {
      fake.say('save\r\nThe current configuration will be written. Continue? [Y/N]:')
    } else fake.say('y\r\nSaved.\r\nr1#')
  }
  const { session, transport } = await openFake({ device, platform })
  expect((await session.saveConfig()).output).toContain('Saved.')
  expect(transport.typed).toEqual(['save\n', 'y\n'])
})

it('goes back to the mode it came from', async () => {
  const save = { command: 'save', mode: 'config', success: /^Done$/ }
  const platform = definePlatform({ ...plainPlatform, save })
  const device: FakeDevice = (typed, fake) => {
    const line = typed.trimEnd()
    const prompt = line === 'end' ? 'r1#' : 'r1(config)#'
    fake.say(`${line}\r\n${line === 'save' ? 'Done\r\n' : ''}${prompt}`)
  }
  const { session, transport } = await openFake({ device, platform })
  expect(await session.saveConfig()).toMatchObject({ output: 'Done', mode: 'enable' })
  expect(transport.typed).toEqual(['configure terminal\n', 'save\n', 'end\n'])
})
