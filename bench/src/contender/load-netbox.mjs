// Ours, as a user writes it, on the built packages: loads all devices of a NetBox. Arguments: its URL, the token, and
// the file of a copy on disk, if there is to be one.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { netbox } from '@nornir-ts/plugins-netbox'

const [url, token, file] = process.argv.slice(2)
const source = netbox({
  url,
  token,
  cache: file === undefined ? undefined : { file },
  onWarning: () => undefined, // the fake has hosts of every odd kind
})
const pauses = monitorEventLoopDelay({ resolution: 1 })
pauses.enable()
const startedAt = performance.now()
const { hosts } = await source.load()
const loadMs = performance.now() - startedAt
pauses.disable()

const figures = {
  loadMs,
  longestPauseMs: pauses.max / 1e6,
  peakMb: process.resourceUsage().maxRSS / 1024,
}
console.log(JSON.stringify({ answer: Object.keys(hosts).length, figures }))
