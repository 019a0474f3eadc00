import { readdirSync, readFileSync } from 'node:fs'

/** How many files (sockets count too) the process may have open, and has. */
export interface OpenFiles {
  /** How many it may have. Node itself raises the soft limit to the hard one when it starts. */
  readonly limit: number
  /** How many it has. */
  readonly inUse: number
}

interface Report {
  readonly userLimits?: { readonly open_files?: { readonly soft?: number | string } }
}

/** Counts open files; undefined where there is no limit, or none that can be known. */
export function openFiles(): OpenFiles | undefined {
  if (process.platform === 'win32') return undefined
  const onLinux = process.platform === 'linux'
  try {
    const limit = onLinux ? limitOfProc() : limitOfReport()
    if (limit === undefined) return undefined
    return { limit, inUse: readdirSync(onLinux ? '/proc/self/fd' : '/dev/fd').length }
  } catch {
    return undefined // no /proc in this container: the check is a help, no condition
  }
}

function limitOfProc(): number | undefined {
  const soft = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]
  return soft === undefined ? undefined : Number(soft)
}

let reportedLimit: number | undefined

/** A report takes milliseconds, and seconds when it looks up names of peers: once per process, without. */
export function limitOfReport(): number | undefined {
  reportedLimit ??= readReportedLimit()
  return Number.isFinite(reportedLimit) ? reportedLimit : undefined
}

function readReportedLimit(): number {
  const settings = process.report as { excludeNetwork?: boolean } // not in older Nodes
  const { excludeNetwork = false } = settings
  settings.excludeNetwork = true
  try {
    const { userLimits } = process.report.getReport() as Report
    const soft = userLimits?.open_files?.soft
    return typeof soft === 'number' ? soft : Number.POSITIVE_INFINITY
  } finally {
    settings.excludeNetwork = excludeNetwork
  }
}
