/** A known way in which reading a device's command line goes wrong. */
export interface Pitfall {
  /** What happens. */
  readonly name: string
  /**
   * Each stands in the title of a test: numbers of Netmiko's issues where there are some, else words.
   */
  readonly tags: readonly string[]
}

/** Every pitfall that issues of Netmiko, scrapli and NAPALM, or measurements on them, have taught. */
export const pitfalls: readonly Pitfall[] = [
  {
    name: 'The echo of a long command is wrapped or scrolled',
    tags: ['#105', '#254', '#281', '#1544', '#1714', '#2445', '#2622', '#3285'],
  },
  { name: 'A very long line loses the commands behind it', tags: ['#2740'] },
  {
    name: 'What is typed ahead is echoed before the prompt, and again behind it',
    tags: ['#2902', '#2944'],
  },
  { name: 'Prompt and command are echoed twice', tags: ['#1600', '#3742'] },
  { name: 'The prompt comes twice on one line', tags: ['#1699', '#2447'] },
  { name: 'Completion rewrites or repaints what is typed', tags: ['#2366', '#2777', '#2954'] },
  {
    name: 'The prompt is cut off in configuration mode',
    tags: ['#210', '#216', '#1786', '#2718', '#2755'],
  },
  { name: 'The prompt is not the host name', tags: ['#2956', '#1708'] },
  { name: 'The prompt has a clock or a counter', tags: ['#720', '#726', '#1856'] },
  { name: 'The host name changes in mid-session', tags: ['#1157', '#1667'] },
  { name: '"#" and ">" in host name, banner and output', tags: ['#2179', '#3361', '#3692'] },
  {
    name: 'The prompt is glued to the last line of output',
    tags: ['#793', '#1232', 'scrapli#241'],
  },
  { name: 'The prompt has several lines', tags: ['#3522', '#62'] },
  { name: 'The prompt has a blank behind it', tags: ['RouterRP# '] },
  { name: 'Configuration mode has no prompt', tags: ['no service prompt config'] },
  { name: 'Syslog comes between prompt, echo and output', tags: ['#761', '#3696'] },
  { name: 'The first prompt comes late', tags: ['#1857'] },
  {
    name: 'A carriage return at the end of a chunk makes blank lines',
    tags: ['#2798'],
  },
  { name: 'A carriage return mangles a line', tags: ['#931'] },
  {
    name: 'Devices page whatever is set',
    tags: ['#563', '#1628', '#1979', '#2938', '#3351'],
  },
  { name: 'Switching paging off needs privilege', tags: ['paging that needs privilege'] },
  { name: 'A key is asked for before the first prompt', tags: ['"Press any key" at log-in'] },
  { name: 'Password expiry or a licence at log-in', tags: ['password expiry and licence'] },
  {
    name: 'A confirmation appears or does not',
    tags: ['#1006', '#1210', '#154', '#3422', 'an unexpected [confirm]'],
  },
  { name: 'A question in mid-command that nobody knows', tags: ['questions of ASA'] },
  { name: 'Late output behind a time-out', tags: ['stale data'] },
  { name: 'A prompt in the middle of the output', tags: ['a prompt in the middle of the output'] },
  { name: 'A pattern straddles what is searched', tags: ['#2670'] },
  { name: 'A pattern of the user has groups', tags: ['pattern with groups'] },
  { name: 'A command ends the session', tags: ['a command that ends the session'] },
  { name: 'Output of several bytes per character, or in latin1', tags: ['UTF-8', 'latin1'] },
  { name: 'Configuration text of several lines', tags: ['#134'] },
  { name: 'A hidden answer is not echoed', tags: ['hidden answers'] },
]
