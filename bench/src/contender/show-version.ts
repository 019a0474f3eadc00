/** Throws unless every host answered `show version` whole, without echo and prompt. */
export function checkOutputs(json: string, hosts: readonly string[]): void {
  const outputs: Record<string, string> = JSON.parse(json)
  for (const host of hosts) checkOutput(host, outputs[host])
}

function checkOutput(host: string, output = ''): void {
  const lines = output.trim().split('\n')
  const isWhole =
    /^Cisco IOS/.test(lines[0] ?? '') &&
    lines.some((line) => line.startsWith(`${host} uptime is `)) &&
    /^Configuration register is 0x/.test(lines.at(-1) ?? '')
  if (!isWhole) throw new Error(`Wrong answer of ${host}:\n${output}`)
}

/** The same for the answers of many hosts in one text, in any order. */
export function checkText(text: string, hosts: readonly string[]): void {
  const lines = new Set(
    text.split(/\r?\n/).map((line) => line.replace(/ uptime is .*/, ' uptime is')),
  )
  const silent = hosts.filter((host) => !lines.has(`${host} uptime is`))
  const ends = text.match(/^Configuration register is 0x/gm)?.length ?? 0
  if (silent.length > 0 || ends !== hosts.length) {
    throw new Error(
      `Wrong answers: ${ends} of ${hosts.length} whole, none from ${silent.join(', ')}`,
    )
  }
}
