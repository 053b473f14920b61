import type { File, Node } from '@babel/types';
import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { spanOf } from '../javascript/collect.ts';
import { propertyName } from '../javascript/scope.ts';
import { eachChild } from '../javascript/walk.ts';

/** Addresses of pages about people: one of them, a list, a map. */
const PEOPLE = /(?:^|\/)(?:api\/)?(?:public|users?|u|members?|people|profiles?|nearby|community|directory|friends)(?:\/|$|["'`])|^\/?@:/i;
const ROUTE = /^(?:get|route|all)$/;
const ANSWER = /^(?:json|send|render|jsonp)$/;
/** What a page about a person need not show. */
const SHOWN = /^user\.(?:location\.precise|contact\.(?:email|phone_number|address)|demographic\.date_of_birth|government_id)/;
const MAY_SHOW = /\b(?:lat|latitude|coords|coordinates|lng|email|phone|address|birth)/i;

/** Positions and addresses in what a route or page about people answers: they are shown to others. */
export function findPublicData(file: File, code: string, path: string, matchers: Matchers): Sighting[] {
  if (path === '' || !MAY_SHOW.test(code) || !/\b(?:json|send|render|jsonp)\(/.test(code)) return [];
  const sightings: Sighting[] = [];
  const fileRoute = /(?:^|\/)(?:pages|app|routes)\/(.*)\.\w+$/.exec(path)?.[1]?.replace(/\[(?:\.\.\.)?(\w+)\]/g, ':$1') ?? '';
  const visit = (node: Node, route: string): void => {
    let here = route;
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      const name = propertyName(node.callee.property, node.callee.computed) ?? '';
      const [first] = node.arguments;
      if (ROUTE.test(name) && first?.type === 'StringLiteral' && first.value.startsWith('/')) here = first.value;
      else if (ANSWER.test(name) && here !== '' && PEOPLE.test(here)) for (const argument of node.arguments) show(argument, here);
    }
    eachChild(node, (child) => visit(child, here));
  };
  const show = (node: Node, route: string): void => {
    if (node.type !== 'ObjectExpression') {
      if (node.type === 'ArrowFunctionExpression' || node.type === 'CallExpression' || node.type === 'ArrayExpression') eachChild(node, (child) => show(child, route));
      return;
    }
    for (const property of node.properties) {
      if (property.type !== 'ObjectProperty') continue;
      const name = propertyName(property.key, property.computed);
      if (property.value.type === 'ObjectExpression' || property.value.type === 'ArrayExpression' || property.value.type === 'CallExpression') show(property.value, route);
      const data = name === null ? [] : matchers.classify(name, 'person').filter((category) => SHOWN.test(category));
      if (data.length === 0 || name === null) continue;
      sightings.push({ ...spanOf(property), rule: 'public-data', action: 'share', data: [...data].sort(), recipient: null, purpose: null, via: 'network', api: `${route} ${name}`, strength: 'called', confidence: 'medium', detail: name });
    }
  };
  for (const statement of file.program.body) visit(statement, fileRoute);
  return sightings;
}
