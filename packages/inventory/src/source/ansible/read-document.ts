import {
  type DocumentPath,
  nearest,
  readJson,
  readYaml,
  type SourceDocument,
} from '@nornir-ts/kernel'
import { AnsibleSyntaxError } from './ansible-error.ts'
import { ansibleTags, fromAnsibleJson } from './clean-value.ts'
import { placeIn } from './document-variables.ts'
import { kindOf } from './variable.ts'

/**
 * Reads a YAML or JSON file as Ansible does: YAML 1.1, its tags `!vault` and `!unsafe`.
 *
 * @param text - The whole text.
 * @param file - Its name; what ends in `.json` is read as JSON.
 * @throws the errors of `readYaml` and `readJson`.
 */
export function readDocument(text: string, file: string): SourceDocument {
  if (!file.endsWith('.json')) return readYaml(text, { file, version: '1.1', tags: ansibleTags })
  const document = readJson(text, { file })
  return { ...document, value: fromAnsibleJson(document.value) }
}

/** A value in a document that has to be of a certain shape. */
export interface Part {
  readonly document: SourceDocument
  /** Steps to it. */
  readonly path: DocumentPath
}

/** An error about a part of a document. */
export function wrongShape({ document, path }: Part, reason: string): AnsibleSyntaxError {
  const steps = path.length === 0 ? '' : `${path.join(' → ')}: `
  return new AnsibleSyntaxError({ ...placeIn(document, path)(), reason: steps + reason })
}

/** "expected …, got …" */
export function wrongKind(part: Part, expected: string, value: unknown): AnsibleSyntaxError {
  return wrongShape(part, `expected ${expected}, got ${kindOf(value)}`)
}

/** What was probably meant, as the end of a sentence. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const suggestion = nearest(name, known)
  return suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
}
