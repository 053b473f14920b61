import type { Span, Strength, Via } from './evidence.ts';
import type { PassedDatum } from './datum.ts';
import type { AccessPath, Sighting } from './facts.ts';
import type { ApiModel, Vendor } from './rules.ts';

/** What an API model says of the place where it matched. `api` is the path or name as matched. */
export function sightApi(model: ApiModel, api: string, span: Span, more: Partial<Sighting> = {}): Sighting {
  return {
    ...span,
    rule: model.id,
    action: model.action,
    data: model.data,
    recipient: null,
    purpose: model.purpose ?? null,
    via: model.via,
    api,
    strength: model.via === 'permission' || model.via === 'config' ? 'declared' : 'called',
    confidence: model.confidence ?? 'high',
    ...more,
  };
}

/** A place that shows a vendor: its package, script, configuration (`via: sdk`) or host (`via: network`). */
export function sightVendor(vendor: Vendor, via: Via, strength: Strength, api: string, span: Span, more: Partial<Sighting> = {}): Sighting {
  return {
    ...span,
    rule: vendor.id,
    action: 'share',
    data: via === 'config' ? [] : vendor['sends-by-default'],
    recipient: vendor.id,
    purpose: vendor.purposes.length === 1 ? (vendor.purposes[0] ?? null) : null,
    via,
    api,
    strength,
    confidence: strength === 'declared' ? 'medium' : 'high',
    ...(vendor.kind === 'tag-manager' ? { opaque: true as const } : {}),
    ...more,
  };
}

/** A place as a sink: what passes there is the fact, told apart by its data. */
export function sightFlow(sink: Sighting, passed: readonly PassedDatum[], more: Partial<Sighting> = {}): Sighting {
  const data = [...new Set(passed.flatMap((datum) => datum.data))].sort();
  return { ...sink, data, strength: 'flow', ...(sink.recipient === null ? {} : { detail: `passes ${data.join(' ')}` }), passed: passed.map(({ label, line, path }) => ({ label, line, ...(path === undefined ? {} : { path }) })), ...more };
}

/** A host that no vendor of the catalogue owns. */
export function sightHost(host: string, span: Span, more: Partial<Sighting> = {}): Sighting {
  return {
    ...span,
    rule: 'third-party-host',
    action: 'share',
    data: [],
    recipient: host,
    purpose: null,
    via: 'network',
    api: host,
    strength: 'called',
    confidence: 'medium',
    detail: host,
    ...more,
  };
}

const INITIALISES = /^\.(?:init\w*|load|configure|config|setup|start|install|register|boot|bootstrap|create|createClient|createInstance|connect|with[A-Z]\w*|use|default|[A-Z]\w*|run|enable|provide[A-Z]\w*)$/;

/** How much a use of an SDK shows: a call of the package's own function or class makes it, a call on what that gave uses it. */
export function strengthOfPath(path: AccessPath): Strength {
  const calls = path.filter((step) => step === '()').length;
  if (calls === 0) return 'imported';
  const last = path[path.lastIndexOf('()') - 1] ?? '';
  return calls === 1 && (last.startsWith('npm:') || last.startsWith('global:') || INITIALISES.test(last)) ? 'initialised' : 'called';
}
