/** The letters by which a platform abbreviates, in its own legend. The first letters decide: `O IA` is `O`. */
const LETTERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cisco_ios: {
    C: 'connected',
    L: 'local',
    S: 'static',
    U: 'static', // per user
    P: 'static', // downloaded periodically
    R: 'rip',
    M: 'mobile',
    B: 'bgp',
    D: 'eigrp',
    O: 'ospf',
    i: 'isis',
    o: 'odr',
    H: 'nhrp',
    l: 'lisp',
    a: 'application',
    m: 'omp',
    n: 'nat',
    N: 'nat', // inside, outside, or to the internet
  },
  arista_eos: {
    C: 'connected',
    S: 'static',
    K: 'kernel',
    O: 'ospf',
    O3: 'ospf',
    B: 'bgp',
    R: 'rip',
    I: 'isis',
    A: 'aggregate',
    NG: 'static', // through a group of next hops
    V: 'vxlan',
    DH: 'dhcp',
    M: 'martian',
    DP: 'policy',
    L: 'leaked',
    G: 'gribi',
    RC: 'cache',
  },
}

/** Words that mean what others call otherwise. */
const WORDS: Readonly<Record<string, string>> = {
  direct: 'connected',
  'is-is': 'isis',
  ospf3: 'ospf',
  ospfv3: 'ospf',
}

/**
 * Where a route came from, in one word for all vendors: `connected`, `local` (an address of the device itself),
 * `static`, `bgp`, `ospf`, `isis`, `eigrp`, `rip`, `aggregate`; else the device's own word in lower case.
 *
 * @param text - What the device wrote: `O IA`, `ospf-10`, `Direct`.
 * @param platform - The device's platform: letters mean other things on others.
 */
export function routeProtocolOf(text: string, platform: string): string {
  const letters = LETTERS[platform]?.[/^\w+/.exec(text)?.[0] ?? '']
  if (letters !== undefined) return letters
  const lower = text.toLowerCase()
  const word = WORDS[lower] ?? lower.replace(/^([a-z]+)-(?!internal).*$/, '$1')
  return WORDS[word] ?? word
}
