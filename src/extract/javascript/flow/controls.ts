import type { JSXOpeningElement, Node } from '@babel/types';
import type { Datum } from '../../../model/datum.ts';
import type { Matchers } from '../../../model/matchers.ts';
import type { TypedInto } from '../../markup/bound-controls.ts';
import { lookUp, type Binding, type Scope } from '../scope.ts';

/** Types of controls that say what is typed there. */
const TYPES: Readonly<Record<string, string>> = { email: 'email', tel: 'phone_number', password: 'password', 'email-address': 'email', 'phone-pad': 'phone_number' };
/** Attributes that say it, the most telling first. */
const NAMING = ['name', 'autoComplete', 'id', 'type', 'keyboardType', 'textContentType'];
/** Attributes that show what was typed, or put it where it is kept. */
const HOLDING = new Set(['value', 'ref', 'onChangeText']);

/** Which controls of JSX what is typed comes from: their state, their refs, their handlers of events. */
export class Controls {
  readonly #matchers: Matchers;
  readonly #bindings = new Map<Binding, string>();
  readonly #handlers = new Map<Node, string>();

  /** Controls of the markup around a script. */
  bound: readonly TypedInto[] = [];

  constructor(matchers: Matchers) {
    this.#matchers = matchers;
  }

  /** A control that says what is typed there. */
  add(element: JSXOpeningElement, scope: Scope): void {
    const held: Node[] = [];
    const handlers: Node[] = [];
    const texts = new Map<string, string>();
    for (const attribute of element.attributes) {
      if (attribute.type === 'JSXSpreadAttribute' || typeof attribute.name.name !== 'string') continue;
      const { name } = attribute.name;
      const value = attribute.value?.type === 'JSXExpressionContainer' ? attribute.value.expression : attribute.value;
      if (value?.type === 'StringLiteral') texts.set(name, value.value);
      else if (value?.type === 'Identifier' && HOLDING.has(name)) held.push(value);
      else if (value && /^on[A-Z]/.test(name) && (value.type === 'ArrowFunctionExpression' || value.type === 'FunctionExpression')) handlers.push(value);
    }
    if (held.length === 0 && handlers.length === 0) return;
    const label = this.#labelOf(texts);
    if (label === undefined) return;
    for (const node of held) {
      const binding = node.type === 'Identifier' ? lookUp(scope, node.name) : undefined;
      if (binding?.declaration.kind === 'variable') this.#bindings.set(binding, label);
    }
    for (const handler of handlers) this.#handlers.set(handler, label);
  }

  /** What is typed into the control whose state or ref a variable is. */
  ofBinding(binding: Binding): string | undefined {
    return this.#bindings.get(binding);
  }
  /** What is typed into the control whose event is given to a function. */
  ofEvent({ declaration }: Binding): string | undefined {
    return declaration.kind === 'param' && declaration.index === 0 && declaration.steps.length === 0 ? this.#handlers.get(declaration.function) : undefined;
  }

  /** What is typed into a variable of a component, or into parts of it, where it is kept in a box of a framework or by itself. */
  ofName(name: string, isBox: boolean): Datum[] {
    return this.bound.flatMap(({ name: whole, data, line }): Datum[] => {
      const [first, ...parts] = whole.split('.');
      if (first !== name) return [];
      return [{ at: [...(isBox ? ['.value'] : []), ...parts.map((part) => `.${part}`)], label: parts.at(-1) ?? name, line, data }];
    });
  }

  #labelOf(texts: ReadonlyMap<string, string>): string | undefined {
    for (const naming of NAMING) {
      const text = texts.get(naming);
      const label = text === undefined ? undefined : naming === 'type' || naming === 'keyboardType' ? TYPES[text] : text;
      if (label !== undefined && this.#matchers.classify(label, 'field').length > 0) return label;
    }
    return undefined;
  }
}
