import type { CallExpression, Function as FunctionNode, ObjectPattern, OptionalCallExpression } from '@babel/types';
import { areOfPeople } from '../people-words.ts';
import type { Evaluator } from './evaluate.ts';
import type { Field, FieldGroup } from './field-groups.ts';
import { inputOfPath, RequestInputs, type Input } from './request-inputs.ts';
import { textOfNode } from './schema-calls.ts';
import { propertyName, type Scope, type Scopes } from './scope.ts';
import { calleeName } from './url-context.ts';

const SEARCH = /^(?:query|s|term|keywords?)$/;
/** What a form sends besides texts. */
const FILE = /^(?:file|files|uploads?|attachments?)(?:\[\])?$/;

/** Gathers the fields that code reads of what a request brings. */
export class RequestFields {
  readonly inputs: RequestInputs;
  readonly #evaluator: Evaluator;
  readonly #received = new Map<string, FieldGroup>();

  constructor(evaluator: Evaluator, scopes: Scopes) {
    this.inputs = new RequestInputs(evaluator, scopes);
    this.#evaluator = evaluator;
  }

  groups(): Iterable<FieldGroup> {
    return this.#received.values();
  }

  /** Inputs that one function reads belong together. */
  receive(input: Input, field: Field, names: readonly string[]): void {
    const key = `${input === 'query' || input === 'params'} ${names[0] ?? ''}`;
    let group = this.#received.get(key);
    if (!group) {
      group = { rule: 'request-body', action: 'collect', via: 'request', fields: [], ofPeople: areOfPeople(names), typed: input === 'body' || input === 'form', ownIds: input === 'query' };
      this.#received.set(key, group);
    }
    // Who reads it again in the same function receives nothing new.
    if (group.fields.some(({ name }) => name === field.name)) return;
    const holds = input === 'query' && SEARCH.test(field.name) ? 'user.behavior.search_history' : input === 'form' && FILE.test(field.name) ? 'user.content.files' : undefined;
    group.fields.push(holds === undefined ? field : { ...field, holds });
  }

  receivePattern(pattern: ObjectPattern, input: Input, names: readonly string[]): void {
    for (const property of pattern.properties) {
      const name = property.type === 'ObjectProperty' ? propertyName(property.key, property.computed) : null;
      if (name !== null) this.receive(input, { name, node: property }, names);
    }
  }

  /** Parameters such as `({ body: { email } })`, `(_, { input: { email } })`. */
  readParameter(node: FunctionNode, index: number, scope: Scope, names: readonly string[]): void {
    const pattern = node.params[index];
    if (pattern?.type !== 'ObjectPattern') return;
    const whole = this.inputs.ofParameter(node, index, []);
    if (whole !== null) this.receivePattern(pattern, whole, names);
    for (const property of pattern.properties) {
      if (property.type !== 'ObjectProperty') continue;
      const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
      if (target.type !== 'ObjectPattern') continue;
      const [first] = target.properties;
      const inner = first?.type === 'ObjectProperty' && first.value.type === 'Identifier' ? this.#evaluator.evaluate(first.value, scope) : undefined;
      const input = (inner?.kind === 'path' ? inputOfPath(inner.path.slice(0, -1)) : null) ?? this.inputs.ofParameter(node, index, [`.${propertyName(property.key, property.computed) ?? ''}`]);
      if (input !== null) this.receivePattern(target, input, names);
    }
  }

  /** `formData.get("email")`, `request.input("email")`, `request.only(["email"])`. */
  readCall(call: CallExpression | OptionalCallExpression, scope: Scope, names: readonly string[]): void {
    const name = calleeName(call.callee);
    const [first] = call.arguments;
    if (!first || (call.callee.type !== 'MemberExpression' && call.callee.type !== 'OptionalMemberExpression')) return;
    if (name === 'get' || name === 'getAll' || name === 'has') {
      const field = textOfNode(first);
      const input = field === null ? null : this.inputs.of(call.callee.object, scope);
      if (field !== null && (input === 'form' || input === 'query')) this.receive(input, { name: field, node: call }, names);
      return;
    }
    if (name !== 'input' && name !== 'only') return;
    const owner = this.#evaluator.evaluate(call.callee.object, scope);
    if (owner?.kind !== 'path' || owner.path.length !== 1 || owner.path[0] !== 'request') return;
    const list = first.type === 'ArrayExpression' ? first.elements : [first];
    for (const node of list) {
      const text = textOfNode(node);
      if (node && text !== null) this.receive('body', { name: text, node }, names);
    }
  }
}
