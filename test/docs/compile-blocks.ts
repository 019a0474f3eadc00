import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from '../architecture/source-files.ts'
import type { CodeBlock } from './markdown.ts'

/** A block of TypeScript and the page that shows it. */
export interface PageBlock extends CodeBlock {
  /** The page, relative to the root. */
  readonly page: string
}

/** Inside the checkout, so that the packages resolve; git does not see it. */
const folder = join(root, '.cache/docs')

/**
 * Compiles each block as a program of its own against the sources of the packages.
 *
 * @returns What the compiler says, each with page and line; empty when all is well.
 */
export function compileBlocks(blocks: readonly PageBlock[]): string[] {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const pages = new Map(blocks.map((block) => [writeBlock(block), block.page]))
  const program = ts.createProgram([...pages.keys()], compilerOptions())
  return [...pages].flatMap(([path, page]) => {
    const source = program.getSourceFile(path)
    return ts.getPreEmitDiagnostics(program, source).map(({ start = 0, messageText }) => {
      const line = source ? source.getLineAndCharacterOfPosition(start).line + 1 : 0
      return `${page}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
    })
  })
}

/** Blank lines in front keep the line numbers of the page; `export {}` makes it a module. */
function writeBlock({ page, line, code }: PageBlock): string {
  const file = join(folder, `${page.replaceAll(/\W/g, '-')}-${line}.ts`)
  writeFileSync(file, `${'\n'.repeat(line - 1)}${code}\nexport {}\n`)
  return file
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.check.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, root)
  return {
    ...options,
    noUnusedLocals: false, // an excerpt declares what the reader will use
    paths: {
      '@nornir-ts/*/testing': [join(root, 'packages/*/src/testing.ts')],
      '@nornir-ts/*': [join(root, 'packages/*/src/index.ts')],
    },
  }
}
