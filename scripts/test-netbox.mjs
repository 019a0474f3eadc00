// `npm run test:netbox`: the tests against a real NetBox, which is installed, filled, started and
// stopped here. Nothing of it lies in the repository; the second time it starts in seconds.
//   npm run test:netbox                    runs all of them
//   npm run test:netbox -- paging          runs those whose file name has `paging` in it
//   npm run test:netbox -- --serve         starts it, prints its URL, stops on Ctrl-C
import { netbox } from './netbox/netbox.mjs'
import { testAgainst } from './netbox/test-against.mjs'

await testAgainst(netbox)
