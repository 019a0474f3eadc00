import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Cell } from '../src/index.ts'

const data = process.env['NORNIR_TS_TEST_DATA']
if (data === undefined) {
  console.warn('NORNIR_TS_TEST_DATA is not set: no template of ntc-templates is tried')
}

/** Whether the corpus is here. */
export const hasCorpus = data !== undefined

const root = join(data ?? '/nowhere', 'ntc-templates')

/** The folder of templates, with its index. */
export const templateFolder = join(root, 'templates')

/** One output and the rows that ntc-templates expects of it. */
export interface Sample {
  /** Path below the folder of tests, without its ending. */
  readonly name: string
  readonly platform: string
  readonly command: string
  readonly output: string
  readonly expected: readonly Readonly<Record<string, Cell>>[]
}

/** Names of all template files. */
export function templateFiles(): string[] {
  return readdirSync(templateFolder).filter((file) => file.endsWith('.textfsm'))
}

/** The text of a template. */
export function readTemplateFile(file: string): string {
  return readFileSync(join(templateFolder, file), 'utf8')
}

/** The platforms that have outputs. */
export function platforms(): string[] {
  return readdirSync(join(root, 'tests'))
}

/** The outputs of a platform: `tests/<platform>/<command with _>/<name>.raw`. */
export function samplesOf(platform: string): Sample[] {
  const folder = join(root, 'tests', platform)
  return readdirSync(folder).flatMap((words) =>
    readdirSync(join(folder, words))
      .filter((file) => file.endsWith('.raw'))
      .map((file) => readSample({ folder, platform, words, name: file.slice(0, -'.raw'.length) })),
  )
}

function readSample(place: {
  folder: string
  platform: string
  words: string
  name: string
}): Sample {
  const { folder, platform, words, name } = place
  const read = (ending: string) => readFileSync(join(folder, words, name + ending), 'utf8')
  return {
    name: `${platform}/${words}/${name}`,
    platform,
    command: words.replaceAll('_', ' '),
    output: read('.raw'),
    expected: parse(read('.yml')).parsed_sample,
  }
}
