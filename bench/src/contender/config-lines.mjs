// What is configured at a long wire: lines that any device of the platform takes, each with a token, so
// that what an earlier run has left behind is no right answer.

const sections = (prefix, count, token) =>
  Array.from({ length: count }, (_, index) => [
    `interface ${prefix}${index + 1}`,
    ` description ${token}`,
  ]).flat()

/** Five lines, and a hundred, by platform. */
export const configLines = {
  cisco_ios: {
    few: (token) => [...sections('Loopback', 2, token), `snmp-server location ${token}`],
    many: (token) => sections('Loopback', 50, token),
  },
  frr: {
    few: (token) => [...sections('bench', 2, token), `ip prefix-list BENCH description ${token}`],
    many: (token) => sections('bench', 50, token),
  },
  juniper_junos: {
    few: (token) => [
      `set interfaces ge-0/0/0 description ${token}`,
      `set interfaces ge-0/0/1 description ${token}`,
      `set interfaces lo0 description ${token}`,
      `set snmp location ${token}`,
      `set snmp contact ${token}`,
    ],
  },
}

/** How many of the lines a configuration has. */
export function countStored(text, lines) {
  const stored = new Set(text.split('\n').map((line) => line.trim()))
  return lines.filter((line) => stored.has(line.trim())).length
}
