import { hash } from 'node:crypto';
import type { Finding, Verdict } from '../model/finding.ts';
import type { Manifest, Place } from '../model/manifest.ts';
import type { Conflict, Coverage, Drift, Passage, Quote } from '../model/policy.ts';
import { DEFAULT_SEVERITIES } from '../model/severity.ts';
import { bareId } from './fixes.ts';
import { dotted } from './messages.ts';
import { refer } from './manifest-findings.ts';
import { enumerate, nameData } from './words.ts';

/** More than this of a passage says nothing more in a message. */
const SHOWN = 240;
const SHOWN_DATA = 3;

/** Quotes that the text no longer has, and a date that is not the text's. */
export function findDrift(drifts: readonly Drift[], file: string, manifest: Manifest): Finding[] {
  return drifts.map((drift) => {
    switch (drift.kind) {
      case 'quote': {
        const { quote, nearest } = drift;
        return {
          ...build(manifest, 'policy-text-drift', quote.place, quote.text.length, `${quote.id}:${fingerprint(quote.text)}`),
          message: nearest === null
            ? `${quote.id} quotes “${cut(quote.text)}”; ${file} says nothing like it`
            : `${quote.id} quotes “${cut(quote.text)}”; ${file}:${nearest.line} says “${cut(nearest.text)}”`,
          declaration: refer(manifest, { id: quote.id, place: quote.entryPlace }),
          cite: quote.text,
          fix: {
            declare: nearest === null ? null : declareQuote(quote, nearest.text),
            instead: nearest === null
              ? 'Remove the entry if the policy no longer says so; otherwise quote where it does'
              : 'Restore the sentence in the text, or change the entry too if its meaning has changed',
          },
        };
      }
      case 'date': {
        const { updated, place, found } = drift;
        return {
          ...build(manifest, 'policy-text-drift', place, updated.length, 'policy.updated'),
          message: `policy.updated says ${updated}; ${file}:${found.line} says “${found.text}”`,
          fix: {
            declare: found.dates.length === 1 ? `policy:\n  updated: ${found.dates[0]}` : null,
            instead: 'Look through what has changed in the text since, and bring the entries in line with it first',
          },
        };
      }
    }
  });
}

/** Sentences that tell what is done with data and that nothing quotes. */
export function findUncited({ practices, uncited }: Coverage, file: string, manifest: Manifest): Finding[] {
  const seen = new Map<string, number>();
  return uncited.map((passage) => {
    const words = fingerprint(passage.text);
    const ordinal = seen.get(words) ?? 0;
    seen.set(words, ordinal + 1);
    return {
      ...build(manifest, 'uncited-text', passage, 0, `${words}${ordinal === 0 ? '' : `-${ordinal}`}`),
      message: `No entry quotes “${cut(passage.text)}” (${countQuoted(practices, uncited)})`,
      ...spanOf(passage),
      path: file,
      fix: { declare: null, instead: 'Quote it in the entry that it is about; where code can show nothing of it, list it under `promises`' },
      cause: 'uncited-text',
    };
  });
}

/** Declarations and prohibitions that cannot both be true. */
export function findContradictions(conflicts: readonly Conflict[], manifest: Manifest): Finding[] {
  return conflicts.map(({ verdict, entry, prohibition, data }) => {
    const id = dotted('prohibits', prohibition.id);
    const done = prohibition.action === 'share' ? 'shared' : 'collected';
    const shown = data.length <= SHOWN_DATA ? data : [];
    const { text, plural } = nameData(shown);
    const what = shown.length > 0 ? text[0]!.toLowerCase() + text.slice(1) : `${data.length} kinds of data`;
    const promised = prohibition.everything ? 'nothing is' : tellNever(prohibition.data);
    const kinds = prohibition.kinds.length > 0 ? ` with recipients of kind ${enumerate(prohibition.kinds, 'or')}` : '';
    return {
      ...build(manifest, verdict, entry.place, bareId(entry.id).length, `${entry.id}:${id}`),
      message: verdict === 'contradiction'
        ? `${entry.id} says that ${what} ${plural || shown.length === 0 ? 'are' : 'is'} ${done}${kinds}; ${id} says that this never happens`
        : `${id} says that ${promised} ${done}${kinds}; ${entry.id} takes that back for ${what}`,
      data,
      declaration: refer(manifest, { ...prohibition, id }),
      cite: prohibition.cite[0] ?? null,
      fix: {
        declare: null,
        instead: verdict === 'contradiction'
          ? `Remove one of the two, limit ${id} (kinds, via, paths, subjects), or name under \`unless\` the control that lifts it`
          : `Let ${id} name what is meant by it, or name under \`unless\` the control that lifts it; remove ${entry.id} if it is not true`,
      },
    };
  });
}

/** e.g. "contact details are never". */
function tellNever(categories: readonly string[]): string {
  const { text, plural } = nameData(categories);
  return `${text[0]!.toLowerCase()}${text.slice(1)} ${plural ? 'are' : 'is'} never`;
}

/** "83 % of 48 sentences about data are quoted". */
function countQuoted(practices: number, uncited: readonly unknown[]): string {
  return `${percentOf(practices - uncited.length, practices)} % of ${practices} such sentences ${practices === 1 ? 'is' : 'are'} quoted`;
}

/** Rounded down, so that 100 is said of all only. */
const percentOf = (part: number, whole: number): number => (whole === 0 ? 100 : Math.floor((part * 100) / whole));

/** The entry's quotes with the new one in place of what the text no longer has. */
function declareQuote({ id, text, all }: Quote, found: string): string {
  const [section = ''] = id.split('.', 1);
  const quotes = all.map((one) => JSON.stringify(one === text ? found : one));
  const depth = section === 'promises' ? '  ' : '    ';
  const head = section === 'promises' ? `promises:\n  ${bareId(id)}:` : `${section}:\n  ${bareId(id)}:\n    cite:`;
  return quotes.length === 1 ? `${head} ${quotes[0]}` : [head, ...quotes.map((quote) => `${depth}  - ${quote}`)].join('\n');
}

function build(manifest: Manifest, verdict: Verdict, place: Place, length: number, key: string): Finding {
  const { line, column, file = manifest.file } = place;
  return {
    verdict,
    severity: DEFAULT_SEVERITIES[verdict],
    message: '',
    evidence: null,
    path: file,
    line,
    column,
    endLine: line,
    endColumn: column + Math.max(1, length),
    declaration: null,
    cite: null,
    fix: { declare: null, instead: '' },
    cause: `${verdict}|${key}`,
    id: `${key}:${verdict}`,
  };
}

const spanOf = ({ line, column, endLine, endColumn }: Passage): Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'> => ({ line, column, endLine, endColumn });
const cut = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text);
const fingerprint = (text: string): string => hash('sha256', text, 'hex').slice(0, 12);
