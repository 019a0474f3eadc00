import { defineTask, result, type Task, type TaskContext } from '@nornir-ts/core'
import { namesOf } from '../parsing/parse-output.ts'
import { parseTable } from '../parsing/parse-table.ts'
import { ssh } from '../plugin/ssh.ts'
import { UnsupportedOperationError } from '../session/error/unsupported-operation-error.ts'
import {
  arpTable,
  bgpSummaryTable,
  type DeviceTable,
  interfaceStatusTable,
  interfacesTable,
  lldpNeighborsTable,
  macTableTable,
  routesTable,
  versionTable,
} from '../table/tables.ts'
import type { ConnectionParams } from './connection-params.ts'
import { type ParamNames, refuseUnknown } from './known-params.ts'
import { rowsOf } from './parse-command.ts'

/** Parameters of tasks such as {@link getArpTable}. */
export interface GetTableParams extends ConnectionParams {
  /** Time that parsing may take in all, in milliseconds (default 10 000). */
  readonly budgetMs?: number | undefined
}

const PARAMS: ParamNames<GetTableParams> = { connection: true, timeoutMs: true, budgetMs: true }

/** A task that gives the rows of a table, whatever the platform. */
export type GetTableTask<Row extends object> = Task<GetTableParams | undefined, readonly Row[]>

function tableTask<Row extends object>(name: string, table: DeviceTable<Row>): GetTableTask<Row> {
  return defineTask({
    module: import.meta.url,
    name,
    run: async (context: TaskContext, params: GetTableParams | undefined) => {
      const { host, connection, signal } = context
      refuseUnknown(params, PARAMS, { host: host.name, task: name })
      const { connection: connectionName, timeoutMs, budgetMs } = params ?? {}
      const session = await connection(ssh, { name: connectionName })
      const names = namesOf(session.platform)
      const template = table.templates.find(({ platform }) => names.includes(platform))
      if (template === undefined) {
        const operation = `template for ${name}; parseCommand takes one of your own`
        const { name: platform } = session.platform
        throw new UnsupportedOperationError({
          host: host.name,
          phase: 'command',
          platform,
          operation,
        })
      }
      const { command } = template
      const { output, warnings } = await session.sendCommand(command, { timeoutMs, signal })
      const answer = { host: host.name, platform: session.platform.name, command, output }
      const { family } = table
      const value = await rowsOf(
        answer,
        () => parseTable(output, { template, family }, { budgetMs, signal }),
        signal,
      )
      return result<readonly Row[]>({ value, warnings })
    },
  })
}

/** What runs on a device: one row, or one for each member of a virtual chassis. */
export const getVersion = tableTask('getVersion', versionTable)

/** Interfaces, with all that is said of them. */
export const getInterfaces = tableTask('getInterfaces', interfacesTable)

/** Interfaces, in a line each: link, VLAN, speed. */
export const getInterfaceStatus = tableTask('getInterfaceStatus', interfaceStatusTable)

/** IPv4 neighbours and their MAC addresses. */
export const getArpTable = tableTask('getArpTable', arpTable)

/** MAC addresses and the ports behind which they are. */
export const getMacTable = tableTask('getMacTable', macTableTable)

/** Neighbours that are heard by LLDP. */
export const getLldpNeighbors = tableTask('getLldpNeighbors', lldpNeighborsTable)

/** BGP neighbours and how it stands with them. */
export const getBgpSummary = tableTask('getBgpSummary', bgpSummaryTable)

/** IPv4 routes. */
export const getRoutes = tableTask('getRoutes', routesTable)
