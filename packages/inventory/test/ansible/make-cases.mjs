/** The same numbers each time: a linear congruential generator (Numerical Recipes). */
function randomNumbers(seed) {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/**
 * Makes inventories in which groups stand above and beside each other, at random, and many of them set the same
 * few variables: in INI and YAML files, in group_vars and host_vars.
 */
export function makeCases(count) {
  return Array.from({ length: count }, (_, seed) => makeCase(randomNumbers((seed + 1) * 7919)))
}

function makeCase(random) {
  const some = (names, most) => names.filter(() => random(names.length) < most)
  const groups = Array.from({ length: 2 + random(7) }, (_, at) => `g${(at * 5) % 9}`)
  const hosts = Array.from({ length: 1 + random(5) }, (_, at) => `h${at}`)
  const names = ['a', 'b', 'c', 'd', 'ansible_user']
  const variables = (owner, most) => some(names, most).map((name) => [name, `${owner}_${name}`])
  const children = groups.map((_, at) => some(groups.slice(at + 1), 2))
  const members = groups.map(() => some(hosts, 2))
  const files = {}
  const asYaml = (pairs) => `{${pairs.map(([name, value]) => `${name}: ${value}`).join(', ')}}`
  if (random(2) === 0) {
    const lines = hosts.map((host) =>
      [host, ...variables(host, 1).map(([name, value]) => `${name}=${value}`)].join(' '),
    )
    for (const [at, group] of groups.entries()) {
      lines.push(`[${group}]`, ...members[at], `[${group}:children]`, ...children[at])
      lines.push(
        `[${group}:vars]`,
        ...variables(group, 2).map(([name, value]) => `${name}=${value}`),
      )
      if (random(2) === 0) lines.push(`ansible_group_priority=${random(4)}`)
    }
    lines.push('[all:vars]', ...variables('all', 2).map(([name, value]) => `${name}=${value}`))
    files.hosts = `${lines.join('\n')}\n`
  } else {
    const lines = [`all: {vars: ${asYaml(variables('all', 2))}}`]
    for (const [at, group] of groups.entries()) {
      const priority = random(2) === 0 ? [['ansible_group_priority', random(4)]] : []
      lines.push(`${group}:`, `  vars: ${asYaml([...variables(group, 2), ...priority])}`)
      lines.push(
        `  hosts: {${members[at].map((host) => `${host}: ${asYaml(variables(host, 1))}`).join(', ')}}`,
      )
      lines.push(`  children: {${children[at].map((child) => `${child}: `).join(', ')}}`)
    }
    lines.push(`ungrouped: {hosts: {${hosts.map((host) => `${host}: `).join(', ')}}}`)
    files.hosts = `${lines.join('\n')}\n`
  }
  for (const group of some(['all', ...groups], 2)) {
    files[`group_vars/${group}.yml`] = `${asYaml(variables(`file_${group}`, 2))}\n`
  }
  for (const host of some(hosts, 1)) {
    files[`host_vars/${host}.yml`] = `${asYaml(variables(`file_${host}`, 1))}\n`
  }
  return { sources: ['hosts'], files }
}
