import { expect, it } from 'vitest'
import { ObjectTree } from './object-tree.ts'

const node = (id: number, parentId?: number) => ({ id, name: `${id}`, slug: `${id}`, parentId })

it('knows what stands above what', () => {
  const tree = new ObjectTree([node(1), node(2, 1), node(3, 2), node(4, 99)])
  expect(tree.ancestors(3).map(({ id }) => id)).toEqual([2, 1])
  expect(tree.ancestors(1)).toEqual([])
  expect(tree.ancestors(4)).toEqual([])
  expect(tree.ancestors(77)).toEqual([])
})

it('ends also where a server has things stand above themselves', () => {
  const tree = new ObjectTree([node(1, 2), node(2, 1), node(3, 3)])
  expect(tree.ancestors(1).length).toBeLessThanOrEqual(2)
  expect(tree.ancestors(3).length).toBeLessThanOrEqual(1)
})
