import type { ControlModel } from './controls.ts';
import type { Action, Confidence, Via } from './evidence.ts';

/** Code that must or must not be found: the tests of a rule. */
export interface Examples {
  found: Example[];
  silent: Example[];
}
/** Code, or code in a named file (its extension or name decides the extractor). */
export type Example = string | { file: string; code: string };

/** An API through which personal data is collected, stored, logged or shared. See docs/rules.md. */
export interface ApiModel {
  id: string;
  title: string;
  action: Action;
  data: string[];
  via: Via;
  /** Access paths in the notation of docs/rules.md. */
  match: string[];
  /**
   * Which argument (0-based) names the cookie or storage key, or `member` where the last step of the path does
   * (`req.cookies.NAME`), or `parameter` where the function around is asked for it (`getCookie(name)` that searches
   * `document.cookie`); its name refines `data`.
   */
  key?: number | 'member' | 'parameter';
  /** Which argument holds the stored value; names in it refine `data`. */
  value?: number;
  /**
   * Which argument is a schema, an object whose keys are the fields; `member` for the class member that is decorated.
   * Each field whose name says what it holds is a fact of its own.
   */
  fields?: number | 'member';
  /**
   * Which argument (0-based), or `all`, may hold personal data of any kind: what passes there is the fact, the call
   * alone is none.
   */
  passed?: number | 'all';
  /** Which argument names the table, model or collection: where that is of people, so are its fields. */
  table?: number;
  /** Options that list or pick which parts of a state are kept, and indexes of arguments that are the state: names of parts refine `data`. */
  parts?: string[];
  /** Options of the first argument that tell which of `data` is meant, where it is an object: option → category. */
  options?: Record<string, string>;
  /** Below high where the API alone is a weak sign. */
  confidence?: Confidence;
  purpose?: string;
  docs?: string;
  examples: Examples;
}

/** Kinds of third parties; `prohibits.*.kinds` and the default purposes refer to them. */
export const VENDOR_KINDS = [
  'analytics', 'session-replay', 'attribution', 'ad-network', 'data-broker', 'tag-manager', 'marketing', 'crm',
  'error-monitoring', 'logging', 'performance', 'feature-flags', 'consent-management', 'payments', 'accounting',
  'identity', 'social', 'messaging', 'push', 'chat-support', 'survey', 'maps', 'geocoding', 'ip-lookup', 'weather',
  'search', 'ai', 'cloud', 'database', 'storage', 'cdn', 'fonts', 'media', 'video', 'captcha', 'fraud', 'kyc',
  'ecommerce', 'cms', 'developer', 'enrichment', 'content', 'health', 'hr', 'scheduling', 'signature', 'other',
] as const;
export type VendorKind = (typeof VENDOR_KINDS)[number];

/** A third party that receives data, and how code shows it. See docs/rules.md. */
export interface Vendor {
  id: string;
  name: string;
  company?: string;
  kind: VendorKind;
  purposes: string[];
  hosts: string[];
  packages: { npm?: string[]; pod?: string[]; gradle?: string[]; swift?: string[] };
  /** Categories that leave once it is initialised or loaded, with no call of ours. */
  'sends-by-default': string[];
  /** Categories that it answers with (an IP look-up gives a position): observed as collected where its host is called. */
  returns: string[];
  cookies: string[];
  /** Environment variables: exact, or with one trailing `*`. Framework prefixes (NEXT_PUBLIC_, VITE_, …) are understood. */
  env: string[];
  /** Global variables of its browser snippet. */
  globals: string[];
  /** Access paths, beyond any use of its packages, that show it. */
  match: string[];
  /** Option names which, when set, decide whether the recipient is the vendor or ourselves. */
  'self-hosted': string[];
  /** Options (`name=value`) that let it record what people type or read. */
  unmasks?: string[];
  /** Subpaths of its packages that serve another, and packages that do where an alternative is installed: `x/other`, `x beside other`. */
  except?: string[];
  docs?: string;
  examples: Examples;
}

/** Names by which personal data goes. `names` are exact after folding case and separators; `*` is a wildcard. */
export interface FieldNames {
  category: string;
  names: string[];
  /** Names that count only where the context is a person (a form, a user object, a profile schema). */
  'in-person': string[];
  /** Names that count only as the key of a cookie or of storage. */
  'as-key': string[];
  /** Names that count only for what somebody typed: a control of a form, an input of a request. */
  'as-input'?: string[];
  /** Names that count only beside what tells of a visit: a browser, its address, where somebody came from. */
  'in-visit'?: string[];
}

/** All rules. */
export interface Catalogue {
  apis: ApiModel[];
  vendors: Vendor[];
  fields: FieldNames[];
  /** Absent: none are known. */
  controls?: ControlModel[];
}
