import { type FileHandle, open } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isMap } from '@nornir-ts/kernel'
import type { NetboxDevice, NetboxObject } from '../device/netbox-device.ts'
import { SharedObjects } from '../device/shared-objects.ts'
import type { CachedHosts, Surroundings } from './cached-hosts.ts'
import { FORMAT } from './write-cache.ts'

/** What a file gave. */
export interface ReadCache {
  /** What it holds; `undefined` when it is of no use. */
  readonly hosts: CachedHosts | undefined
  /** Why it is of no use although it is there. */
  readonly problem?: string | undefined
}

/** What another user could write is not trusted: it would say which hosts there are, and where. */
const WRITABLE_BY_OTHERS = 0o022
const SLICE = 2_000

/**
 * Reads hosts from a file that {@link writeCache} wrote.
 *
 * @param file - The file.
 * @param key - What is wanted; a file of something else is of no use.
 * @param signal - Gives up once it aborts.
 */
export async function readCache(
  file: string,
  key: string,
  signal: AbortSignal | undefined,
): Promise<ReadCache> {
  let handle: FileHandle
  try {
    handle = await open(file, 'r')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return {
      hosts: undefined,
      problem: code === 'ENOENT' ? undefined : `cannot be read: ${message}`,
    }
  }
  try {
    const { mode, uid, mtimeMs } = await handle.stat()
    if (isForeign(mode, uid)) return { hosts: undefined, problem: 'may be written by others' }
    return await read(handle, { key, agreedAtMs: mtimeMs, signal })
  } catch (error) {
    signal?.throwIfAborted()
    // Not the parser's own words: they would quote the file.
    if (error instanceof SyntaxError) return { hosts: undefined, problem: 'is damaged' }
    return { hosts: undefined, problem: `cannot be read: ${(error as Error).message}` }
  } finally {
    await handle.close()
  }
}

function isForeign(mode: number, uid: number): boolean {
  if (process.platform === 'win32') return false
  return (mode & WRITABLE_BY_OTHERS) !== 0 || uid !== process.getuid?.()
}

interface Wanted {
  readonly key: string
  readonly agreedAtMs: number
  readonly signal: AbortSignal | undefined
}

const damaged: ReadCache = { hosts: undefined, problem: 'is damaged' }

async function read(handle: FileHandle, { key, agreedAtMs, signal }: Wanted): Promise<ReadCache> {
  const lines = handle.readLines()[Symbol.asyncIterator]()
  const first = await lines.next()
  const header = first.done === true ? undefined : headerOf(JSON.parse(first.value))
  if (header === 'other')
    return { hosts: undefined, problem: 'is of another version of this package' }
  if (header === undefined) return damaged
  if (header.key !== key) return { hosts: undefined, problem: 'is of other options' }

  const shared = new SharedObjects()
  const devices: NetboxDevice[] = []
  let line = await lines.next()
  while (line.done !== true) {
    const next = await lines.next()
    const value: unknown = JSON.parse(line.value)
    // The last line is none of a host.
    if (next.done === true) return whole(value, { ...header, agreedAtMs, devices })
    devices.push(revive(value, shared))
    line = next
    if (devices.length % SLICE === 0) {
      await nextTurn()
      signal?.throwIfAborted()
    }
  }
  return damaged
}

function whole(end: unknown, hosts: Omit<CachedHosts, 'partial'>): ReadCache {
  if (!isMap(end) || end['count'] !== hosts.devices.length) return damaged
  const partial = new Set(Array.isArray(end['partial']) ? end['partial'].map(String) : [])
  return { hosts: { ...hosts, partial } }
}

type Header = Pick<CachedHosts, 'key' | 'readAtMs' | 'watermarkMs' | 'surroundings'>

function headerOf(value: unknown): Header | 'other' | undefined {
  if (!isMap(value) || typeof value['format'] !== 'number') return undefined
  if (value['format'] !== FORMAT) return 'other'
  const { key, readAtMs, watermarkMs, surroundings } = value
  if (typeof key !== 'string' || typeof readAtMs !== 'number' || !isMap(surroundings))
    return undefined
  return {
    key,
    readAtMs,
    watermarkMs: typeof watermarkMs === 'number' ? watermarkMs : undefined,
    surroundings: surroundings as unknown as Surroundings,
  }
}

/** Only we write the file, and it is whole: what is in it is what was checked when it was read from the server. */
function revive(value: unknown, shared: SharedObjects): NetboxDevice {
  if (!isMap(value)) throw new SyntaxError('no host')
  const device = value as unknown as NetboxDevice
  const one = <Kept extends NetboxObject>(kind: string, object: Kept | undefined) =>
    object && shared.keep(kind, object)
  // In the order in which the server's answers are read: objects of one shape are smaller.
  return {
    kind: device.kind,
    id: device.id,
    name: device.name,
    status: device.status,
    role: one('role', device.role),
    platform: one('platform', device.platform),
    tenant: one('tenant', device.tenant),
    site: one('site', device.site),
    location: one('location', device.location),
    rack: one('rack', device.rack),
    cluster: one('cluster', device.cluster),
    deviceType: one('device_type', device.deviceType),
    manufacturer: one('manufacturer', device.manufacturer),
    serial: device.serial,
    assetTag: device.assetTag,
    primaryIp: device.primaryIp,
    primaryIp4: device.primaryIp4,
    primaryIp6: device.primaryIp6,
    oobIp: device.oobIp,
    virtualChassis: device.virtualChassis,
    vcPosition: device.vcPosition,
    tags: device.tags?.map((tag) => shared.keep('tag', tag)),
    customFields: device.customFields,
    configContext: device.configContext,
    localContext: device.localContext,
    description: device.description,
    comments: device.comments,
    lastUpdated: device.lastUpdated,
  }
}
