/** What may stand at one place of the configuration. */
export type Rule =
  | { readonly kind: 'node'; readonly children: Rules }
  | { readonly kind: 'tag'; readonly accepts: Accepts; readonly children: Rules }
  | { readonly kind: 'leaf'; readonly accepts: Accepts; readonly isMulti: boolean }
  | { readonly kind: 'flag' }

/** What may stand below one place, by name. */
export type Rules = Readonly<Record<string, Rule>>

type Accepts = (value: string) => boolean

const node = (children: Rules): Rule => ({ kind: 'node', children })
const tag = (accepts: Accepts, children: Rules = {}): Rule => ({ kind: 'tag', accepts, children })
const leaf = (accepts: Accepts, isMulti = false): Rule => ({ kind: 'leaf', accepts, isMulti })
const flag: Rule = { kind: 'flag' }

const anything: Accepts = (value) => value !== ''
const name: Accepts = (value) => /^[A-Za-z0-9][\w.-]{0,62}$/.test(value)
const address: Accepts = (value) => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(value)
const prefix: Accepts = (value) =>
  value === 'dhcp' || /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/.test(value)
const number =
  (min: number, max: number): Accepts =>
  (value) =>
    /^\d{1,6}$/.test(value) && Number(value) >= min && Number(value) <= max

const onInterface: Rules = {
  address: leaf(prefix, true),
  description: leaf(anything),
  disable: flag,
}

/** The part of VyOS's configuration that the lab knows (VyOS documentation, "Configuration Guide"). */
export const schema: Rules = {
  interfaces: node({
    dummy: tag((value) => /^dum\d{1,3}$/.test(value), onInterface),
    ethernet: tag((value) => /^eth\d{1,3}$/.test(value), onInterface),
    loopback: tag((value) => value === 'lo', onInterface),
  }),
  protocols: node({
    static: node({ route: tag(prefix, { 'next-hop': tag(address) }) }),
  }),
  service: node({
    ntp: node({ server: tag(anything) }),
    ssh: node({ port: leaf(number(1, 65_535)) }),
  }),
  system: node({
    'config-management': node({
      'commit-archive': node({ location: leaf(anything, true) }),
      'commit-revisions': leaf(number(1, 65_535)),
    }),
    'host-name': leaf(name),
    login: node({
      user: tag(name, { authentication: node({ 'encrypted-password': leaf(anything) }) }),
    }),
    'name-server': leaf(address, true),
    'time-zone': leaf(anything),
  }),
}
