import type { ScalarTagDefinition, Schema } from 'js-yaml'
import { jsYaml } from './js-yaml.ts'

// The implicit resolvers of PyYAML 6, whatever else YAML 1.1 says: `y` is a text, and so are `00:1b:c5:01:02:03`
// and `1e3`.
const BOOL = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/
const INT =
  /^[-+]?(?:0b[01_]+|0[0-7_]+|(?:0|[1-9][0-9_]*)|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/
const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/

let made: Schema | undefined

/**
 * The schema of YAML 1.1 as PyYAML has it, except that dates stay texts, and so do whole numbers that are
 * too large to be held exactly.
 */
export function pyYamlSchema(): Schema {
  if (made !== undefined) return made
  const { boolYaml11Tag, FAILSAFE_SCHEMA, floatYaml11Tag, intYaml11Tag, nullYaml11Tag } = jsYaml()
  made = FAILSAFE_SCHEMA.withTags(
    nullYaml11Tag,
    only(boolYaml11Tag, (source) => BOOL.test(source)),
    only(intYaml11Tag, (source, value) => INT.test(source) && Number.isSafeInteger(value)),
    only(floatYaml11Tag, (source) => FLOAT.test(source)),
  )
  return made
}

function only<Value>(
  tag: ScalarTagDefinition<Value>,
  accepts: (source: string, value: unknown) => boolean,
): ScalarTagDefinition<Value> {
  const yaml = jsYaml()
  return {
    ...tag,
    resolve: (source, isExplicit, tagName) => {
      const value = tag.resolve(source, isExplicit, tagName)
      if (value === yaml.NOT_RESOLVED || !accepts(source, value)) return yaml.NOT_RESOLVED
      return (Object.is(value, -0) ? 0 : value) as Value
    },
  }
}
