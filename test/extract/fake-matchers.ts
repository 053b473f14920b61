import { NO_CONTROLS } from '../../src/model/controls.ts';
import type { Action, Via } from '../../src/model/evidence.ts';
import type { Element, Matchers, NamedRoot } from '../../src/model/matchers.ts';
import type { ApiModel, Vendor } from '../../src/model/rules.ts';

/** A vendor with nothing but what the test says. */
export function vendor(id: string, more: Partial<Vendor> = {}): Vendor {
  return {
    id, name: id, kind: 'analytics', purposes: ['analytics'], hosts: [], packages: {}, 'sends-by-default': [], returns: [], cookies: [],
    env: [], globals: [], match: [], 'self-hosted': [], examples: { found: [], silent: [] }, ...more,
  };
}

export function api(id: string, data: string[], via: Via = 'permission', action: Action = 'collect'): ApiModel {
  return { id, title: id, action, data, via, match: [], examples: { found: [], silent: [] } };
}

export interface FakeRules {
  vendors?: Vendor[];
  /** `android ACCESS_FINE_LOCATION` → model. */
  named?: Record<string, ApiModel>;
  /** Names that say a category everywhere, and those that do in the context of a person. */
  fields?: Record<string, string>;
  inPerson?: Record<string, string>;
  elements?: (element: Element) => ApiModel[];
}

const fold = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
const matches = (pattern: string, name: string): boolean => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name);

export function fakeMatchers({ vendors = [], named = {}, fields = {}, inPerson = {}, elements = () => [] }: FakeRules): Matchers {
  const find = (patterns: (v: Vendor) => readonly string[], name: string): Vendor | undefined =>
    vendors.find((v) => patterns(v).some((pattern) => matches(pattern, name)));
  return {
    api: (id) => Object.values(named).find((model) => model.id === id),
    holdsName: () => true,
    holdsLoggedName: () => true,
    passesData: () => true,
    vendor: (id) => vendors.find((v) => v.id === id),
    vendorOfPackage: (ecosystem, name) => find((v) => v.packages[ecosystem] ?? [], name),
    vendorOfHost: (host, path = '') =>
      vendors.find((v) => v.hosts.some((pattern) => {
        const [domain = '', ...rest] = pattern.split('/');
        const below = domain.startsWith('*.') ? domain.slice(2) : null;
        return (host === domain || (below !== null && (host === below || host.endsWith(`.${below}`)))) && path.startsWith(rest.length ? `/${rest.join('/')}` : '');
      })),
    vendorOfEnv: (name) => find((v) => v.env, name.replace(/^(?:NEXT_PUBLIC_|VITE_)/, '')),
    apisNamed: (root: NamedRoot, name) => (Object.hasOwn(named, `${root} ${name}`) ? [named[`${root} ${name}`]!] : []),
    apisOfElement: elements,
    classify(name, context) {
      const key = Object.keys(fields).find((field) => fold(field) === fold(name));
      if (key !== undefined) return [fields[key]!];
      const personal = context === 'person' ? Object.keys(inPerson).find((field) => fold(field) === fold(name)) : undefined;
      return personal === undefined ? [] : [inPerson[personal]!];
    },
    matchPath: () => [],
    knowsRoot: () => false,
    leadsOn: () => false,
    vendorOfGlobal: () => undefined,
    vendorOfCookie: () => undefined,
    mayMatch: () => true,
    controls: NO_CONTROLS,
    nativeNames: () => new Set(Object.keys(named).filter((key) => key.startsWith('native ')).map((key) => key.slice(7))),
  };
}
