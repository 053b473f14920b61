import type { Node } from '@babel/types';
import { OF_PERSON, OWN_ID, saysOfSomebody, type Datum } from '../../../model/datum.ts';
import type { Matchers } from '../../../model/matchers.ts';
import { recordName } from '../../../model/records.ts';
import type { Binding, Scope } from '../scope.ts';
import type { Part } from '../type-shapes.ts';
import { calleeName } from '../url-context.ts';
import type { Tracer } from './trace.ts';

/** What a value of a type has, as data that `label` holds. Of fields only those that may say anything. */
export function dataOfParts(parts: readonly Part[], label: string, line: number, matchers: Matchers): Datum[] {
  const ofPerson = parts.some(({ field, person }) => person === true || (field !== undefined && matchers.classify(field, 'field').some((category) => OF_PERSON.test(category))));
  return parts.flatMap(({ at, field, holds, type, steps = [], person }): Datum[] => {
    const who = person ? { person } : {};
    if (type) return [{ at, label: steps.findLast((step) => step.startsWith('.'))?.slice(1) ?? at.at(-1)?.slice(1) ?? label, line, foreign: { path: type, type: true, given: [], steps }, ...who }];
    if (field === undefined) return [];
    if (saysOfSomebody(field, ofPerson, matchers)) return [{ at, label: field, line, ...who }];
    if (holds !== undefined) return [{ at, label: field, line, data: [holds] }];
    return person && OWN_ID.test(field) ? [{ at, label: `${label}.${field}`, line, data: ['user.unique_id'] }] : [];
  });
}

/** A whole record, by the name that it goes by; nothing where the name stands for no person. */
export function namedRecord(name: string, line: number): Datum[] {
  const model = recordName(name);
  return model === null ? [] : [{ at: [], label: name, line, foreign: { path: [`record:${model}`], type: true, given: [], steps: [] }, person: true }];
}

/** A member that is named after a person may be all that is on record of them. */
export function withRecord(node: Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }>, data: readonly Datum[]): readonly Datum[] {
  const name = node.computed || node.property.type !== 'Identifier' ? null : node.property.name;
  if (name === null || recordName(name) === null) return data;
  const isOpen = data.some(({ at, label, data: categories }) => at.length === 0 && label === name && categories === undefined);
  return isOpen && data.every(({ at, foreign }) => at.length === 0 && foreign?.type !== true) ? [...data, ...namedRecord(name, node.loc?.start.line ?? 0)] : data;
}

/** Callees that give their answer under a member. */
const ANSWERS: readonly (readonly [RegExp, string])[] = [
  [/^use\w*State$|^createSignal$|^use\w*LocalStorage$/, '.0'], [/^useRef$/, '.current'], [/^(?:shallowRef|ref)$/, '.value'],
  [/^(?:get|post|put|patch|delete|request|axios|use(?:Query|SWR|Fetch|LazyQuery|SuspenseQuery|InfiniteQuery|LoaderData\w*)|\$axios)$/, '.data'],
];

/** `useState<User>()`, `axios.get<User>(…)`: what the type that a call is given says of its answer. */
export function typedAnswer(node: Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }>, tracer: Tracer): Datum[] {
  const params = node.typeParameters?.type === 'TSTypeParameterInstantiation' ? node.typeParameters.params : [];
  const [type] = params;
  if (!type) return [];
  const name = calleeName(node.callee) ?? '';
  const data = dataOfParts(tracer.scopes.types.of(type), name, node.loc?.start.line ?? 0, tracer.matchers);
  const step = ANSWERS.find(([pattern]) => pattern.test(name))?.[1];
  return step === undefined ? data : data.map((datum) => ({ ...datum, at: [step, ...datum.at] }));
}

/** Calls by which a schema reads a value, and where the answer is. */
const READS: ReadonlyMap<string, readonly string[]> = new Map([
  ['parse', ['']], ['parseAsync', ['']], ['cast', ['']], ['create', ['']], ['check', ['']], ['decode', ['']], ['validateSync', ['']], ['assert', ['']], ['attempt', ['']],
  ['safeParse', ['.data']], ['safeParseAsync', ['.data']], ['spa', ['.data']], ['validate', ['', '.value']], ['validateAsync', ['', '.value']],
]);
/** Functions that are given the schema: `readValidatedBody(event, schema.parse)`, `parse(schema, value)`, `plainToInstance(Dto, value)`. */
const GIVEN_SCHEMA = /^(?:parse|safeParse|parseAsync|plainToInstance|plainToClass|validateRequest|parseBody|parseForm\w*|readValidatedBody|validateBody|parseWithZod|attempt)$/;

/** What a value that a schema read may have. */
export function readBySchema(node: Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }>, name: string, scope: Scope, tracer: Tracer): Datum[] {
  const { callee } = node;
  const line = node.loc?.start.line ?? 0;
  const steps = READS.get(name);
  if (steps && (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression')) {
    const data = dataOfParts(tracer.scopes.types.ofSchema(callee.object, scope), calleeName(callee.object) ?? name, line, tracer.matchers);
    if (data.length > 0) return steps.flatMap((step) => (step === '' ? data : data.map((datum) => ({ ...datum, at: [step, ...datum.at] }))));
  }
  if (!GIVEN_SCHEMA.test(name)) return [];
  for (const argument of node.arguments.slice(0, 2)) {
    const schema = argument.type === 'MemberExpression' && argument.property.type === 'Identifier' && READS.has(argument.property.name) ? argument.object : argument;
    if (schema.type !== 'Identifier' && schema.type !== 'CallExpression') continue;
    const data = dataOfParts(tracer.scopes.types.ofSchema(schema, scope), name, line, tracer.matchers);
    if (data.length > 0) return name === 'safeParse' ? data.map((datum) => ({ ...datum, at: ['.data', ...datum.at] })) : data;
  }
  return [];
}

/** What the value of an annotated variable has, where it comes from somewhere; else the record that its name tells of. */
export function ofAnnotation(annotation: Node | null, binding: Binding, name: string, line: number, tracer: Tracer): Datum[] {
  const given = binding.sources.filter(({ node, scope }) => !isMadeHere(node, scope, tracer));
  if (given.length === 0) return [];
  const typed = annotation && tracer.typed(annotation, name, line);
  if (typed) return typed;
  return given.some(({ node }) => !isPartName(node)) ? namedRecord(name, line) : [];
}

function isMadeHere(node: Node, scope: Scope, tracer: Tracer): boolean {
  if (/Literal$|Expression$/.test(node.type) && !/^(?:Call|OptionalCall|Member|OptionalMember|Await|Conditional|Logical|TSAs|TSNonNull|New|Assignment|Yield)Expression$/.test(node.type)) return true;
  const value = tracer.evaluator.evaluate(node, scope);
  if (value?.kind === 'path' && /^global:(?:process|import\.meta|Deno|Bun)$/.test(value.path[0] ?? '')) return true;
  return value?.kind === 'object' || value?.kind === 'text' || value?.kind === 'array' || value?.kind === 'function' || value?.kind === 'class';
}

/** What is taken there is one thing of a person, by its name: `getUserId()`, `row.userName`. */
const PART = /(?:[iI]ds?|[nN]ame|[eE]mail|[tT]oken|[kK]ey|[cC]ount|[uU]rl|[pP]ath|[rR]ef|[sS]tate|[lL]ength|[iI]ndex|[cC]ontext|[cC]lient|[tT]ype|[rR]ole)$|^(?:is|has|can|should|count|validate|verify|check)(?![a-z])/;
function isPartName(node: Node): boolean {
  const inner = node.type === 'AwaitExpression' ? node.argument : node;
  const name = inner.type === 'CallExpression' || inner.type === 'OptionalCallExpression' || inner.type === 'NewExpression' ? calleeName(inner.callee) : calleeName(inner);
  return name !== null && PART.test(name);
}
