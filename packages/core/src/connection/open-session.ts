import { type Host, resolveSecrets, type UnresolvedParameters } from '@nornir-ts/inventory'
import type { SecretLookup } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import type { Gate } from './connect-gate.ts'
import type { ConnectionPlugin, ConnectionTarget, PluginSettings } from './connection-plugin.ts'
import { isCredentialRejection } from './credential-breaker.ts'
import { renewedPassword } from './renewed-password.ts'

/** Which session {@link openSession} opens. */
export interface SessionRequest<Session> {
  /** The host. */
  readonly host: Host
  /** Name of the connection. */
  readonly name: string
  /** The plugin that opens it. */
  readonly plugin: ConnectionPlugin<Session>
  /** What the configuration file says about the plugin. */
  readonly settings?: PluginSettings | undefined
  /** Looks secrets up. */
  readonly resolver: SecretLookup
}

/** Circumstances in which {@link openSession} opens it. */
export interface OpenSessionOptions {
  /** What the log-in passes through. */
  readonly gate: Gate
  /** Logger with host and connection bound. */
  readonly log: Logger
  /** Gives up. */
  readonly signal: AbortSignal
}

/**
 * Opens a session with what the inventory says now; secrets are fetched only here, when they are
 * needed. A password that the device refuses is fetched again, once, and used if it differs (safety
 * rule 18).
 *
 * @param request - Which one.
 * @param options - Gate, logger, signal.
 * @throws whatever the plugin's `open` rejects with; `SecretResolutionError`; the signal's reason.
 */
export async function openSession<Session>(
  request: SessionRequest<Session>,
  { gate, log, signal }: OpenSessionOptions,
): Promise<Session> {
  const { host, name, plugin, resolver } = request
  log.debug('opening')
  const unresolved = parametersOf(request, log)
  const scope = { resolver, host: host.name, signal }
  const parameters = await resolveSecrets(unresolved, scope)
  const target: ConnectionTarget = {
    host: host.name,
    connection: name,
    parameters,
    settings: request.settings,
    log,
    logIn: (credential, attempt) => gate.logIn(credential, attempt, signal),
    checkCredential: (credential) => gate.checkCredential(credential),
    exclusively: (key, work) => gate.exclusively(key, work),
  }
  try {
    return await plugin.open(target, signal)
  } catch (error) {
    if (!isCredentialRejection(error)) throw error
    const renewing = renewedPassword(unresolved, { ...scope, refused: parameters.password })
    const password = await renewing.catch((err: unknown) => {
      log.debug({ err }, 'the refused password could not be looked up again')
    })
    if (password === undefined) throw error
    log.info('the refused password has been changed at its source; trying the new one')
    return await plugin.open({ ...target, parameters: { ...parameters, password } }, signal)
  }
}

function parametersOf<Session>(
  { host, name, plugin }: SessionRequest<Session>,
  log: Logger,
): UnresolvedParameters {
  const { aliases } = plugin
  const parameters = host.connectionParameters(name, {
    platforms: aliases?.platforms,
    // Another name asks for other options: an alias stands for the plugin's own.
    connections: name === plugin.name ? aliases?.connections : undefined,
  })
  const { optionsFrom } = parameters
  if (optionsFrom.some((from) => from !== name))
    log.info({ optionsFrom }, 'connection options were read under other names too')
  return parameters
}
