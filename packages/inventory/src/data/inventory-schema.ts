import { type DocumentSchema, REDACTED } from '@nornir-ts/kernel'

const text = (description: string): DocumentSchema => ({ type: ['string', 'null'], description })
const map = (description: string): DocumentSchema => ({ type: ['object', 'null'], description })

const PASSWORD = `a password (in quotes if it has braces; "${REDACTED}" is none, but what a redacted copy shows) or where it is kept, as in { $env: NAME }`

const password = {
  type: ['string', 'object', 'null'],
  writeOnly: true,
  description: 'Password to log in with, or where it is kept, e.g. { $env: NET_PASSWORD }.',
  not: {
    anyOf: [
      // What `toJSON` shows for a password would be tried on every device, and lock the account.
      { const: REDACTED },
      // A password in braces without quotes is a map to YAML.
      { type: 'object', minProperties: 1, additionalProperties: { type: 'null' } },
    ],
  },
  $comment: PASSWORD,
  properties: {
    $env: {
      type: 'string',
      minLength: 1,
      description: 'Name of an environment variable.',
      writeOnly: true,
    },
    $file: {
      type: 'string',
      minLength: 1,
      description: 'Name of a file; the line end at its end is cut.',
      writeOnly: true,
    },
    $exec: {
      type: 'array',
      items: { type: 'string', writeOnly: true },
      minItems: 1,
      description: 'A program and its arguments; the line end at the end of its output is cut.',
      writeOnly: true,
    },
  },
  propertyNames: { pattern: '^\\$.', $comment: PASSWORD },
  minProperties: 1,
  maxProperties: 1,
}

const attributes = {
  hostname: text('Name or address to connect to.'),
  port: {
    type: ['integer', 'null'],
    minimum: 0,
    maximum: 65_535,
    description: 'TCP port to connect to.',
  },
  username: text('User to log in as.'),
  password,
  platform: text('Name of the platform, e.g. cisco_ios.'),
}

const connectionOptions = {
  ...map('Options by connection name; they beat the attributes of every level.'),
  additionalProperties: {
    type: ['object', 'null'],
    properties: { ...attributes, extras: map('Options of the connection plugin.') },
    additionalProperties: false,
  },
}

const body = {
  ...attributes,
  data: map('Free data, for filters and tasks.'),
  connection_options: connectionOptions,
}

const groups = {
  type: ['array', 'null'],
  items: { type: 'string' },
  description: 'Names of groups to inherit from; earlier ones win.',
}

const element = {
  type: 'object',
  properties: { ...body, groups },
  additionalProperties: false,
}

const sections = {
  hosts: { type: 'object', description: 'Hosts by name.', additionalProperties: element },
  groups: { ...map('Groups by name.'), additionalProperties: element },
  defaults: {
    ...map('What holds where neither a host nor its groups say anything.'),
    properties: body,
    additionalProperties: false,
  },
}

/** Part of an inventory that has a file of its own. */
export type Section = keyof typeof sections

/** JSON Schema of an `InventoryData`, with every secret given as a text or a reference. */
export const inventorySchema: DocumentSchema = {
  type: 'object',
  properties: sections,
  required: ['hosts'],
  additionalProperties: false,
}

/**
 * JSON Schema of one file, as it is published for editors: the same that is checked at load.
 *
 * @param section - What the file holds.
 */
export function fileSchema(section: Section): DocumentSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `${section}.yaml of a nornir-ts inventory`,
    ...sections[section],
  }
}
