import { describe, expect, it } from 'vitest'
import { ciscoIos } from '../../platform/cisco-ios.ts'
import { modePath } from './mode-path.ts'

const commands = (from: string, to: string) =>
  modePath(ciscoIos, from, to)?.map(({ command }) => command)

describe('modePath', () => {
  it('is empty when nothing is to do', () => {
    expect(commands('exec', 'exec')).toEqual([])
  })

  it('goes by the shortest way, over as many modes as it takes', () => {
    expect(commands('exec', 'config')).toEqual(['enable', 'configure terminal'])
    expect(commands('config', 'exec')).toEqual(['end', 'disable'])
  })

  it('is undefined when there is no way, or no such mode', () => {
    expect(commands('standby', 'enable')).toBeUndefined()
    expect(commands('exec', 'nowhere')).toBeUndefined()
  })
})
