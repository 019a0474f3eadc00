import type { Nornir } from '@nornir-ts/core'
import { expectTypeOf, it } from 'vitest'
import type { ParsedRow } from '../parsing/row-source.ts'
import type { ConfigLineReply } from '../session/config/type-config.ts'
import type { CommandReply } from '../session/session-reply.ts'
import type { ArpRow } from '../table/arp/arp-row.ts'
import { backupConfig } from './backup-config.ts'
import { getConfig } from './get-config.ts'
import { getArpTable } from './get-tables.ts'
import { parseCommand, parseCommandAs } from './parse-command.ts'
import { saveConfig } from './save-config.ts'
import { sendCommand } from './send-command.ts'
import { sendCommands } from './send-commands.ts'
import { sendConfig } from './send-config.ts'

declare const nr: Nornir

it('infers what each task takes and gives', async () => {
  const one = (await nr.run(sendCommand, 'show version')).get('r1')
  if (one?.status === 'ok') expectTypeOf(one.value).toEqualTypeOf<string>()
  const many = (await nr.run(sendCommands, ['a', 'b'])).get('r1')
  if (many?.status === 'ok') expectTypeOf(many.value).toExtend<readonly CommandReply[]>()
  const pushed = (await nr.run(sendConfig, { lines: 'a', timeoutMs: 5 })).get('r1')
  if (pushed?.status === 'ok') expectTypeOf(pushed.value).toExtend<readonly ConfigLineReply[]>()
  const read = (await nr.run(getConfig)).get('r1')
  if (read?.status === 'ok') expectTypeOf(read.value.text).toEqualTypeOf<string>()
  const kept = (await nr.run(backupConfig, { folder: 'b' })).get('r1')
  if (kept?.status === 'ok') expectTypeOf(kept.value.changed).toEqualTypeOf<boolean>()
  const saved = (await nr.run(saveConfig)).get('r1')
  if (saved?.status === 'ok') expectTypeOf(saved.value).toEqualTypeOf<string>()
})

it('gives rows the type that is known, or told', async () => {
  interface Route {
    readonly network: string
  }
  const any = (await nr.run(parseCommand, 'show ip route')).get('r1')
  if (any?.status === 'ok') expectTypeOf(any.value).toEqualTypeOf<readonly ParsedRow[]>()
  const routes = (await nr.run(parseCommandAs<Route>(), { command: 'show ip route' })).get('r1')
  if (routes?.status === 'ok') expectTypeOf(routes.value).toEqualTypeOf<readonly Route[]>()
  const raw = (await nr.run(parseCommandAs<Route>({ onParseError: 'raw' }), 'a')).get('r1')
  if (raw?.status === 'ok') expectTypeOf(raw.value).toEqualTypeOf<readonly Route[] | string>()
  const arp = (await nr.run(getArpTable)).get('r1')
  if (arp?.status === 'ok') expectTypeOf(arp.value).toEqualTypeOf<readonly ArpRow[]>()
})

it('refuses calls that make no sense', () => {
  // @ts-expect-error a command is needed
  nr.run(sendCommand)
  // @ts-expect-error a command is needed
  nr.run(parseCommand)
  // @ts-expect-error there is one way out
  parseCommandAs({ onParseError: 'rows' })
  // @ts-expect-error a backup needs a place
  nr.run(backupConfig)
  // @ts-expect-error it goes to one place
  nr.run(backupConfig, { folder: 'b', file: () => 'b/r1' })
  // @ts-expect-error there is no such configuration
  nr.run(getConfig, { source: 'saved' })
  // @ts-expect-error one command is no list
  nr.run(sendCommands, 'show version')
})
