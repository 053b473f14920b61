import type { Node } from '@babel/types';

/** Node properties that are no syntax. */
const SKIPPED = new Set(['type', 'start', 'end', 'loc', 'extra', 'errors', 'comments', 'tokens', 'leadingComments', 'trailingComments', 'innerComments', 'typeAnnotation', 'typeParameters', 'typeArguments', 'returnType', 'superTypeParameters', 'implements', 'predicate']);

/** TypeScript syntax that has run-time meaning; every other TS node is a type and is never entered. */
const TS_CODE = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'TSTypeAssertion', 'TSInstantiationExpression', 'TSExportAssignment', 'TSEnumDeclaration', 'TSEnumBody', 'TSEnumMember', 'TSModuleDeclaration', 'TSModuleBlock', 'TSParameterProperty', 'TSImportEqualsDeclaration', 'TSExternalModuleReference']);

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const isCode = (node: Node): boolean => !node.type.startsWith('TS') || TS_CODE.has(node.type);

/** Calls `visit` for each child that is code, in source order. */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  const record = node as unknown as Record<string, unknown>;
  for (const key in record) {
    if (SKIPPED.has(key)) continue;
    const value = record[key];
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item) && isCode(item)) visit(item);
    } else if (isNode(value) && isCode(value)) visit(value);
  }
}
