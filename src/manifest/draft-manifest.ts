import type { Evidence } from '../model/evidence.ts';
import type { Notice } from '../model/notice.ts';
import { describe, describePurpose, VOCABULARY } from '../taxonomy/index.ts';
import { groupClaims, type Claim, type ClaimGroup } from './draft-claims.ts';
import { findContact } from './find-contact.ts';
import { groupEvidence, type CollectGroup, type DraftGroup, type DraftNames, type ShareGroup } from './draft-groups.ts';
import { QuoteFinder } from './draft-quotes.ts';
import { VIA_WORDS } from './draft-themes.ts';
import { formatManifest } from './format-manifest.ts';
import { findPolicyDate } from './policy-text/policy-date.ts';
import type { PolicyText } from './policy-text/policy-text.ts';

export type { DraftNames } from './draft-groups.ts';

const SHOWN_PLACES = 3;
const NO_DATA = 'data: []    # code does not show what it gets: find out and list it';

/** The text that a draft quotes. */
export interface DraftPolicy {
  text: PolicyText;
  /** From the folder of the manifest. */
  path: string;
}

/**
 * A first `privacy.yml` that declares exactly what was found, for people to review: every entry is `to-review`,
 * with comments that say where each thing was seen. What only another notice of the repository names is declared apart.
 * What code leaves unclear is listed at the end as comments.
 * @param policy where given, each entry quotes the sentence that fits it best, if any does
 */
export function draftManifest(evidence: Evidence[], names: DraftNames, policy?: DraftPolicy, notices: readonly Notice[] = []): string {
  const { collects, shares, unclear } = groupEvidence(evidence, names);
  const claims = groupClaims(notices, [...collects, ...shares].flatMap(({ data }) => [...data.keys()]), new Set(collects.map(({ id }) => id)));
  const quotes = policy ? new QuoteFinder(policy.text) : null;
  const entries = collects.length + shares.length;
  return formatManifest([
    '# What this code does with personal data, as privlint found it. A draft: it passes no gate yet.',
    `# For ${entries === 1 ? 'the entry' : `each of the ${entries} entries`}: is it right, and does your privacy policy say so? ${policy ? 'Does the proposed quote (cite) mean it?' : 'Quote the sentence (cite: "…").'}`,
    '# Then remove "status: to-review". What should not happen does not belong here: change the code instead.',
    'privlint: 1',
    `vocabulary: ${VOCABULARY}`,
    '',
    ...writePolicy(policy),
    'entity:',
    ...writeContact(policy),
    '  firstParty: []    # your own hosts, e.g. "*.example.com": what goes there is not shared',
    '',
    ...section('collects', [...collects.flatMap((group) => writeCollect(group, quotes)), ...claims.groups.flatMap(writeClaims)]),
    '',
    ...section('shares', shares.flatMap((group) => writeShare(group, quotes))),
    ...writeUnclear(unclear),
    ...writeVague(claims.vague),
    '',
  ].join('\n'));
}

const section = (name: string, lines: string[]): string[] => (lines.length === 0 ? [`${name}: {}`] : [`${name}:`, ...lines]);

function writePolicy(policy: DraftPolicy | undefined): string[] {
  if (!policy) return ['# policy:', '#   text: PRIVACY_POLICY.md    # the text that the quotes are held against'];
  const date = findPolicyDate(policy.text);
  const updated = date === null ? '  # updated: 2025-03-20    # the date of the text'
    : date.dates.length === 1 ? `  updated: ${date.dates[0]}    # “${comment(date.text)}”`
    : `  # updated: ${date.dates[0]}    # the text says “${comment(date.text)}”: ${date.dates.join(' or ')}`;
  return ['policy:', `  text: ${quoteText(policy.path)}`, updated];
}

function writeContact(policy: DraftPolicy | undefined): string[] {
  const contact = policy ? findContact(policy.text) : null;
  return contact === null ? [] : [`  contact: ${quoteText(contact)}`];
}

function writeCollect(group: CollectGroup, quotes: QuoteFinder | null): string[] {
  const { data, evidence, vias, title } = group;
  const head = `${title}, ${vias.map((via) => VIA_WORDS[via] ?? via).join(', ')}`;
  // Where all was seen in the same places, these are said once.
  const common = haveOnePlace([...data.values()]);
  return [
    `  # ${head}${common ? `: ${listPlaces(evidence)}` : ''}`,
    `  ${group.id}:`,
    '    data:',
    ...sortedKeys(data).map((category) => `      - ${category}    # ${describe(category)}${common ? '' : `: ${listPlaces(data.get(category)!)}`}`),
    `    via: [${vias.join(', ')}]`,
    ...writePurposes(group),
    ...writeQuote(quotes?.find({ action: 'collect', data: sortedKeys(data), purposes: [...group.purposes].sort(), vias, names: [], kind: null })),
    '    status: to-review',
  ];
}

function writeClaims({ id, title, data }: ClaimGroup): string[] {
  return [
    `  # ${title} says so, nothing in the code shows it. Is it still true?`,
    `  ${id}:`,
    '    data:',
    ...sortedKeys(data).map((category) => `      - ${category}    # ${describe(category)}: ${listClaims(data.get(category)!)}`),
    '    status: to-review',
  ];
}

function writeVague(vague: readonly Claim[]): string[] {
  if (vague.length === 0) return [];
  return ['', '# Named by other notices, in words too vague to declare. Find out what is meant:', ...vague.map((claim) => `#   ${listClaims([claim])}`)];
}

const listClaims = (claims: readonly Claim[]): string => claims.map(({ term, path, line }) => `${comment(term)} in ${comment(path)}:${line}`).slice(0, SHOWN_PLACES).join(', ');

function writeShare(group: ShareGroup, quotes: QuoteFinder | null): string[] {
  const { data, evidence, title, vendorKind } = group;
  const passed = (category: string): Evidence[] => data.get(category)!.filter(({ strength }) => strength === 'flow');
  return [
    `  # ${comment(title)}: ${listPlaces(evidence)}`,
    `  ${group.id}:`,
    `    with: ${quoteKey(group.target)}`,
    ...(data.size === 0 ? [`    ${NO_DATA}`] : ['    data:']),
    ...sortedKeys(data).map((category) => `      - ${category}    # ${describe(category)}${passed(category).length > 0 ? `, passed in ${listPlaces(passed(category))}` : ''}`),
    ...writePurposes(group),
    ...writeQuote(quotes?.find({ action: 'share', data: sortedKeys(data), purposes: [...group.purposes].sort(), vias: [], names: group.names, kind: vendorKind })),
    '    status: to-review',
  ];
}

function haveOnePlace(lists: readonly Evidence[][]): boolean {
  const [first, ...others] = lists.map((list) => placesOf(list).join('\0'));
  return others.every((places) => places === first);
}

const writeQuote = (quote: string | null | undefined): string[] => (quote ? [`    cite: ${quoteText(quote)}`] : []);

function writePurposes({ purposes }: DraftGroup): string[] {
  return purposes.size === 0 ? [] : ['    for:', ...[...purposes].sort().map((purpose) => `      - ${purpose}    # ${describePurpose(purpose)}`)];
}

function writeUnclear(unclear: Evidence[]): string[] {
  if (unclear.length === 0) return [];
  const byApi = new Map<string, Evidence[]>();
  for (const one of unclear) {
    const key = `${one.action === 'share' ? 'goes to an unknown recipient' : 'unknown data'}: ${one.api}`;
    const group = byApi.get(key);
    if (group) group.push(one);
    else byApi.set(key, [one]);
  }
  return ['', '# Seen, but code does not show enough to declare it. Look at:',
    ...sortedKeys(byApi).map((key) => `#   ${comment(key)}: ${listPlaces(byApi.get(key)!)}`)];
}

/** Lines of one file are told together: `src/a.ts:1, 5, src/b.ts:2`. */
function listPlaces(evidence: readonly Evidence[]): string {
  const places = placesOf(evidence);
  const more = places.length - SHOWN_PLACES;
  const shown = places.slice(0, SHOWN_PLACES).map((place, i, all) => {
    const file = place.slice(0, place.lastIndexOf(':') + 1);
    return i > 0 && all[i - 1]!.startsWith(file) && !all[i - 1]!.slice(file.length).includes(':') ? place.slice(file.length) : place;
  });
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function placesOf(evidence: readonly Evidence[]): string[] {
  const lines = new Map<string, Set<number>>();
  for (const { path, line } of evidence) {
    const known = lines.get(path);
    if (known) known.add(line);
    else lines.set(path, new Set([line]));
  }
  return sortedKeys(lines).flatMap((path) => [...lines.get(path)!].sort((a, b) => a - b).map((line) => `${comment(path)}:${line}`));
}

const quoteText = (text: string): string => JSON.stringify(text.replaceAll(/[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]/g, ' '));
const quoteKey = (key: string): string => (/^(?!(true|false|null)$)[a-z][a-z0-9-]*$/.test(key) ? key : JSON.stringify(key));

// File names are a stranger's text: no line break may end the comment that holds them.
const comment = (words: string): string => words.replaceAll(/[^\x20-\x7e\u00a0-\u1fff\u2030-\ud7ff\uf900-\ufefe]/g, '?').slice(0, 200);

const sortedKeys = (map: ReadonlyMap<string, unknown>): string[] => [...map.keys()].sort();
