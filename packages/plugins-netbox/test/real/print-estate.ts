/** Prints what the real server is filled with. */
import { flattenEstate } from '../fake-netbox/estate/flatten-estate.ts'
import { knownTokens } from '../fake-netbox/http/tokens.ts'
import { estateOfTests } from './estate-of-tests.ts'

process.stdout.write(
  JSON.stringify({ estate: flattenEstate(estateOfTests()), tokens: knownTokens }),
)
