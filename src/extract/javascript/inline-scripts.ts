import type { File, JSXElement, Node } from '@babel/types';
import type { EmbeddedScript } from '../markup/embedded-script.ts';
import { propertyName } from './scope.ts';
import { eachChild } from './walk.ts';

const SCRIPT_TAG = /<[sS]cript\b/;
const MAX_LENGTH = 20_000;

/** Program text that components put into a page: ``<Script>{`…`}</Script>``, ``<script dangerouslySetInnerHTML={{ __html: `…` }} />``. */
export function findInlineScripts(file: File, code: string): EmbeddedScript[] {
  if (!SCRIPT_TAG.test(code)) return [];
  const found: EmbeddedScript[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'JSXElement' && isScript(node)) for (const text of textsOf(node)) found.push(...read(text, code));
    eachChild(node, visit);
  };
  visit(file.program);
  return found;
}

const isScript = ({ openingElement: { name, attributes } }: JSXElement): boolean =>
  name.type === 'JSXIdentifier' && /^[sS]cript$/.test(name.name) &&
  !attributes.some((attribute) => attribute.type === 'JSXAttribute' && attribute.name.name === 'type' && attribute.value?.type === 'StringLiteral' && !/javascript|module/.test(attribute.value.value));

function textsOf({ openingElement, children }: JSXElement): Node[] {
  const given = openingElement.attributes.flatMap((attribute): Node[] => {
    if (attribute.type !== 'JSXAttribute' || attribute.name.name !== 'dangerouslySetInnerHTML' || attribute.value?.type !== 'JSXExpressionContainer') return [];
    const { expression } = attribute.value;
    if (expression.type !== 'ObjectExpression') return [];
    return expression.properties.flatMap((property) => (property.type === 'ObjectProperty' && propertyName(property.key, property.computed) === '__html' ? [property.value] : []));
  });
  return [...given, ...children.flatMap((child) => (child.type === 'JSXExpressionContainer' ? [child.expression] : []))];
}

/** The text with its holes filled, every character where it stands in the file. */
function read(node: Node, code: string): EmbeddedScript[] {
  if ((node.type !== 'TemplateLiteral' && node.type !== 'StringLiteral') || node.start == null || node.end == null || !node.loc || node.end - node.start > MAX_LENGTH) return [];
  let text = code.slice(node.start + 1, node.end - 1);
  if (node.type === 'TemplateLiteral') {
    for (const expression of node.expressions) {
      const from = code.lastIndexOf('${', expression.start!) - node.start - 1;
      const to = code.indexOf('}', expression.end!) - node.start;
      if (from >= 0 && to > from) text = text.slice(0, from) + hole(text.slice(from, to)) + text.slice(to);
    }
  }
  return [{ code: text, line: node.loc.start.line, column: node.loc.start.column + 2, lang: 'js', kind: 'script' }];
}

const hole = (taken: string): string => `_${taken.slice(1).replace(/[^\n]/g, ' ')}`;
