import { parseTree } from '../manifest/parse-yaml.ts';
import { report, type Source } from '../manifest/source.ts';
import type { MapNode } from '../manifest/tree.ts';
import { isTrue, locateText, readMap, readMaps, readText, readWords, requireText } from './read-fields.ts';
import type { Collection, DataFlow, Match, Matching, PrivacyDeclaration, Resources, Rule, System } from './resources.ts';

const KINDS = ['organization', 'system', 'dataset', 'policy', 'registry', 'data_category', 'data_use', 'data_subject', 'data_qualifier'];
const LIMITS = { what: 'Fides file', largest: 4 * 1024 * 1024, deepest: 64 };
const VENDOR_TYPE = /third.?part|vendor|external|saas|partner|integration/i;
const MATCHES: readonly string[] = ['ANY', 'ALL', 'NONE', 'OTHER'];

/** Reads the resources of one file and adds them. Keys that no manifest needs are passed over, as Fides does. */
export function readResources(source: Source, into: Resources): void {
  const root = parseTree(source, LIMITS);
  if (root === null || source.hasErrors) return;
  if (root.kind !== 'map' || !root.entries.some(({ key }) => KINDS.includes(key))) {
    report(root.at, 'no Fides resources', `a file of Fides has one of the keys ${KINDS.slice(0, 4).join(', ')}`);
    return;
  }
  for (const kind of ['data_category', 'data_use', 'data_subject']) {
    for (const map of readMaps(root, kind)) {
      const key = requireText(map, 'fides_key', kind);
      if (key) into.parents.set(key.value, readText(map, 'parent_key'));
    }
  }
  for (const map of readMaps(root, 'organization')) {
    const contact = ['data_protection_officer', 'controller', 'representative'].map((role) => readMap(map, role)).map((one) => (one ? readText(one, 'email') : null));
    into.organizations.push({ name: readText(map, 'name'), contact: contact.find((email) => email !== null && email !== '') ?? null });
  }
  for (const map of readMaps(root, 'system')) into.systems.push(...readSystem(map));
  for (const map of readMaps(root, 'dataset')) {
    const key = requireText(map, 'fides_key', 'the dataset');
    const above = readWords(map, 'data_categories') ?? [];
    if (key) into.datasets.push({ key: key.value, collections: readMaps(map, 'collections').flatMap((one) => readCollection(one, above)) });
  }
  for (const map of readMaps(root, 'policy')) {
    const policy = requireText(map, 'fides_key', 'the policy')?.value;
    for (const rule of policy === undefined ? [] : readMaps(map, 'rules')) into.rules.push(...readRule(rule, policy!));
  }
}

function readSystem(map: MapNode): System[] {
  const key = requireText(map, 'fides_key', 'the system');
  if (!key) return [];
  const meta = readMap(map, 'meta');
  const bind = meta && readMap(meta, 'bind');
  const roles = [...(readWords(map, 'responsibility') ?? []).map(({ value }) => value), readText(map, 'data_responsibility_title') ?? ''];
  return [{
    at: map.at, key: key.value, name: readText(map, 'name'),
    external: readText(map, 'vendor_id') !== null || VENDOR_TYPE.test(readText(map, 'system_type') ?? ''),
    processor: roles.some((role) => /processor/i.test(role)),
    kind: meta && readText(meta, 'recipient_kind'),
    bind: new Map(bind?.entries.map(({ key: target }) => [target, readWords(bind, target)])),
    egress: readMaps(map, 'egress').flatMap(readFlow),
    ingress: readMaps(map, 'ingress').flatMap(readFlow),
    declarations: readMaps(map, 'privacy_declarations').flatMap(readDeclaration),
  }];
}

function readFlow(map: MapNode): DataFlow[] {
  const key = requireText(map, 'fides_key', 'the flow');
  return key ? [{ key: key.value, type: readText(map, 'type') ?? 'system', data: readWords(map, 'data_categories') }] : [];
}

function readDeclaration(map: MapNode): PrivacyDeclaration[] {
  const use = requireText(map, 'data_use', 'the privacy declaration');
  const data = readWords(map, 'data_categories');
  if (data === null) report(map.at, 'the privacy declaration lacks "data_categories"', 'add "data_categories: [user.contact.email]"');
  if (!use || data === null) return [];
  const words = (key: string): string[] => (readWords(map, key) ?? []).map(({ value }) => value);
  return [{
    at: map.at, name: readText(map, 'name'), data, use, subjects: readWords(map, 'data_subjects') ?? [],
    egress: words('egress'), ingress: words('ingress'),
    basis: readText(map, 'legal_basis_for_processing'), retention: readText(map, 'retention_period'),
    cookies: readMaps(map, 'cookies').flatMap((cookie) => readText(cookie, 'name') ?? []),
    // The longest of these chains, the default, says that people can be identified.
    aggregate: /^aggregated(?:\.anonymized)?$/.test(readText(map, 'data_qualifier') ?? ''),
    thirdParties: isTrue(map, 'data_shared_with_third_parties') ? readText(map, 'third_parties') ?? 'third parties' : null,
    sharedData: readWords(map, 'shared_categories') ?? [],
  }];
}

function readCollection(map: MapNode, above: Resources['datasets'][number]['collections'][number]['fields'][number]['data']): Collection[] {
  const name = requireText(map, 'name', 'the collection');
  if (!name) return [];
  const fields: Collection['fields'] = [];
  const outer = [...above, ...(readWords(map, 'data_categories') ?? [])];
  if (outer.length > 0) fields.push({ path: 'all fields', data: outer });
  const visit = (parent: MapNode, prefix: string): void => {
    for (const field of readMaps(parent, 'fields')) {
      const path = prefix + (requireText(field, 'name', 'the field')?.value ?? '?');
      fields.push({ path, data: readWords(field, 'data_categories') ?? [] });
      visit(field, `${path}.`);
    }
  };
  visit(map, '');
  return [{ at: map.at, name: name.value, retention: readText(map, 'retention'), fields }];
}

function readRule(map: MapNode, policy: string): Rule[] {
  // Rules once could also allow or require.
  if (/^(?:ACCEPT|REQUIRE)$/.test(readText(map, 'action') ?? '')) return [];
  const name = readText(map, 'name') ?? readText(map, 'fides_key') ?? 'rule';
  const categories = readMatching(map, 'data_categories');
  const uses = readMatching(map, 'data_uses');
  if (!categories || !uses) {
    report(map.at, `the rule "${name.slice(0, 60)}" lacks "${categories ? 'data_uses' : 'data_categories'}"`, 'add it with "matches" and "values"');
    return [];
  }
  return [{ at: map.at, policy, name, categories, uses, subjects: readMatching(map, 'data_subjects') }];
}

function readMatching(map: MapNode, key: string): Matching | null {
  const found = readMap(map, key);
  if (!found) return null;
  const matches = locateText(found, 'matches') ?? locateText(found, 'inclusion');
  if (matches && !MATCHES.includes(matches.value)) report(matches.at, `${key}: "${matches.value.slice(0, 40)}" is no way to match`, `one of ${MATCHES.join(', ')}`);
  return { matches: (matches?.value ?? 'ANY') as Match, values: readWords(found, 'values') ?? [] };
}
