import type { File, Node } from '@babel/types';
import { importsOf } from '../../model/imports.ts';
import type { Matchers } from '../../model/matchers.ts';
import type { Setting } from '../../model/setting.ts';
import { apiOfPath } from '../../model/keyed.ts';
import type { Evaluator } from '../javascript/evaluate.ts';
import { spanOf } from '../javascript/collect.ts';
import { lookUp, propertyName, type Binding, type Scope, type Scopes } from '../javascript/scope.ts';
import { eachChild } from '../javascript/walk.ts';

const PERSON = '(?:\\w+\\.)*(?:user|currentUser|dbUser|customer|member|profile|person|patient|employee|subscriber|account|lead)';
const MAY_PASS = new RegExp(`[(,{]\\s*(?:\\.\\.\\.)?${PERSON}\\s*[,)}]|:\\s*${PERSON}\\s*[,}]|\\b(?:traits|properties|context|user)\\s*:\\s*${PERSON}\\b`);
const NAME = /^(?:user|currentUser|dbUser|customer|member|profile|person|patient|employee|subscriber|account|lead)$/;

/** Options that take a record; `customer` and `account` are ids to most interfaces. */
const HOLDER = /^(?:user|person|member|contact|data|payload|traits|properties|context|attributes|metadata|custom_?[aA]ttributes|customData|extra)$/;

/** A person's whole record passed to a vendor's SDK, as it is or spread into the payload. */
export function findWholeObjects(file: File, code: string, scopes: Scopes, evaluator: Evaluator, matchers: Matchers): Setting[] {
  if (!MAY_PASS.test(code) || !importsOf(code).some((specifier) => matchers.vendorOfPackage('npm', specifier))) return [];
  const settings: Setting[] = [];
  const visit = (node: Node, scope: Scope): void => {
    if (node.type === 'CallExpression' || node.type === 'OptionalCallExpression' || node.type === 'NewExpression') {
      const callee = evaluator.evaluate(node.callee, scope);
      const root = callee?.kind === 'path' ? (callee.path[0] ?? '') : '';
      const vendor = root.startsWith('npm:') ? matchers.vendorOfPackage('npm', root.slice(4)) : undefined;
      const whole = vendor && node.arguments.flatMap((argument) => wholeIn(argument, 0, scope, evaluator))[0];
      if (vendor && whole && callee?.kind === 'path') {
        settings.push({ kind: 'whole-object', value: whole.name, api: apiOfPath([...callee.path, '()']), ...spanOf(whole.node), vendor: vendor.id, confidence: 'high' });
      }
    }
    eachChild(node, (child) => visit(child, scopes.of.get(child) ?? scope));
  };
  for (const statement of file.program.body) visit(statement, scopes.of.get(statement) ?? scopes.program);
  return settings;
}

function wholeIn(node: Node, depth: number, scope: Scope, evaluator: Evaluator): { name: string; node: Node }[] {
  if (depth > 3) return [];
  switch (node.type) {
    case 'Identifier': {
      if (!NAME.test(node.name) || isScalar(lookUp(scope, node.name))) return [];
      const value = evaluator.evaluate(node, scope);
      // An object made here holds what it holds, and something of the vendor's is no record of ours.
      return value === undefined || (value.kind === 'path' && !value.path[0]?.startsWith('npm:')) ? [{ name: node.name, node }] : [];
    }
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const name = propertyName(node.property, node.computed);
      return name !== null && NAME.test(name) ? [{ name, node }] : [];
    }
    case 'SpreadElement':
      return wholeIn(node.argument, depth + 1, scope, evaluator);
    case 'ObjectExpression':
      return node.properties.flatMap((property) => (property.type === 'SpreadElement' ? wholeIn(property.argument, depth + 1, scope, evaluator) : property.type === 'ObjectProperty' && HOLDER.test(propertyName(property.key, property.computed) ?? '') ? wholeIn(property.value, depth + 1, scope, evaluator) : []));
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return wholeIn(node.expression, depth + 1, scope, evaluator);
    default:
      return [];
  }
}

/** A parameter that its type says to be an id. */
function isScalar(binding: Binding | undefined): boolean {
  if (binding?.declaration.kind !== 'param') return false;
  const { node } = binding.declaration;
  const annotation = node.type === 'Identifier' && node.typeAnnotation?.type === 'TSTypeAnnotation' ? node.typeAnnotation.typeAnnotation.type : null;
  return annotation === 'TSStringKeyword' || annotation === 'TSNumberKeyword';
}
