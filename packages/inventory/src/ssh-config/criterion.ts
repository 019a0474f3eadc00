import { type ConfigLine, nextWord } from './config-line.ts'
import { type SshConfigPlace, SshConfigSyntaxError } from './ssh-config-error.ts'

const flags = ['all', 'canonical', 'final'] as const
const tests = ['host', 'originalhost', 'user', 'localuser', 'exec'] as const

/** One condition of a `Match` line. */
export type Criterion = {
  /** Whether a `!` is in front: then it holds when it would not. */
  readonly isNegated: boolean
  /** Where it stands. */
  readonly place: SshConfigPlace
} & (
  | { readonly name: (typeof flags)[number] }
  | {
      readonly name: (typeof tests)[number]
      /** Patterns with commas between; with `exec` a command line. */
      readonly argument: string
    }
)

/**
 * Reads what is behind `Match`, by the rules of `match_cfg_line` in OpenSSH's readconf.c.
 *
 * @throws {@link SshConfigSyntaxError} when a criterion is unknown, needs an argument that is not
 *   there, or stands beside `all`.
 */
export function parseCriteria({ file, line, text }: ConfigLine): Criterion[] {
  const place = { file, line }
  const criteria: Criterion[] = []
  for (let rest = text; rest !== '' && !rest.startsWith('#'); ) {
    const next = nextCriterion(rest, place)
    criteria.push(next.criterion)
    rest = next.rest
  }
  if (criteria.length === 0) throw failure(place, 'Match needs criteria')
  const all = criteria.findIndex(({ name }) => name === 'all')
  if (all > 1 || (all >= 0 && all < criteria.length - 1)) {
    throw failure(place, '"all" stands alone, or behind canonical or final')
  }
  return criteria
}

function nextCriterion(
  text: string,
  place: SshConfigPlace,
): { criterion: Criterion; rest: string } {
  const { word = '', rest = '' } = nextWord(text) ?? {}
  const isNegated = word.startsWith('!')
  const written = word.slice(isNegated ? 1 : 0).toLowerCase()
  const flag = flags.find((name) => name === written)
  if (flag !== undefined) return { criterion: { name: flag, isNegated, place }, rest }
  const test = tests.find((name) => name === written)
  if (test === undefined) {
    const known = [...flags, ...tests].join(', ')
    throw failure(place, `Match has no criterion "${written}" here; there are ${known}`)
  }
  const argument = nextWord(rest)
  if (!argument?.word || argument.word.startsWith('#')) {
    throw failure(place, `Match ${test} needs an argument`)
  }
  const criterion = { name: test, argument: argument.word, isNegated, place }
  return { criterion, rest: argument.rest }
}

function failure(place: SshConfigPlace, problem: string): SshConfigSyntaxError {
  return new SshConfigSyntaxError({ ...place, problem })
}
