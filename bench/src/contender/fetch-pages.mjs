// The floor of loading from NetBox: the same pages, four at a time, parsed; nobody looks into them. Arguments:
// the URL, the token, how many devices there are, and the parameters of our own pages.
const [url, token, count, query] = process.argv.slice(2)
const starts = Array.from({ length: Math.ceil(count / 500) }, (_, page) => page * 500 + 1)
const headers = { Authorization: `Token ${token}` }
let read = 0

async function fetchSome() {
  for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
    const page = `${url}/api/dcim/devices/?${query}&limit=500&start=${start}`
    const response = await fetch(page, { headers })
    if (!response.ok) throw new Error(`${page}: ${response.status}`)
    const { results } = await response.json()
    read += results.length
  }
}

const startedAt = performance.now()
await Promise.all(Array.from({ length: 4 }, fetchSome))
const loadMs = performance.now() - startedAt
console.log(
  JSON.stringify({
    answer: read,
    figures: { loadMs, peakMb: process.resourceUsage().maxRSS / 1024 },
  }),
)
