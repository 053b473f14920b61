/** How code shows a control that is known without any manifest: `cookie-consent`, `location-permission`. See docs/rules.md. */
export interface ControlModel {
  /** The name that evidence carries under `guards`. */
  control: string;
  title: string;
  /** Names in a condition, or of the function that runs a callback, that are a check of it; wildcards, see `foldCheck`. */
  checks: string[];
  /** Names that `checks` would admit, though they check something else (`showConsentBanner`). */
  except: string[];
  /** Names that say "no" when they are true (`optedOut`): a check holds where they are false. */
  refusals: string[];
  /** Functions that ask a person and end once there is an answer: what comes after such a call is guarded. */
  asks: string[];
  /** Attributes that keep a script or frame from running until the control allows it. */
  attributes: string[];
  /** npm packages that implement it; wildcards. */
  packages: string[];
  /** What the `os-permission` of a manifest may call it. */
  permissions: string[];
  /** API models that declare the permission, and that ask for it or look whether it is given. */
  declared: string[];
  requested: string[];
  /** API models that ask the person of themselves, each with a wildcard of the API after a blank where only some do. */
  prompts: string[];
}

/** The controls, compiled for look-ups. */
export interface ControlNames {
  readonly models: readonly ControlModel[];
  /** Ids of the controls that a name in a condition checks. */
  checkedBy(name: string): readonly string[];
  /** Whether the name says "no" when it is true. */
  isRefusal(name: string): boolean;
  /** Whether a call of this name asks a person and waits for the answer. */
  asks(name: string): boolean;
  /** Ids of the controls that an attribute of an element, with its value, leaves the decision to. */
  heldBy(attribute: string, value: string | null): readonly string[];
}

const OUTER = /^(?:(?:window|globalthis|self|global|this|props|document\.defaultview)\.)+/;

/** Names as patterns of checks compare them: no case, no separators, without `window.` and the like. */
export const foldCheck = (name: string): string => name.toLowerCase().replace(OUTER, '').replace(/[_-]/g, '');

/** Rules that know no control: what is asked of them is always answered with nothing. */
export const NO_CONTROLS: ControlNames = { models: [], checkedBy: () => [], isRefusal: () => false, asks: () => false, heldBy: () => [] };
