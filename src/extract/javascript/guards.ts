import type { File, Function as FunctionNode } from '@babel/types';
import type { ControlNames } from '../../model/controls.ts';
import type { Guarded } from '../../model/facts.ts';
import { findReferences, type Reference } from './function-references.ts';
import { reach, type Decided, type Position, type Reached } from './reach.ts';
import type { Scopes } from './scope.ts';

const MAX_NAMES = 16;
/** How far from caller to caller. */
const MAX_CALLERS = 4;
/** Functions looked at in one file: callers of callers could be very many. */
const MAX_LOOKS = 5000;
/** Without such a word nobody checks anything, and callers need not be looked for. */
const MAY_CHECK = /consent|permission|opt-?_?(?:in|ed|out)\b|accepted|granted|donottrack|privacycontrol|gdpr|tcfapi|didomi|onetrust|osano|klaro|axeptio/i;

/**
 * Writes beside each place which checks dominate it, and which of them came out as "no". What callers of a function in the
 * same file all check counts for what is in it, if nothing else can call it.
 */
export function guardPlaces(file: File, code: string, scopes: Scopes, places: readonly (Position & Guarded)[], controls: ControlNames): void {
  if (places.length === 0) return;
  const sorted = [...places].sort((a, b) => a.line - b.line || a.column - b.column);
  const reached = reach(file, scopes, sorted, controls);
  const callers = MAY_CHECK.test(code) ? new Callers(file, scopes, reached, controls) : null;
  sorted.forEach((place, index) => {
    const names = namesOf(reached[index]?.decided ?? null, controls);
    for (let within = reached[index]?.within ?? null; within && callers; within = within.outer) callers.addTo(names, within.node);
    const guards = [...names.passed].slice(0, MAX_NAMES);
    const unless = [...names.failed].slice(0, MAX_NAMES);
    if (guards.length > 0) place.guards = guards;
    if (unless.length > 0) place.unless = unless;
  });
}

/** Names of checks, the innermost first. */
interface Names {
  passed: Set<string>;
  failed: Set<string>;
}

function namesOf(decided: Decided | null, controls: ControlNames): Names {
  const names: Names = { passed: new Set(), failed: new Set() };
  for (let at = decided; at && names.passed.size + names.failed.size < 4 * MAX_NAMES; at = at.outer) {
    for (const { name, holds } of at.checked) {
      const [into, other] = holds !== controls.isRefusal(name) ? [names.passed, names.failed] : [names.failed, names.passed];
      if (!speaksOf(other, name, controls)) into.add(name);
    }
  }
  return names;
}

/** The innermost check of a thing decides. */
function speaksOf(names: ReadonlySet<string>, name: string, controls: ControlNames): boolean {
  if (names.size === 0) return false;
  const ids = controls.checkedBy(name);
  return names.has(name) || (ids.length > 0 && [...names].some((other) => controls.checkedBy(other).some((id) => ids.includes(id))));
}

/** What all callers of a function check. */
class Callers {
  readonly #references: ReadonlyMap<FunctionNode, readonly Reference[]>;
  readonly #reached = new Map<Reference, Reached>();
  readonly #controls: ControlNames;
  readonly #known = new Map<FunctionNode, ReadonlySet<string>>();
  readonly #open = new Set<FunctionNode>();
  #looks = 0;

  constructor(file: File, scopes: Scopes, reached: readonly (Reached | undefined)[], controls: ControlNames) {
    this.#controls = controls;
    // Callers may stand in functions that are called themselves: each round looks for those of the last one.
    const all = new Map<FunctionNode, readonly Reference[]>();
    let asked = functionsAround(reached, all);
    for (let round = 0; asked.size > 0 && round < MAX_CALLERS; round++) {
      const found = findReferences(file, scopes, asked);
      for (const node of asked.keys()) all.set(node, found.get(node) ?? []);
      const places = [...found.values()].flat().sort((a, b) => a.line - b.line || a.column - b.column);
      const ways = reach(file, scopes, places, controls);
      places.forEach((reference, index) => this.#reached.set(reference, ways[index] ?? { decided: null, within: null }));
      asked = functionsAround(ways, all);
    }
    this.#references = all;
  }

  addTo(names: Names, node: FunctionNode): void {
    for (const name of this.#checked(node, 0)) if (!speaksOf(names.failed, name, this.#controls)) names.passed.add(name);
  }

  #checked(node: FunctionNode, depth: number): ReadonlySet<string> {
    const known = this.#known.get(node);
    if (known) return known;
    // Who is called in a circle is called from outside of it in the end.
    this.#open.add(node);
    const all = this.#references.get(node) ?? [];
    const references = all.filter((reference) => !this.#isInsideOpen(reference));
    const sets = depth > MAX_CALLERS || ++this.#looks > MAX_LOOKS || all.some(({ escapes }) => escapes) ? [] : references.map((reference) => this.#around(reference, depth));
    const checked = this.#common(sets);
    this.#open.delete(node);
    // What was found while others were open holds only for their sake.
    if (this.#open.size === 0) this.#known.set(node, checked);
    return checked;
  }

  #around(reference: Reference, depth: number): Set<string> {
    const { decided, within } = this.#reached.get(reference)!;
    const names = namesOf({ checked: reference.checked, outer: decided }, this.#controls);
    for (let at = within; at; at = at.outer) for (const name of this.#checked(at.node, depth + 1)) if (!speaksOf(names.failed, name, this.#controls)) names.passed.add(name);
    return names.passed;
  }

  #isInsideOpen(reference: Reference): boolean {
    for (let at = this.#reached.get(reference)?.within ?? null; at; at = at.outer) if (this.#open.has(at.node)) return true;
    return false;
  }

  /** Names that all have, and names of one control of which each has one. */
  #common(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
    const [first, ...others] = sets;
    if (!first) return new Set();
    const idsOf = (names: ReadonlySet<string>): Set<string> => new Set([...names].flatMap((name) => this.#controls.checkedBy(name)));
    const ids = others.map(idsOf).reduce((common, other) => new Set([...common].filter((id) => other.has(id))), idsOf(first));
    const all = new Set(sets.flatMap((names) => [...names]));
    return new Set([...all].filter((name) => sets.every((names) => names.has(name)) || this.#controls.checkedBy(name).some((id) => ids.has(id))));
  }
}

function functionsAround(reached: readonly (Reached | undefined)[], known: ReadonlyMap<FunctionNode, unknown>): Map<FunctionNode, string> {
  const found = new Map<FunctionNode, string>();
  for (const place of reached) for (let at = place?.within ?? null; at; at = at.outer) if (at.name !== null && !known.has(at.node)) found.set(at.node, at.name);
  return found;
}
