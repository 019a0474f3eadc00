import { answer, type FakeAnswer, refuse } from './fake-vault-answer.ts'

type Fields = Readonly<Record<string, unknown>>

interface Version {
  fields: Fields | null
  deletedAt: string
  isDestroyed: boolean
}

const ISO = '2026-01-02T03:04:05.678901234Z'
/** 32 days, the longest lease: what KV version 1 advises. */
const ADVICE_SECONDS = 2_764_800

/** KV version 2 at `secret`, version 1 at `old`. */
export class FakeSecrets {
  readonly #versions = new Map<string, Version[]>()
  readonly #old = new Map<string, Fields>()

  /** Writes a version; gives its number. */
  put(path: string, fields: Fields): number {
    const all = this.#versions.get(path) ?? []
    this.#versions.set(path, all)
    return all.push({ fields, deletedAt: '', isDestroyed: false })
  }

  /** Writes a secret without versions. */
  putOld(path: string, fields: Fields): void {
    this.#old.set(path, fields)
  }

  /** Takes the fields of a version away. */
  clear(path: string, version: number, isDestroyed: boolean): void {
    const found = this.#versions.get(path)?.[version - 1]
    if (found === undefined) throw new Error(`no version ${version} of ${path}`)
    Object.assign(found, {
      fields: null,
      deletedAt: isDestroyed ? found.deletedAt : ISO,
      isDestroyed,
    })
  }

  /** Reads a path as a client names it. */
  read(path: string, namespace: string, version: number): FakeAnswer {
    const [mount = '', ...rest] = path.split('/').map(decodeURIComponent)
    if (mount === 'old') return this.#readOld(rest.join('/'))
    if (mount !== 'secret') {
      return refuse(404, `no handler for route "${path}". route entry not found.`)
    }
    if (rest.shift() !== 'data') {
      const warnings = ['Invalid path for a versioned K/V secrets engine.']
      return [404, { errors: [], warnings }]
    }
    return this.#readVersion([...(namespace === '' ? [] : [namespace]), ...rest].join('/'), version)
  }

  #readVersion(name: string, wanted: number): FakeAnswer {
    const all = this.#versions.get(name) ?? []
    const version = wanted || all.length
    const found = all[version - 1]
    if (found === undefined) return refuse(404)
    const { fields: data, deletedAt: deletion_time, isDestroyed: destroyed } = found
    const times = { created_time: ISO, deletion_time }
    const metadata = { ...times, custom_metadata: null, destroyed, version }
    return answer({ data: { data, metadata } }, data === null ? 404 : 200)
  }

  #readOld(name: string): FakeAnswer {
    const data = this.#old.get(name)
    if (data === undefined) return refuse(404)
    const ttl = Number.parseInt(String(data['ttl']), 10)
    return answer({ data, lease_duration: Number.isNaN(ttl) ? ADVICE_SECONDS : ttl })
  }
}
