import type { Evidence } from '../model/evidence.ts';
import type { Exclusion, Prohibition } from '../model/manifest.ts';
import { covers, isWithin } from '../taxonomy/index.ts';
import type { RecipientClass } from './bindings.ts';
import type { JudgeContext } from './context.ts';
import type { Controls } from './controls.ts';
import { once } from './indexing.ts';
import type { Scopes } from './licences.ts';

/** Rule 6. */
export class Prohibitions {
  readonly #all: readonly Prohibition[];
  readonly #context: JudgeContext;
  readonly #scopes: Scopes;
  readonly #controls: Controls;
  readonly #cache = new Map<string, { certain: readonly Prohibition[]; vague: readonly Prohibition[] }>();

  constructor(all: readonly Prohibition[], context: JudgeContext, scopes: Scopes, controls: Controls) {
    this.#all = all;
    this.#context = context;
    this.#scopes = scopes;
    this.#controls = controls;
  }

  /**
   * The prohibition that the observation breaks, and one that it may break because what was observed is less specific.
   * @param category null where the categories are unknown: then only a prohibition of everything counts.
   */
  find(evidence: Evidence, action: Prohibition['action'], category: string | null, classes: readonly RecipientClass[]): {
    certain: Prohibition | undefined;
    vague: Prohibition | undefined;
  } {
    const { certain, vague } = this.#ofCategory(action, category);
    const applies = (one: Prohibition): boolean => this.#applies(one, evidence, classes);
    return { certain: certain.find(applies), vague: vague.find(applies) };
  }

  /** "*" forbids everything, declared or not: read as the declared categories only, it would excuse the undeclared. */
  #ofCategory(action: string, category: string | null) {
    return once(this.#cache, `${action} ${category ?? ''}`, () => {
      const all = this.#all.filter((one) => one.action === action);
      if (category === null) return { certain: all.filter((one) => one.everything), vague: [] };
      return {
        certain: all.filter((one) => one.everything || one.data.some((data) => isWithin(category, data))),
        vague: all.filter((one) => !one.everything && one.data.some((data) => data !== category && isWithin(data, category))),
      };
    });
  }

  #applies(one: Prohibition, evidence: Evidence, classes: readonly RecipientClass[]): boolean {
    if (!this.#scopes.forbids(one, evidence)) return false;
    if (one.kinds.length > 0) {
      const vendor = evidence.recipient === null ? undefined : this.#context.vendor(evidence.recipient);
      const isMeant = (kind: string | null | undefined): boolean => typeof kind === 'string' && one.kinds.includes(kind);
      if (!isMeant(vendor?.kind) && !classes.some(({ kind }) => isMeant(kind))) return false;
    }
    return !one.unless.some((control) => this.#controls.guards(control, evidence));
  }
}

/** Rule 8: what the text says it does not cover. */
export class Exclusions {
  readonly #all: readonly Exclusion[];
  readonly #cache = new Map<string, readonly Exclusion[]>();
  constructor(all: readonly Exclusion[]) {
    this.#all = all;
  }
  find(category: string): Exclusion | undefined {
    return once(this.#cache, category, () => this.#all.filter(({ data }) => data.some((one) => covers(one, category))))[0];
  }
}
