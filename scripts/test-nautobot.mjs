// `npm run test:nautobot`: the tests against a real Nautobot, set up and ended like that of `test:netbox`.
//   npm run test:nautobot                  runs all of them
//   npm run test:nautobot -- filter        runs those whose file name has `filter` in it
//   npm run test:nautobot -- --serve       starts it, prints its URL, stops on Ctrl-C
import { nautobot } from './netbox/nautobot.mjs'
import { testAgainst } from './netbox/test-against.mjs'

await testAgainst(nautobot)
