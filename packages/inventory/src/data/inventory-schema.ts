const text = { type: ['string', 'null'] }

const attributes = {
  hostname: text,
  port: { type: ['integer', 'null'], minimum: 0, maximum: 65_535 },
  username: text,
  password: { type: ['string', 'null'], writeOnly: true },
  platform: text,
}

const map = { type: ['object', 'null'] }

const connectionOptions = {
  ...map,
  additionalProperties: {
    ...map,
    properties: { ...attributes, extras: map },
    additionalProperties: false,
  },
}

const body = {
  ...attributes,
  data: map,
  connection_options: connectionOptions,
}

const element = {
  type: 'object',
  properties: { ...body, groups: { type: ['array', 'null'], items: { type: 'string' } } },
  additionalProperties: false,
}

/** JSON Schema of an `InventoryData`, with every secret given as a text. */
export const inventorySchema = {
  type: 'object',
  properties: {
    hosts: { type: 'object', additionalProperties: element },
    groups: { ...map, additionalProperties: element },
    defaults: { ...map, properties: body, additionalProperties: false },
  },
  required: ['hosts'],
  additionalProperties: false,
} as const
