import { SecretsOptionError } from './secrets-option-error.ts'

/**
 * Makes a check for numbers.
 *
 * @param provider - Name of the provider, for errors.
 * @returns A function of the least value, the option's name and its value, which it returns.
 */
export function atLeast(provider: string) {
  return (least: number, option: string, value: number): number => {
    if (Number.isFinite(value) && value >= least) return value
    const problem = `must be a number from ${least} on`
    throw new SecretsOptionError({ provider, option, problem })
  }
}
