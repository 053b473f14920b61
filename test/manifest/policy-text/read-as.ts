import { readManifest } from '../../../src/manifest/index.ts';
import { comparePolicy } from '../../../src/manifest/policy-text/compare-policy.ts';
import type { PolicyText } from '../../../src/manifest/policy-text/policy-text.ts';
import { readPolicyText, type TextForm } from '../../../src/manifest/policy-text/read-policy-text.ts';
import type { Manifest } from '../../../src/model/manifest.ts';
import type { PolicyComparison } from '../../../src/model/policy.ts';
import { known } from '../known-vendors.ts';

export const readAs = (raw: string, form: TextForm = 'plain'): Promise<PolicyText> => readPolicyText('POLICY', raw, form);

export function manifestOf(yaml: string): Manifest {
  const { manifest, problems } = readManifest('privacy.yml', `privlint: 1\n${/^collects:/m.test(yaml) ? '' : 'collects: {}\n'}${/^shares:/m.test(yaml) ? '' : 'shares: {}\n'}${yaml}`, known);
  if (manifest === null) throw new Error(JSON.stringify(problems));
  return manifest;
}

/** A manifest that quotes these texts, held against a policy. */
export async function compareQuotes(quotes: readonly string[], raw: string, form: TextForm = 'plain', more = ''): Promise<PolicyComparison> {
  return comparePolicy(manifestOf(`promises: ${JSON.stringify(Object.fromEntries(quotes.map((quote, i) => [`p${i}`, quote])))}\n${more}`), await readAs(raw, form));
}

/** Milliseconds that this process has computed for: what else the machine does is not counted. */
export const timeSpent = (): number => process.cpuUsage().user / 1000;
