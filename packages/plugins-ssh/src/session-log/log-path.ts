import { resolve } from 'node:path'
import { expandHome, fileName } from '@nornir-ts/kernel'
import { SessionLogOptionsError } from './session-log-error.ts'

/** What a path may name. */
export interface LogPathNames {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Name of the connection. */
  readonly connection: string
  /** When the session was opened. */
  readonly openedAt: Date
}

const PLACEHOLDER = /\{([^{}]*)\}/g

/**
 * The path that a template stands for, absolute; `~/` is the home folder.
 *
 * @param template - As the user wrote it.
 * @param names - What it may name.
 * @throws {@link SessionLogOptionsError} when it names anything else.
 */
export function logPath(template: string, names: LogPathNames): string {
  const { host, connection, openedAt } = names
  const local = localTime(openedAt)
  const values: Readonly<Record<string, string>> = {
    host: fileName(host),
    connection: fileName(connection),
    date: local.slice(0, 10),
    time: local.slice(11, 19).replaceAll(':', '-'),
  }
  const path = expandHome(template).replaceAll(PLACEHOLDER, (placeholder, name: string) => {
    if (Object.hasOwn(values, name)) return values[name] ?? ''
    const known = Object.keys(values).map((key) => `{${key}}`)
    const problem = `there is no ${placeholder}; there are ${known.join(', ')}`
    throw new SessionLogOptionsError({ host, file: template, problem })
  })
  return resolve(path)
}

/** `2026-11-22T15:46:03.000Z`, but of the local clock. */
function localTime(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString()
}
