import type { SrosConfiguration } from './sros-configuration.ts'

/**
 * Why a configuration cannot become the running one: a BGP neighbour whose group is not there, an interface whose port
 * is not. The form is that of a public capture (`MINOR: MGMT_CORE #224: configure … - Entry does not exist - configure …`);
 * which elements refer to which is Nokia's MD-CLI command reference.
 *
 * @returns One line for each reason; `\n` behind every one.
 */
export function check(configuration: SrosConfiguration): string {
  const router = ['configure', 'router "Base"']
  return configuration.entries
    .flatMap(({ path, value = '' }) => {
      const leaf = path.at(-1)
      const refers =
        leaf === 'group' && path.at(-2)?.startsWith('neighbor ') === true
          ? [...router, 'bgp', `group ${value}`]
          : leaf === 'port' && path.at(-2)?.startsWith('interface ') === true
            ? ['configure', `port ${value}`]
            : undefined
      if (refers === undefined || configuration.has(refers)) return []
      return [
        `MINOR: MGMT_CORE #224: ${path.join(' ')} - Entry does not exist - ${refers.join(' ')}\n`,
      ]
    })
    .join('')
}
