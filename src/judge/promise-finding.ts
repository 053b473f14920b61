import type { Confidence } from '../model/evidence.ts';
import type { Finding, Verdict } from '../model/finding.ts';
import type { Manifest, Place } from '../model/manifest.ts';
import type { PlacedSetting } from '../model/setting.ts';
import { DEFAULT_SEVERITIES } from '../model/severity.ts';
import { refer } from './manifest-findings.ts';

/** An entry of the manifest, with its dotted id. */
export interface Spoken {
  id: string;
  place: Place;
  cite: string[];
}

/** What a setting breaks, in words. */
export interface Breach {
  verdict: Verdict;
  setting: PlacedSetting;
  /** The entry that speaks of it; null where no entry does. */
  entry: Spoken | null;
  message: string;
  instead: string;
}

const WHY: Readonly<Record<Confidence, string>> = {
  high: '',
  medium: ' (recognised by its form, so look before you change it)',
  low: ' (a weak sign)',
};

/** `rights.access` as findings cite it. */
export const spoken = (section: string, entry: { id: string; place: Place; cite: string[] }): Spoken =>
  ({ id: entry.id.startsWith(`${section}.`) ? entry.id : `${section}.${entry.id}`, place: entry.place, cite: entry.cite });

/** Findings at the places of the settings. Places alike in all but their line are told apart by their order. */
export function toFindings(breaches: readonly Breach[], manifest: Manifest): Finding[] {
  const seen = new Map<string, number>();
  return breaches.map(({ verdict, setting, entry, message, instead }) => {
    const { path, line, column, endLine, endColumn, kind, value, confidence } = setting;
    const parts = `${kind}:${path}:${value}:${verdict}:${entry?.id ?? ''}`;
    const ordinal = seen.get(parts) ?? 0;
    seen.set(parts, ordinal + 1);
    return {
      verdict,
      severity: DEFAULT_SEVERITIES[verdict],
      message: `${message}${WHY[confidence]}`,
      evidence: null,
      ...(setting.data ? { data: setting.data } : {}),
      path, line, column, endLine, endColumn,
      declaration: entry && refer(manifest, entry),
      cite: entry?.cite[0] ?? null,
      fix: { declare: null, instead },
      cause: `${verdict}|${entry?.id ?? kind}|${kind}|${value}`,
      id: ordinal === 0 ? parts : `${parts}:${ordinal}`,
    };
  });
}
