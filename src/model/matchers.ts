import type { ControlNames } from './controls.ts';
import type { AccessPath } from './facts.ts';
import type { ApiModel, Vendor } from './rules.ts';

export type Ecosystem = 'npm' | 'pod' | 'gradle' | 'swift';

/** Roots whose access path is a single name (docs/rules.md). */
export type NamedRoot = 'android' | 'ios' | 'native' | 'server' | 'key' | 'string' | 'host' | 'dependency';

/** A condition on one attribute of an element: absent `value` = the attribute exists. `*` in it is a wildcard. */
export interface AttributeTest {
  name: string;
  value?: string;
}

/** An element as HTML or JSX shows it; an attribute without a constant value is present with null. */
export interface Element {
  /** Lower case in HTML; as written in JSX. */
  tag: string;
  attributes: ReadonlyMap<string, string | null>;
}

/** How an access path is used at a place. */
export interface PathQuery {
  /** The path is assigned to, not read. */
  assigned: boolean;
  /** Constant arguments of the call that ends the path; null for one that is not constant. */
  arguments?: readonly (string | null)[];
  /** Constant value of a property of an object given as first argument; undefined where there is none, '' where it is no constant. */
  property?(name: string): string | undefined;
  /** The parts of a state that the call keeps, see `ApiModel.parts`. */
  parts?(places: readonly string[]): readonly string[];
}

/**
 * Where a name stands: a field of anything, a field of a person (`name` or `address` count too), the key under which
 * something is kept in a cookie or in storage (`user`, `theme`, `filters` count too), what somebody typed (`message`
 * and `comment` count too), or a field of a visit (`ip`, `browser` and `country` count too).
 */
export type NameContext = 'field' | 'person' | 'key' | 'input' | 'visit';

/** The catalogue, compiled for look-ups: what the extractors ask. All look-ups are exact or by explicit wildcards. */
export interface Matchers {
  vendor(id: string): Vendor | undefined;
  api(id: string): ApiModel | undefined;
  vendorOfPackage(ecosystem: Ecosystem, name: string): Vendor | undefined;
  /** `path` starts with `/`; needed where a vendor owns only a part of a host. */
  vendorOfHost(host: string, path?: string): Vendor | undefined;
  /** Framework prefixes (NEXT_PUBLIC_, VITE_, …) are stripped first. */
  vendorOfEnv(name: string): Vendor | undefined;
  /** API models with this root whose name pattern admits `name` (`dependency`: `npm:NAME`). */
  apisNamed(root: NamedRoot, name: string): readonly ApiModel[];
  /** API models on HTML elements, by tag and attributes. */
  apisOfElement(element: Element): readonly ApiModel[];
  /** Categories that a field, column or key of this name holds; [] when it says nothing. */
  classify(name: string, context: NameContext): readonly string[];
  /** API models and vendors whose access path this is. */
  matchPath(path: AccessPath, query: PathQuery): readonly (ApiModel | Vendor)[];
  /** Whether what is done with a value of this path can matter: a rule speaks of a path that goes on from it. */
  leadsOn(path: AccessPath): boolean;
  /** Whether any rule speaks of this root (`npm:express`, `global:navigator`). */
  knowsRoot(root: string): boolean;
  /** The vendor whose browser snippet this global variable is. */
  vendorOfGlobal(name: string): Vendor | undefined;
  /** The vendor that sets a cookie of this name. */
  vendorOfCookie(name: string): Vendor | undefined;
  /** Whether the text holds a name by which personal data goes. */
  holdsName(text: string): boolean;
  /** Whether the arguments of a call hold such a name, or the record of a person. */
  passesData(given: string): boolean;
  /** Whether a call that looks like a log's is given such. */
  holdsLoggedName(text: string): boolean;
  /** Whether the text can hold anything that a rule speaks of: a quick look that spares the parse. */
  mayMatch(text: string): boolean;
  /** Identifiers of Swift, Objective-C, Kotlin and Java that rules speak of. */
  nativeNames(): ReadonlySet<string>;
  /** Consent, permissions and signals that guard a place. */
  readonly controls: ControlNames;
}
