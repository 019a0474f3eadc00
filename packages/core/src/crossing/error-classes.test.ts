import { describe, expect, it } from 'vitest'
import { ErrorClasses } from './error-classes.ts'

class FirstError extends Error {}
class OtherError extends Error {}

describe('ErrorClasses', () => {
  it('finds the class of an error, and the error at an address, in own and loaded modules', async () => {
    const classes = new ErrorClasses({ own: { FirstError } }, async () => ({ OtherError, n: 1 }))
    expect(classes.addressOf(new OtherError())).toBeUndefined()
    await classes.load('file:///x.ts')
    const address = { module: 'file:///x.ts', export: 'OtherError' }
    expect(classes.addressOf(new OtherError())).toEqual(address)
    expect(classes.addressOf(new FirstError())).toEqual({ module: 'own', export: 'FirstError' })
    expect(classes.at(address)).toBe(OtherError)
  })

  it('knows no class of what is not there, is no class, or cannot be loaded', async () => {
    const classes = new ErrorClasses({ own: { n: 1, run: () => 1 } }, () =>
      Promise.reject(new Error('no')),
    )
    await classes.load('file:///missing.ts')
    expect(classes.has('file:///missing.ts')).toBe(true)
    for (const name of ['n', 'run', 'toString', 'constructor'])
      expect(classes.at({ module: 'own', export: name })).toBeUndefined()
    expect(classes.at({ module: 'elsewhere', export: 'X' })).toBeUndefined()
  })

  it('is not fooled by a field that is called constructor', () => {
    const classes = new ErrorClasses({ own: { FirstError } }, async () => ({}))
    const error = Object.assign(new Error('x'), { constructor: FirstError })
    expect(classes.addressOf(error)).toBeUndefined()
  })
})
