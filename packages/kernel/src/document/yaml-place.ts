import { jsYaml } from './js-yaml.ts'
import {
  type DocumentPath,
  isSamePath,
  positionAt,
  type SourceLocation,
} from './source-document.ts'
import { walkYaml, type YamlNode } from './yaml-walk.ts'

/**
 * Finds the place of a value, or of its key within a map.
 *
 * @param text - A well-formed YAML text; it is parsed anew.
 * @param file - Its name.
 * @param path - Steps from the root.
 */
export function locateYaml(
  text: string,
  file: string,
  path: DocumentPath,
): SourceLocation | undefined {
  const node = findYaml(text, (candidate) => isSamePath(candidate.path, path))
  return node && { file, ...positionAt(text, node.offset) }
}

/**
 * Finds the first value that is looked for.
 *
 * @param text - A well-formed YAML text; it is parsed anew.
 * @param accepts - Tells whether it is this one.
 */
export function findYaml(text: string, accepts: (node: YamlNode) => boolean): YamlNode | undefined {
  let found: YamlNode | undefined
  walkYaml(jsYaml().parseEvents(text, {}), text, (node) => {
    if (accepts(node)) found = node
    return found !== undefined
  })
  return found
}
