import ts from 'typescript'

/**
 * Names the exports of a file that the house does not allow: `default export`, `export *`, and
 * `re-export` unless the file is a package's front door.
 */
export function forbiddenExports(tree: ts.SourceFile, isFrontDoor: boolean): string[] {
  return tree.statements.flatMap((statement) => {
    if (isDefault(statement)) return 'default export'
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) return []
    if (!statement.exportClause || ts.isNamespaceExport(statement.exportClause)) return 'export *'
    return isFrontDoor ? [] : 're-export'
  })
}

function isDefault(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false
}
