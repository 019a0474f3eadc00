/** Prints what the real Nautobot is filled with. */
import { statuses } from '../fake-netbox/answer/choice.ts'
import { flattenEstate } from '../fake-netbox/estate/flatten-estate.ts'
import { timestamp } from '../fake-netbox/estate/timestamp.ts'
import { knownTokens } from '../fake-netbox/http/tokens.ts'
import { type Kind, kinds, uuidOf } from '../fake-netbox/nautobot/kind.ts'
import { statusSubject } from '../fake-netbox/nautobot/subjects.ts'
import { estateOfTests } from './estate-of-tests.ts'
import { tokensOfTests } from './tokens-of-tests.ts'

const values = Object.keys({
  ...statuses['virtualization.virtualmachine'],
  ...statuses['dcim.device'],
})

process.stdout.write(
  JSON.stringify({
    estate: flattenEstate(estateOfTests()),
    tokens: [...knownTokens, ...tokensOfTests],
    epoch: timestamp(0),
    statuses: Object.fromEntries(values.map((value) => [value, statusSubject(value).id])),
    uuids: Object.fromEntries(
      (Object.keys(kinds) as Kind[]).map((kind) => [kind, uuidOf(kind, 0).slice(0, -12)]),
    ),
  }),
)
