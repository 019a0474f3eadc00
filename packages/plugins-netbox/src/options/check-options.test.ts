import { inspect } from 'node:util'
import { Secret } from '@nornir-ts/kernel'
import { describe, expect, it } from 'vitest'
import { nautobot } from '../source/nautobot.ts'
import { netbox } from '../source/netbox.ts'
import type { NetboxOptions } from './options.ts'

const right: NetboxOptions = { url: 'https://netbox.example', token: 'abc31337' }
const failureOf = (options: object, make: (options: never) => unknown = netbox): unknown => {
  try {
    make({ ...right, ...options } as never)
    return undefined
  } catch (error) {
    return error
  }
}

describe('options', () => {
  it.each<[object]>([
    [{}],
    [{ url: 'http://[::1]:8000/netbox/api/' }],
    [{ token: new Secret('x') }],
    [{ token: { $env: 'NETBOX_TOKEN' } }],
    [{ filter: { site: ['ams'] }, virtualMachines: true }],
    [{ virtualMachines: { filter: { cluster: 'x' } } }],
    [{ platformFrom: { customField: 'driver' }, address: ['oob', 'primary'] }],
    [{ platformFrom: () => 'x', address: () => 'x', names: () => 'x' }],
    [{ cache: { file: '~/x' }, retry: { attempts: 1 }, groupsBy: [] }],
  ])('may be %j', (options) => {
    expect(failureOf(options)).toBeUndefined()
  })

  it.each<[object, string, string]>([
    [{ url: undefined }, 'url', 'expected the address of the server'],
    [{ url: 'netbox.example' }, 'url', 'expected the address of the server'],
    [{ url: 'ftp://netbox.example' }, 'url', 'expected http or https, got ftp:'],
    [{ url: 'https://u:31337@netbox.example' }, 'url', 'no password in it'],
    [{ url: 'https://netbox.example/?token=31337' }, 'url', 'no ? and no #'],
    [{ token: undefined }, 'token', 'got undefined'],
    [{ token: '' }, 'token', 'got an empty text'],
    [{ token: 31337 }, 'token', 'got a number'],
    [{ token: { env: '31337' } }, 'token', 'got a map'],
    [{ tokn: '31337' }, 'tokn', 'did you mean "token"?'],
    [{ filters: { site: 'ams' } }, 'filters', 'did you mean "filter"?'],
    [{ filter: [] }, 'filter', 'expected a map of filters, got a list'],
    [{ virtualMachines: 'yes' }, 'virtualMachines', 'expected true or false, got a string'],
    [{ virtualMachines: {} }, 'virtualMachines.filter', 'expected a map of filters, got undefined'],
    [{ virtualMachines: { filtr: {} } }, 'virtualMachines.filtr', 'did you mean "filter"?'],
    [{ include: ['config_contxt'] }, 'include', 'did you mean "config_context"?'],
    [{ groupsBy: ['device_role'] }, 'groupsBy', 'one of site, role,'],
    [{ groupsBy: 'site' }, 'groupsBy', 'expected a list, got a string'],
    [{ platformFrom: 'slugs' }, 'platformFrom', 'did you mean "slug"?'],
    [{ platformFrom: {} }, 'platformFrom', '{ customField } or { configContext }'],
    [{ platformFrom: { customField: '' } }, 'platformFrom.customField', 'got an empty text'],
    [{ platforms: { ios: 1 } }, 'platforms.ios', 'expected a text, got a number'],
    [{ address: 'public' }, 'address', 'one of primary, primary4, primary6, oob, nat'],
    [{ address: [] }, 'address', 'at least one'],
    [{ names: 'overwrite' }, 'names', 'one of suffix, refuse'],
    [{ collapseVirtualChassis: 1 }, 'collapseVirtualChassis', 'got a number'],
    [{ pageSize: 0 }, 'pageSize', 'a whole number from 2 to 10000, got 0'],
    [{ pageSize: '500' }, 'pageSize', 'got a string'],
    [{ concurrency: 1.5 }, 'concurrency', 'got 1.5'],
    [{ timeoutMs: Number.POSITIVE_INFINITY }, 'timeoutMs', 'got Infinity'],
    [{ retry: { attempts: 0 } }, 'retry.attempts', 'from 1 to 100'],
    [{ retry: { delayMS: 1 } }, 'retry.delayMS', 'did you mean "delayMs"?'],
    [{ cache: 'file' }, 'cache', 'expected a map with a file'],
    [{ cache: { file: '' } }, 'cache.file', 'got an empty text'],
    [{ cache: { file: 'x', maxAgeMs: -1 } }, 'cache.maxAgeMs', 'got -1'],
    [{ cache: { file: 'x', ttl: 1 } }, 'cache.ttl', 'an unknown option'],
    [{ onWarning: 'x' }, 'onWarning', 'expected a function'],
    [{ fetch: {} }, 'fetch', 'expected a function'],
    [{ defaults: 'x' }, 'defaults', 'expected a map'],
    [{ connectionOptions: {} }, 'connectionOptions', 'expected a text'],
    [{ allowFilters: 'x' }, 'allowFilters', 'expected a list'],
  ])('may not be %j', (options, option, message) => {
    const error = failureOf(options) as Error
    expect(error).toMatchObject({ code: 'NETBOX_OPTION', option })
    expect(error.message).toContain(message)
    const shown = inspect(error, { depth: null, showHidden: true })
    expect(`${error.message} ${JSON.stringify(error)} ${shown}`).not.toContain('31337')
  })

  it('are an object', () => {
    for (const options of [undefined, null, 'x', []])
      expect(() => netbox(options as never)).toThrow('expected an object of options')
  })

  it('have filters with values, and filters only', () => {
    expect(failureOf({ filter: { site: undefined } })).toMatchObject({
      code: 'NETBOX_FILTER_VALUE',
    })
    expect(failureOf({ filter: { limit: 5 } })).toMatchObject({ code: 'NETBOX_FILTER_NAME' })
    expect(failureOf({ virtualMachines: { filter: { tag: [] } } })).toMatchObject({
      code: 'NETBOX_FILTER_VALUE',
      filter: 'tag',
    })
  })

  it('are others for Nautobot', () => {
    expect(failureOf({}, nautobot)).toBeUndefined()
    expect(failureOf({ platformFrom: 'name', address: 'primary6' }, nautobot)).toBeUndefined()
    for (const [option, value] of Object.entries({
      platformFrom: 'slug',
      address: 'oob',
      groupsBy: ['site'],
    }))
      expect(failureOf({ [option]: value }, nautobot), option).toMatchObject({
        code: 'NETBOX_OPTION',
        option,
      })
    expect(failureOf({ platformFrom: 'network_driver' })).toMatchObject({ code: 'NETBOX_OPTION' })
  })
})

it('a source shows its token nowhere', () => {
  const source = netbox(right)
  expect(inspect(source, { depth: null, showHidden: true })).not.toContain('31337')
})
