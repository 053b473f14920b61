import type { File, Node, TemplateLiteral } from '@babel/types';
import { MASK } from '../../model/hosts.ts';
import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { extractMarkup } from '../markup/extract-markup.ts';
import { placeWithin } from './place-within.ts';
import { propertyName } from './scope.ts';
import { calleeName } from './url-context.ts';
import { eachChild } from './walk.ts';

const CONTROL = /<(?:input|select|textarea|[\w-]*-(?:input|textarea|select|(?:text-?)?field|picker)|form)[\s>]/i;
/** What makes markup of a text: the template of a component, a tag, an element that it is put into. */
const MADE = /\btemplate\s*:\s*["'`]|\bhtml`|\.(?:inner|outer)HTML\b|\binsertAdjacentHTML\(|\bsetHTMLUnsafe\(|\.(?:html|append|prepend)\(\s*["'`]/;
const PUT = /^(?:insertAdjacentHTML|setHTMLUnsafe|html|append|prepend)$/;

/** Whether code may hold markup with controls in its texts. */
export const mayHoldInlineMarkup = (code: string): boolean => CONTROL.test(code) && MADE.test(code);

/** The controls of a form that stand in a text of the code: Angular's inline templates, `html` of Lit and its like, markup that is put into an element. */
export function findInlineMarkup(file: File, code: string, path: string, matchers: Matchers): Sighting[] {
  if (!mayHoldInlineMarkup(code)) return [];
  const found: Sighting[] = [];
  const read = (text: string, node: Node): void => {
    if (!CONTROL.test(text)) return;
    const { line, column } = node.loc!.start;
    for (const sighting of extractMarkup(path, text, matchers).sightings) if (sighting.via === 'form') found.push(placeWithin(sighting, line, column + 2));
  };
  const visit = (node: Node, isMarkup: boolean): void => {
    if (node.type === 'TemplateLiteral' && isMarkup) read(textOf(node), node);
    else if (node.type === 'StringLiteral' && isMarkup && !node.value.includes('\n')) read(node.value, node);
    const inside = isMarkup && !/^Class/.test(node.type);
    eachChild(node, (child) => visit(child, inside || isMadeOf(child, node)));
  };
  for (const statement of file.program.body) visit(statement, false);
  return found;
}

/** Whether the parent makes markup of what the child says. */
function isMadeOf(child: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'ObjectProperty':
      return parent.value === child && propertyName(parent.key, parent.computed) === 'template';
    case 'TaggedTemplateExpression':
      return parent.quasi === child && calleeName(parent.tag) === 'html';
    case 'AssignmentExpression':
      return parent.right === child && parent.left.type === 'MemberExpression' && /^(?:inner|outer)HTML$/.test(propertyName(parent.left.property, parent.left.computed) ?? '');
    case 'CallExpression':
      return parent.callee !== child && parent.callee.type === 'MemberExpression' && PUT.test(calleeName(parent.callee) ?? '');
    default:
      return false;
  }
}

/** The text at its own places: what is computed is a hole as long as its code. */
function textOf({ quasis, expressions }: TemplateLiteral): string {
  return quasis.map(({ value }, index) => {
    const next = quasis[index + 1];
    return value.raw + (next && expressions[index] ? holeOf(quasis[index]!.loc!.end, next.loc!.start) : '');
  }).join('');
}

/** `${…}` without its code, with as many lines. */
function holeOf(from: { line: number; column: number }, to: { line: number; column: number }): string {
  const lines = to.line - from.line;
  return lines === 0 ? MASK.repeat(Math.max(1, to.column - from.column)) : MASK + '\n'.repeat(lines) + ' '.repeat(to.column);
}
