import type { Node } from '@babel/types';

/** Node properties that are no code. */
const SKIPPED = new Set(['type', 'start', 'end', 'loc', 'extra', 'errors', 'comments', 'tokens', 'leadingComments', 'trailingComments', 'innerComments', 'typeAnnotation', 'typeParameters', 'typeArguments', 'returnType', 'superTypeParameters', 'implements', 'predicate', 'label', 'meta']);

/** TypeScript syntax that has run-time meaning; every other TS node is a type and is never entered. */
const TS_CODE = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'TSTypeAssertion', 'TSInstantiationExpression', 'TSExportAssignment', 'TSEnumDeclaration', 'TSEnumBody', 'TSEnumMember', 'TSModuleDeclaration', 'TSModuleBlock', 'TSParameterProperty', 'TSImportEqualsDeclaration', 'TSExternalModuleReference']);

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const isCode = ({ type }: Node): boolean => !(type.charCodeAt(0) === 84 && type.charCodeAt(1) === 83) || TS_CODE.has(type);

/**
 * Calls `visit` for each child that is code, in source order. A name that is no expression (a property after a dot, the
 * key of a member) is no child. The commonest nodes are spelled out: most of a file is made of them.
 */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  switch (node.type) {
    case 'Identifier':
      if (node.decorators) for (const decorator of node.decorators) visit(decorator);
      return;
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'ThisExpression':
    case 'JSXIdentifier':
    case 'JSXText':
    case 'TemplateElement':
      return;
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      visit(node.object);
      if (node.computed) visit(node.property);
      return;
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      visit(node.callee);
      for (const argument of node.arguments) visit(argument);
      return;
    case 'ExpressionStatement':
    case 'JSXExpressionContainer':
      visit(node.expression);
      return;
    case 'ObjectExpression':
      for (const property of node.properties) visit(property);
      return;
    case 'ObjectProperty':
      if (node.computed) visit(node.key);
      if (isCode(node.value)) visit(node.value);
      return;
    case 'JSXAttribute':
      if (node.value) visit(node.value);
      return;
    case 'BlockStatement':
      for (const statement of node.body) if (isCode(statement)) visit(statement);
      return;
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassPrivateMethod':
    case 'ClassProperty':
    case 'ClassPrivateProperty':
    case 'ClassAccessorProperty':
      eachOther(node, visit, 'computed' in node && node.computed ? null : 'key');
      return;
    default: {
      const keys = CHILDREN[node.type];
      if (keys === undefined) eachOther(node, visit, null);
      else eachOf(node as unknown as Record<string, unknown>, keys, visit);
    }
  }
}

/** Where the children of further common nodes stand, in source order: looking through all their properties takes longer. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  File: ['program'], Program: ['body'], ExportNamedDeclaration: ['specifiers', 'source', 'declaration'], ExportDefaultDeclaration: ['declaration'],
  VariableDeclaration: ['declarations'], VariableDeclarator: ['id', 'init'], ReturnStatement: ['argument'], ThrowStatement: ['argument'],
  IfStatement: ['test', 'consequent', 'alternate'], ConditionalExpression: ['test', 'consequent', 'alternate'],
  ArrowFunctionExpression: ['params', 'body'], FunctionExpression: ['id', 'params', 'body'], FunctionDeclaration: ['id', 'params', 'body'],
  AwaitExpression: ['argument'], UnaryExpression: ['argument'], UpdateExpression: ['argument'], SpreadElement: ['argument'], RestElement: ['argument'], YieldExpression: ['argument'],
  BinaryExpression: ['left', 'right'], LogicalExpression: ['left', 'right'], AssignmentExpression: ['left', 'right'], AssignmentPattern: ['left', 'right'],
  ArrayExpression: ['elements'], ArrayPattern: ['elements'], ObjectPattern: ['properties'], TemplateLiteral: ['expressions'], SequenceExpression: ['expressions'],
  TryStatement: ['block', 'handler', 'finalizer'], CatchClause: ['param', 'body'], SwitchStatement: ['discriminant', 'cases'], SwitchCase: ['test', 'consequent'],
  ForOfStatement: ['left', 'right', 'body'], ForInStatement: ['left', 'right', 'body'], ForStatement: ['init', 'test', 'update', 'body'], WhileStatement: ['test', 'body'],
  ClassDeclaration: ['decorators', 'id', 'superClass', 'body'], ClassBody: ['body'], Decorator: ['expression'],
  JSXElement: ['openingElement', 'children'], JSXFragment: ['children'], JSXOpeningElement: ['name', 'attributes'], JSXSpreadAttribute: ['argument'],
  TSAsExpression: ['expression'], TSNonNullExpression: ['expression'], TSSatisfiesExpression: ['expression'], ParenthesizedExpression: ['expression'],
  EmptyStatement: [], BreakStatement: [], ContinueStatement: [], RegExpLiteral: [], Super: [], Import: [], JSXClosingElement: [], JSXEmptyExpression: [], JSXOpeningFragment: [], JSXClosingFragment: [],
  ImportDeclaration: ['specifiers', 'source'], ImportSpecifier: ['imported', 'local'], ImportDefaultSpecifier: ['local'], ImportNamespaceSpecifier: ['local'],
};

function eachOf(record: Record<string, unknown>, keys: readonly string[], visit: (child: Node) => void): void {
  for (const key of keys) {
    const value = record[key];
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const item of value as (Node | null)[]) if (item !== null && isCode(item)) visit(item);
    } else if (isCode(value as Node)) visit(value as Node);
  }
}

function eachOther(node: Node, visit: (child: Node) => void, without: string | null): void {
  const record = node as unknown as Record<string, unknown>;
  for (const key in record) {
    const value = record[key];
    if (typeof value !== 'object' || value === null || key === without || SKIPPED.has(key)) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item) && isCode(item)) visit(item);
    } else if (isNode(value) && isCode(value)) visit(value);
  }
}
