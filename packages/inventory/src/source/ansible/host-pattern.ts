import { isAddressPattern } from './address-pattern.ts'

/** Hosts that one pattern stands for. */
export interface HostPattern {
  readonly names: readonly string[]
  readonly port: number | undefined
}

/** A pattern that stands for no hosts. */
export interface WrongPattern {
  /** What is wrong. */
  readonly problem: string
}

/** More hosts than this from one pattern are a slip of the pen, and would fill the memory. */
const MAX_HOSTS = 1_000_000

/**
 * Takes a pattern of hosts apart: `sw[01:20]`, `sw[a:f]`, `10.0.0.[1:10:2]`, `host:port`, `[address]:port`.
 *
 * @param pattern - As it stands in an inventory.
 */
export function parseHostPattern(pattern: string): HostPattern | WrongPattern {
  const { address, port } = splitPort(pattern)
  const isKnown = isAddressPattern(address)
  // What is no address at all is taken whole, as Ansible does.
  const range = isKnown ? address : pattern
  if (!range.includes('[')) return { names: [range], port: isKnown ? port : undefined }
  const names: string[] = []
  const problem = expand(range, names)
  return problem === undefined ? { names, port: isKnown ? port : undefined } : { problem }
}

function splitPort(pattern: string): { address: string; port: number | undefined } {
  let address = pattern
  let port: number | undefined
  for (const form of [/^\[(.+)\]:(\d+)$/, /^((?:[^:[\]]|\[[^\]]*\])*):(\d+)$/]) {
    const [, host, digits] = form.exec(address) ?? []
    if (host === undefined || digits === undefined) continue
    address = host
    port = Number(digits)
  }
  return { address, port }
}

/** Appends what a pattern with ranges stands for, the last range changing fastest; gives what is wrong with it. */
function expand(pattern: string, names: string[]): string | undefined {
  const parts = /^([^[\]|]*)\[([^\]|]*)\]([^|]*)$/.exec(pattern)
  if (parts === null) return `"${pattern}" has a "[" that begins no range, as in sw[01:20]`
  const [, head = '', range = '', tail = ''] = parts
  const steps = stepsOf(range)
  if (typeof steps === 'string') return `[${range}]: ${steps}`
  for (const step of steps) {
    const name = head + step + tail
    if (!name.includes('[')) names.push(name)
    else {
      const problem = expand(name, names)
      if (problem !== undefined) return problem
    }
    if (names.length > MAX_HOSTS) return `the pattern stands for more than ${MAX_HOSTS} hosts`
  }
  return undefined
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** What a range runs through, or what is wrong with it. */
function stepsOf(range: string): Iterable<string> | string {
  const bounds = range.split(':')
  const [begin = '', end = '', step = '1'] = bounds
  if (bounds.length < 2 || bounds.length > 3) {
    return 'a range is begin:end or begin:end:step (and an IPv6 address in brackets needs a port behind them)'
  }
  if (end === '') return 'a range must have an end'
  const stride = /^\d+$/.test(step) ? Number(step) : 0
  if (stride < 1) return `the step of a range is a number from 1 on, not "${step}"`
  if (/^[a-z]$/i.test(begin) && /^[a-z]$/i.test(end)) {
    const [first, last] = [LETTERS.indexOf(begin), LETTERS.indexOf(end)]
    if (first > last) return 'begin must not be behind end (a to z come before A to Z)'
    return mapRun({ first, last, stride }, (at) => LETTERS.charAt(at))
  }
  return numbersOf(begin === '' ? '0' : begin, end, stride)
}

function numbersOf(begin: string, end: string, stride: number): Iterable<string> | string {
  if (!/^\d+$/.test(begin) || !/^\d+$/.test(end)) {
    return 'a range runs from a number to a number or from a letter to a letter'
  }
  const isPadded = begin.startsWith('0') && begin.length > 1
  if (isPadded && begin.length !== end.length) {
    return 'with a 0 in front, begin and end must have the same number of digits'
  }
  const width = isPadded ? begin.length : 0
  const [first, last] = [Number(begin), Number(end)]
  if (!Number.isSafeInteger(last) || !Number.isSafeInteger(first))
    return 'the numbers are too large'
  if (first > last) return 'begin must not be behind end'
  return mapRun({ first, last, stride }, (at) => String(at).padStart(width, '0'))
}

interface Run {
  readonly first: number
  readonly last: number
  readonly stride: number
}

function* mapRun({ first, last, stride }: Run, write: (at: number) => string): Iterable<string> {
  for (let at = first; at <= last; at += stride) yield write(at)
}
