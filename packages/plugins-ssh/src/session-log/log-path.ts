import { resolve } from 'node:path'
import { expandHome } from '@nornir-ts/kernel'
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
/** All else is escaped, `%` and `~` too: an escaped name is never another name, nor one with a number. */
const UNSAFE = /[^A-Za-z0-9._@-]/gu
/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

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
    host: safeName(host),
    connection: safeName(connection),
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

/** One name of a file or folder, of which no two names have the same. */
function safeName(name: string): string {
  const escaped = name
    .replaceAll(UNSAFE, percent)
    .replace(RESERVED, (reserved) => `${percent(reserved.charAt(0))}${reserved.slice(1)}`)
    // `.` and `..` are folders; Windows drops a dot at the end.
    .replace(/^\.+$|\.$/, percent)
  return escaped === '' ? '%' : escaped
}

function percent(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}

/** `2026-11-22T15:46:03.000Z`, but of the local clock. */
function localTime(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString()
}
