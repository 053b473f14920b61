import type { Evidence } from '../model/evidence.ts';
import { describe, VOCABULARY } from '../taxonomy/index.ts';
import { groupEvidence, type CollectGroup, type DraftGroup, type DraftNames, type ShareGroup } from './draft-groups.ts';

export type { DraftNames } from './draft-groups.ts';

const SHOWN_PLACES = 3;

/**
 * A first `privacy.yml` that declares exactly what was found, for people to review: every entry is `to-review`,
 * with comments that say where each thing was seen. What code leaves unclear is listed at the end as comments.
 */
export function draftManifest(evidence: Evidence[], names: DraftNames): string {
  const { collects, shares, unclear } = groupEvidence(evidence, names);
  return [
    '# What this code does with personal data, as privlint found it. A draft: it passes no gate yet.',
    '# For each entry: is it right, and does your privacy policy say so? Quote the sentence (cite: "…"), then remove',
    '# "status: to-review". What should not happen does not belong here: change the code instead.',
    'privlint: 1',
    `vocabulary: ${VOCABULARY}`,
    '',
    '# policy:',
    '#   text: PRIVACY_POLICY.md    # the text that the quotes are held against',
    'entity:',
    '  firstParty: []    # your own hosts, e.g. "*.example.com": what goes there is not shared',
    '',
    ...section('collects', collects.flatMap(writeCollect)),
    '',
    ...section('recipients', writeRecipients(shares)),
    '',
    ...section('shares', shares.flatMap(writeShare)),
    ...writeUnclear(unclear),
    '',
  ].join('\n');
}

const section = (name: string, lines: string[]): string[] => (lines.length === 0 ? [`${name}: {}`] : [`${name}:`, ...lines]);

function writeCollect(group: CollectGroup): string[] {
  return [
    `  ${group.id}:`,
    ...writeData(group),
    '    via:',
    `      - ${group.via}`,
    ...writePurposes(group),
    '    status: to-review',
  ];
}

function writeShare(group: ShareGroup): string[] {
  return [
    `  # ${comment(group.title)}: ${listPlaces(group.evidence)}`,
    `  ${group.id}:`,
    `    with: ${group.recipient.id}`,
    ...writeData(group),
    ...writePurposes(group),
    '    limit: necessary',
    '    status: to-review',
  ];
}

function writeData({ data }: DraftGroup): string[] {
  if (data.size === 0) return ['    data: []    # code does not show what it gets: find out and list it'];
  return [
    '    data:',
    ...sortedKeys(data).map((category) => `      - ${category}    # ${describe(category)}: ${listPlaces(data.get(category)!)}`),
  ];
}

function writePurposes({ purposes }: DraftGroup): string[] {
  return purposes.size === 0 ? [] : ['    for:', ...[...purposes].sort().map((purpose) => `      - ${purpose}`)];
}

function writeRecipients(shares: ShareGroup[]): string[] {
  const classes = new Map<string, ShareGroup[]>();
  for (const share of shares) {
    const members = classes.get(share.recipient.id);
    if (members) members.push(share);
    else classes.set(share.recipient.id, [share]);
  }
  return sortedKeys(classes).flatMap((id) => {
    const members = classes.get(id)!;
    return [
      `  ${id}:`,
      `    kind: ${members[0]!.recipient.kind}`,
      '    bind:',
      ...members.flatMap(({ target, data }) => [
        `      ${quoteKey(target)}:${data.size === 0 ? ' []' : ''}`,
        ...sortedKeys(data).map((category) => `        - ${category}`),
      ]),
    ];
  });
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

function listPlaces(evidence: Evidence[]): string {
  const places = [...new Set(evidence.map((one) => `${comment(one.path)}:${one.line}`))];
  const more = places.length - SHOWN_PLACES;
  return places.slice(0, SHOWN_PLACES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

const quoteKey = (key: string): string => (/^(?!(true|false|null)$)[a-z][a-z0-9-]*$/.test(key) ? key : JSON.stringify(key));

// File names are a stranger's text: no line break may end the comment that holds them.
const comment = (words: string): string => words.replaceAll(/[^\x20-\x7e\u00a0-\u1fff\u2030-\ud7ff\uf900-\ufefe]/g, '?').slice(0, 200);

const sortedKeys = (map: ReadonlyMap<string, unknown>): string[] => [...map.keys()].sort();
