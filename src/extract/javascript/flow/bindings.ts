import type { Node } from '@babel/types';
import { isPerson, takeSteps, type Datum } from '../../../model/datum.ts';
import { lookUp, type Binding, type Scope, type Source } from '../scope.ts';
import { calleeName } from '../url-context.ts';
import { answerTo } from './answers.ts';
import { callsBack, givenToCallback } from './callbacks.ts';
import { givenByFramework } from './parameters.ts';
import { addPart } from './parts.ts';
import { whatReaches, type Reaching } from './reaching.ts';
import { isMadeToken, isState, tokenOf } from './signs.ts';
import { PIECES } from './texts.ts';
import { namedRecord, ofAnnotation } from './typed.ts';
import { CONSTANT, MAX_DATA, NOTHING, type Tracer } from './trace.ts';

/** Arguments that a rest parameter takes together. */
const MAX_REST = 6;

/** Names under which anything is kept. */
const VAGUE = /^(?:value|val|data|results?|res|response|text|str|string|inputs?|content|default|current|payload|body|state|key|name|label|to|from|contact|address|recipient|identifier|login|user|item|\w{1,2}|\d+|\*)$/i;
/** `const { plan: email } = form`: what the form calls a plan is no e-mail address. */
const isRenamed = (step: string | undefined, name: string): boolean => step !== undefined && step.startsWith('.') && step.slice(1) !== name && !VAGUE.test(step.slice(1));

/** Says of a name which personal data may be in what it stands for. */
export class Bindings {
  readonly #tracer: Tracer;
  readonly #known = new Map<Binding, Map<string, readonly Datum[]>>();

  constructor(tracer: Tracer) {
    this.#tracer = tracer;
  }

  of(binding: Binding, node: Node, scope: Scope): readonly Datum[] {
    const reaching = whatReaches(binding, node, scope);
    let all = this.#known.get(binding);
    if (!all) this.#known.set(binding, (all = new Map()));
    const known = all.get(reaching.key);
    if (known) return known;
    all.set(reaching.key, NOTHING);
    const data = [...this.#typedIn(binding), ...this.#computeBinding(binding, node, scope, reaching)].slice(0, MAX_DATA);
    all.set(reaching.key, data);
    return data;
  }

  /** What the markup of a component puts into a variable of its script. */
  #typedIn(binding: Binding): Datum[] {
    const { controls, scopes } = this.#tracer;
    if (controls.bound.length === 0 || binding.declaration.kind !== 'variable' || lookUp(scopes.program, binding.name) !== binding) return [];
    return controls.ofName(binding.name, binding.sources.some(({ node }) => node.type === 'CallExpression' && /^(?:ref|shallowRef|useField|defineModel|useState)$/.test(calleeName(node.callee) ?? '')));
  }

  #computeBinding(binding: Binding, node: Node, scope: Scope, { sources, initial }: Reaching): readonly Datum[] {
    const line = node.loc?.start.line ?? 0;
    const { declaration, name } = binding;
    const open: Datum = { at: [], label: name, line };
    switch (declaration.kind) {
      case 'import': {
        if (CONSTANT.test(name)) return NOTHING;
        const value = this.#tracer.evaluator.evaluate(node, scope);
        return value?.kind === 'path' ? [{ ...open, foreign: { path: value.path, given: [], steps: [] } }] : NOTHING;
      }
      case 'function':
      case 'class':
        return this.#withParts(binding, NOTHING);
      case 'param':
        return this.#withParts(binding, [...(initial ? this.#parameter(binding, declaration, scope, line) : []), ...this.#fromSources(sources)]);
      case 'variable': {
        if (binding.sources.length === 0) return this.#withParts(binding, [open]);
        const data = this.#fromSources(sources);
        if (data.length === 0 && this.#isPartOfName(binding)) return this.#withParts(binding, [open]);
        // The state of a component starts as a constant and is typed in later.
        if (data.every(({ at }) => at.length > 0) && binding.sources.some(({ node: from, steps }) => steps.length > 0 && isState(from))) return [{ ...open, label: this.#tracer.controls.ofBinding(binding) ?? name }, ...data];
        if (data.length === 0 && binding.sources.some(({ node: from }) => isMadeToken(name, from))) return [open];
        data.push(...ofAnnotation(declaration.annotation, binding, name, line, this.#tracer));
        // What nobody knows goes by the name that it is given here, unless it has one where it is taken from.
        return this.#withParts(binding, data.map((datum) => (!isRenamed(declaration.steps.at(-1), name) && this.#tracer.isOpen(datum) && this.#tracer.says(name, datum.person) ? { ...datum, label: name } : datum)));
      }
      case 'other':
        return [open, ...this.#fromSources(sources)];
    }
  }

  #fromSources(sources: readonly Source[]): Datum[] {
    return sources.flatMap(({ node, scope, steps }) => {
      const data = takeSteps(this.#tracer.trace(node, scope), steps);
      const last = steps.at(-1);
      const line = node.loc?.start.line ?? 0;
      const known = last?.startsWith('.') ? this.#sourceOfPattern(node, scope, steps, last.slice(1), line) : null;
      return known ?? data;
    });
  }

  /** `const [firstName, lastName] = fullName.split(" ")`: a piece of a name is a name, where it is called one. */
  #isPartOfName({ declaration, name, sources }: Binding): boolean {
    const [source] = sources;
    if (declaration.kind !== 'variable' || !source || !/^\.\d$/.test(source.steps.join()) || !this.#tracer.isName(name)) return false;
    return this.#tracer.trace(source.node, source.scope).some(({ at, label }) => at.join() === PIECES && this.#tracer.isName(label));
  }

  /** `const { ip } = req`: the path that a pattern takes. */
  #sourceOfPattern(node: Node, scope: Scope, steps: readonly string[], label: string, line: number): Datum[] | null {
    let value = this.#tracer.evaluator.evaluate(node, scope);
    for (const step of steps) if (!step.startsWith('~')) value = this.#tracer.evaluator.member(value, step.slice(1));
    const found = this.#tracer.source(node, value, label);
    if (found) return found.map((datum) => ({ ...datum, line }));
    const token = value?.kind === 'path' ? tokenOf(label, value.path.at(-2) ?? '') : {};
    return token.data ? [{ at: [], label, line, data: token.data }] : null;
  }

  #withParts(binding: Binding, own: readonly Datum[]): Datum[] {
    let data = [...own];
    for (const part of binding.parts ?? []) data = addPart(data, part, this.#tracer);
    return data;
  }

  #parameter(binding: Binding, declaration: Extract<Binding['declaration'], { kind: 'param' }>, scope: Scope, line: number): Datum[] {
    const { name } = binding;
    const { steps, index, function: owner } = declaration;
    const given = this.#givenByCaller(declaration, scope);
    const at = steps.length === 0 ? line : declaration.line;
    const typed = this.#tracer.typed(declaration.node, name, at);
    const taken = takeSteps(typed ?? [], steps);
    if (given) return [...takeSteps(given, steps), ...taken];
    const label = steps.findLast((step) => /^\.[^*\d]/.test(step))?.slice(1) ?? name;
    if (declaration.isRest) return takeSteps(Array.from({ length: MAX_REST }, (_, at): Datum => ({ at: [`.${at}`], label: name, line, parameter: { index: index + at, steps: [], owner } })), steps);
    const person = steps.length === 0 && (isPerson(name) || taken.some((datum) => datum.person));
    const open: Datum = { at: [], label, line: at, parameter: { index, steps: steps.filter((step) => !step.startsWith('~')), owner }, ...(person ? { person } : {}) };
    const known = [...taken.map((datum) => (datum.at.length === 1 && person && !datum.foreign ? { ...datum, person } : datum)), ...givenByFramework(declaration, scope, name, declaration.line, this.#tracer)];
    return [open, ...known, ...(typed === null && known.length === 0 ? namedRecord(label, at) : [])];
  }

  /** Of a callback: the elements of the list, the value of the promise that calls it. */
  #givenByCaller({ function: owner, index }: Extract<Binding['declaration'], { kind: 'param' }>, scope: Scope): readonly Datum[] | null {
    const call = this.#tracer.scopes.parentOfFunction.get(owner);
    if (!call) return null;
    if (!callsBack(call)) return answerTo(call, owner.params, index, this.#tracer.scopes.of.get(owner)?.parent ?? scope, this.#tracer);
    const position = (call as { arguments?: Node[] }).arguments?.indexOf(owner) ?? -1;
    const around = this.#tracer.scopes.of.get(owner)?.parent ?? scope;
    const given = position < 0 ? null : givenToCallback(call, position, around, this.#tracer);
    const data = given?.(index);
    return !data || (index > 0 && data.length === 0) ? null : data;
  }
}
