import { domainToASCII } from 'node:url'
import { parseAddress } from './parse-address.ts'

/** What is wrong with an address. */
export interface AddressProblem {
  /** Whether nothing can be reached by it; otherwise it is only unusual. */
  readonly isMalformed: boolean
  /** What is wrong, as the end of a sentence, and what to write instead. It may show the address. */
  readonly problem: string
}

/** RFC 1123, section 2.1, and RFC 1035, section 2.3.4. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i
const MAX_NAME_LENGTH = 253

/**
 * Says what is wrong with an address to connect to: IPv4, IPv6 (with a zone), or a host name by RFC 1123.
 * Whether a name can be resolved is not asked.
 *
 * @param text - The address.
 * @returns Undefined when it is right.
 */
export function addressProblem(text: string): AddressProblem | undefined {
  if (isAddress(text)) return undefined
  const problem = glued(text) ?? nameProblem(text)
  if (problem !== undefined) return { isMalformed: true, problem }
  if (!text.includes('_')) return undefined
  return {
    isMalformed: false,
    problem: `${show(text)} has a "_", which no host name has by RFC 1123`,
  }
}

/** A zone has to be one; only IPv6 addresses have any. */
function isAddress(text: string): boolean {
  if (parseAddress(text) === undefined) return false
  return !text.includes('%') || /^[^%]+%[\w.-]+$/.test(text)
}

/** What users copy along with an address. */
function glued(text: string): string | undefined {
  if (text === '') return 'is empty'
  if (/\s/.test(text)) return 'has a blank in it'
  // Not shown: it may hold a password.
  if (text.includes('@')) return 'has a user name in it; write that as username'
  const url = /^[a-z][a-z0-9+.-]*:\/\/(\[[^\]]*\]|[^/:]*)/i.exec(text)
  if (url !== null) return `${show(text)} is a URL; write only ${show(unbracketed(url[1]))}`
  const bracketed = /^\[([^\]]*)\](?::(\d+))?$/.exec(text)
  if (bracketed !== null) {
    const [, address = '', port] = bracketed
    return `${show(text)} has brackets; write ${show(address)}${port === undefined ? '' : ` and port: ${port}`}`
  }
  const [base = '', mask] = text.split('/')
  if (mask !== undefined) {
    if (!isAddress(base)) return `${show(text)} has a "/" in it`
    return `${show(text)} has a mask; write only ${show(base)}`
  }
  const [, host, port] = /^([^:]+):(\d+)$/.exec(text) ?? []
  return host && `${show(text)} has a port; write ${show(host)} and port: ${port}`
}

function nameProblem(text: string): string | undefined {
  if (text.includes(':')) return `${show(text)} is no IPv6 address`
  if (text.includes('%')) return `${show(text)} has a zone, which only IPv6 addresses have`
  const name = nameOf(text)
  if (name.length > MAX_NAME_LENGTH) return `is longer than ${MAX_NAME_LENGTH} characters`
  const labels = name.split('.')
  // Resolvers take such a name for an address, in ways of their own.
  if (/^\d+$/.test(labels.at(-1) ?? ''))
    return `${show(text)} is no IPv4 address: four numbers from 0 to 255 without leading zeros`
  const wrong = labels.find((label) => !LABEL.test(label.replaceAll('_', 'x')))
  if (wrong === undefined) return undefined
  return `${show(text)} is no host name: ${labelProblem(wrong)}`
}

/** A dot at the end says that the name is whole; letters beyond ASCII have another spelling in the DNS. */
function nameOf(text: string): string {
  const name = text.endsWith('.') ? text.slice(0, -1) : text
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that is ASCII.
  return /^[\u0000-\u007f]*$/.test(name) ? name : domainToASCII(name) || name
}

function labelProblem(label: string): string {
  if (label === '') return 'there is nothing between two dots'
  if (label.length > 63) return 'a part is longer than 63 characters'
  if (/^-|-$/.test(label)) return `${show(label)} begins or ends with "-"`
  return `${show(label)} has characters other than letters, digits and "-"`
}

function unbracketed(host: string = ''): string {
  return host.replace(/^\[|\]$/g, '')
}

function show(text: string): string {
  return JSON.stringify(text)
}
