import { expect, it } from 'vitest'
import { parseVersion } from '../version/server-version.ts'
import { changesPath } from './read-changes.ts'

it.each([
  ['4.0.11', 'api/extras/object-changes/'],
  ['4.1.0', 'api/core/object-changes/'],
  ['4.7.3', 'api/core/object-changes/'],
])('NetBox %s has its log of changes at %s', (text, path) => {
  expect(changesPath(parseVersion(text) ?? { text, major: 0, minor: 0 })).toBe(path)
})
