import { createHmac, randomBytes } from 'node:crypto'
import type { Secret } from '@nornir-ts/core'
import type { Route } from '../link/route.ts'
import type { SshServer } from '../ssh-target.ts'

/** Secrets are told apart by a keyed hash, so that no plain text is kept. */
const digestKey = randomBytes(32)
const functionIds = new WeakMap<object, number>()
let lastFunctionId = 0

/**
 * Gives a text that two servers share exactly when one connection can serve for both: the same
 * server, reached the same way, logged in to as the same user by the same credentials, its host key
 * checked the same way.
 *
 * @param server - A jump host.
 */
export function hopKey(server: SshServer): string {
  const { hostname, port, username, password, privateKeys, keyFiles, passphrase } = server
  const { agent, identitiesOnly, algorithms, hostKeyAlias, hostKeys, knownHostsFiles } = server
  return JSON.stringify([
    [routeKey(server.route), hostname, port, username],
    [digestOf(password), privateKeys?.map(digestOf), keyFiles, digestOf(passphrase)],
    [agent, identitiesOnly, idOf(server.onPrompt)],
    [hostKeyAlias, hostKeys, knownHostsFiles, algorithms, server.keepaliveMs],
  ])
}

function routeKey(route: Route = { kind: 'direct' }): unknown {
  const { kind, ...wishes } = route
  if (route.kind === 'jump') return hopKey(route.through)
  if (route.kind === 'socket') return idOf(route.open)
  return [kind, wishes]
}

function digestOf(secret: Secret | undefined): string | undefined {
  if (secret === undefined) return undefined
  return createHmac('sha256', digestKey).update(secret.reveal()).digest('base64')
}

/** Functions are the same when they are the same object. */
function idOf(value: object | undefined): number | undefined {
  if (value === undefined) return undefined
  const id = functionIds.get(value) ?? ++lastFunctionId
  functionIds.set(value, id)
  return id
}
