import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readYaml } from '@nornir-ts/kernel'

/** Files of an inventory, and which of them are its sources. */
export interface AnsibleCase {
  readonly sources: readonly string[]
  readonly files: Readonly<Record<string, string>>
}

/** What `ansible-inventory --list` answers. */
export type AnsibleAnswer = Readonly<Record<string, AnsibleAnswerGroup>> & {
  readonly _meta: { readonly hostvars: Readonly<Record<string, Readonly<Record<string, unknown>>>> }
}

interface AnsibleAnswerGroup {
  readonly hosts?: string[]
  readonly children?: string[]
}

const folder = join(import.meta.dirname, 'ansible')
const read = (file: string): string => readFileSync(join(folder, file), 'utf8')

/** Inventories that were written for this, by name, each with the answer of Ansible. */
export function writtenCases(): [string, AnsibleCase, AnsibleAnswer][] {
  const cases = readYaml(read('cases.yaml'), { file: 'cases.yaml' }).value
  const { answers } = JSON.parse(read('expected.json'))
  return Object.entries(cases as Record<string, AnsibleCase>).map(([name, asked]) => [
    name,
    asked,
    answers[name],
  ])
}

/** Inventories that were made up at random, each with the answer of Ansible. */
export function madeCases(): (AnsibleCase & { readonly answer: AnsibleAnswer })[] {
  return JSON.parse(read('made.json')).cases
}

/**
 * Writes the files of a case.
 *
 * @returns Paths of its sources.
 */
export async function writeCase({ sources, files }: AnsibleCase, into: string): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(into, name)), { recursive: true })
    await writeFile(join(into, name), text)
  }
  return sources.map((source) => join(into, source))
}

/** Groups anywhere above each host, in an answer of Ansible. */
export function groupsOf(groups: AnsibleAnswer): Map<string, Set<string>> {
  const above = new Map<string, Set<string>>()
  const put = (group: string, names: readonly string[]): void => {
    const { hosts = [], children = [] } = groups[group] ?? {}
    const all = [...names, group]
    for (const host of hosts) above.set(host, new Set([...(above.get(host) ?? []), ...all]))
    for (const child of children) put(child, all)
  }
  put('all', [])
  return above
}
