import { answer, type FakeAnswer, newId, refuse } from './fake-vault-answer.ts'
import type { RoleOptions } from './vault-under-test.ts'

/** A token that was given out. */
export interface FakeToken {
  readonly text: string
  readonly isRoot: boolean
  readonly ttlSeconds: number
  readonly hardEnd: number
  expiresAt: number
}

interface Role extends Required<RoleOptions> {
  readonly secretId: string
}

const FOREVER = Number.POSITIVE_INFINITY

/** Tokens, and AppRoles that log in for them. */
export class FakeTokens {
  readonly #tokens = new Map<string, FakeToken>()
  readonly #roles = new Map<string, Role & { uses: number }>()
  readonly #mark: string
  /** How often somebody logged in. */
  logIns = 0

  /** @param mark - A text that tokens and secret IDs contain. */
  constructor(mark: string) {
    this.#mark = mark
  }

  /** Makes a token. */
  make(token: Partial<FakeToken> = {}): FakeToken {
    const text = `hvs.${this.#mark}${newId()}`
    const made = {
      text,
      isRoot: false,
      ttlSeconds: 0,
      hardEnd: FOREVER,
      expiresAt: FOREVER,
      ...token,
    }
    this.#tokens.set(text, made)
    return made
  }

  /** Takes a token away. */
  revoke(text: string): void {
    this.#tokens.delete(text)
  }

  /** The token of this text, if it is still good. */
  good(text: string): FakeToken | undefined {
    const token = this.#tokens.get(text)
    return token !== undefined && performance.now() < token.expiresAt ? token : undefined
  }

  /** Makes an AppRole. */
  role({ ttlSeconds = 3600, maxTtlSeconds = 1e9, secretIdUses = 1e9 }: RoleOptions) {
    const [roleId, secretId] = [newId(), `${this.#mark}${newId()}`]
    const uses = secretIdUses
    this.#roles.set(roleId, { ttlSeconds, maxTtlSeconds, secretIdUses, secretId, uses })
    return { roleId, secretId }
  }

  /** Logs an AppRole in. */
  logIn({ role_id: roleId, secret_id: secretId }: Readonly<Record<string, unknown>>): FakeAnswer {
    const role = this.#roles.get(String(roleId))
    if (role === undefined || role.secretId !== secretId || role.uses === 0) {
      return refuse(400, 'invalid role or secret ID')
    }
    role.uses--
    this.logIns++
    const hardEnd = performance.now() + role.maxTtlSeconds * 1000
    return this.renew(this.make({ ttlSeconds: role.ttlSeconds, hardEnd }))
  }

  /** Starts the time of a token again. */
  renew(token: FakeToken): FakeAnswer {
    const leftMs = Math.min(token.ttlSeconds * 1000, token.hardEnd - performance.now())
    token.expiresAt = performance.now() + leftMs
    const policies = ['default', 'reader']
    const auth = { client_token: token.text, accessor: newId(), policies, token_policies: policies }
    const lease = { lease_duration: Math.round(leftMs / 1000), renewable: true }
    return answer({ auth: { ...auth, ...lease, token_type: 'service' } })
  }
}
