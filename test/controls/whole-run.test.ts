import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { readControlLevels } from '../../src/control-levels.ts';
import { extract } from '../../src/extract/extract.ts';
import { linkWithChecks } from '../../src/link/link.ts';
import { runCheck } from '../../src/run.ts';
import type { Config } from '../../src/model/config.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import type { CheckOptions } from '../../src/model/run.ts';
import { control } from './read-case.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function write(tree: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'controls-'));
  folders.push(root);
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** A manifest that forbids analytics unless the control guards the place. */
const manifest = (evidence: string): string => `privlint: 1
policy: { text: policy.txt }
collects: {}
shares: { analytics: { with: google-analytics, data: [user.device, user.behavior, user.unique_id] } }
controls: { it: { type: opt-in, evidence: [${evidence}] } }
prohibits: { tracking: { share: [user.device, user.behavior, user.unique_id], unless: [it] } }
`;
const START = "import ReactGA from 'react-ga4';\nReactGA.initialize('G-1');\n";

async function forbidden(tree: Record<string, string>, evidence: string, more: Partial<CheckOptions> = {}, prepare: (root: string) => void = () => {}): Promise<number> {
  const root = write({ 'privacy.yml': manifest(evidence), 'policy.txt': 'We count visits.', ...tree });
  prepare(root);
  const run = await runCheck({ root, paths: [], staged: false, include: [], today: '2026-01-01', rules: {}, only: [], skip: [], ci: false, ...more });
  if (run.kind !== 'checked') throw new Error(JSON.stringify(run));
  return run.result.summary.verdicts.prohibited ?? 0;
}

describe('a prohibition that a control lifts', () => {
  it('is not lifted where nothing shows the control', async () => expect(await forbidden({ 'src/a.ts': START }, '{ call: hasConsent }')).toBeGreaterThan(0));
  it('is lifted where the control guards the place', async () => expect(await forbidden({ 'src/a.ts': `${START}hasConsent();` }, '{ call: hasConsent }')).toBe(0));
  it('is lifted by what an imported module does', async () => {
    expect(await forbidden({ 'src/a.ts': `import { ask } from '@/ask';\n${START}`, 'src/ask.ts': 'export const ask = () => hasConsent();' }, '{ call: hasConsent }')).toBe(0);
  });
  it('is not lifted by another filter of what is shown', async () => {
    expect(await forbidden({ 'src/a.ts': `import Consent from 'react-cookie-consent';\n${START}` }, '{ package: react-cookie-consent }', { skip: ['consent-cookie'] })).toBe(0);
  });
});

describe('files that are scanned for controls alone', () => {
  const imports = (path: string): string => `import '${path}';\n${START}`;
  it('a file that exists', async () => {
    expect(await forbidden({ 'src/a.ts': imports('./consent.ts'), 'src/consent.ts': '' }, "{ file: 'src/consent.*' }")).toBe(0);
    expect(await forbidden({ 'src/a.ts': imports('./consent.ts'), 'src/consent.ts': '' }, "{ file: 'lib/consent.*' }")).toBeGreaterThan(0);
  });
  it('needs no text to be read that nobody asks for', async () => {
    expect(await forbidden({ 'src/a.ts': `${START}// unsubscribe`, 'mails/x.mjml': 'x' }, "{ text: '(?i)unsubscribe' }")).toBe(0);
  });
});

it.each([
  ['mails/news.mjml', '<mj-text>Unsubscribe</mj-text>', 1], ['src/locales/en.json', '{ "footer": "Unsubscribe" }', 1], ['src/emails/news.txt', 'To unsubscribe: {{url}}', 1],
  ['README.md', 'Unsubscribe here', 0], ['policy.txt', 'You may unsubscribe.', 0], ['docs/privacy-policy.md', 'You may unsubscribe.', 0], ['test/a.test.ts', "it('unsubscribe')", 0],
])('a text in %s', async (path, text, level) => {
  const root = write({ 'a.ts': START, [path]: text });
  const { matchers } = await loadCatalogue();
  const facts = [await extract('a.ts', START, matchers)];
  const linked = linkWithChecks(facts, matchers, () => '');
  const levels = await readControlLevels(
    { controls: [control('opt-out', [{ text: '(?i)unsubscribe' }])], policy: { text: 'policy.txt', updated: null, role: 'controller' } } as unknown as Manifest,
    { ...linked, facts, matchers, source: () => START },
    { options: { root, paths: [], staged: false, include: [], today: '2026-01-01', rules: {}, only: [], skip: [], ci: false }, config: { ignore: [], include: [] } as unknown as Config, prefix: '', partial: false },
  );
  expect(levels('it', linked.evidence[0]!)).toBe(level);
});

it('of a part of the repository: a check in a staged file counts, as the index has it', async () => {
  const git = (root: string, ...words: string[]): void => void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], { cwd: root, stdio: 'ignore' });
  const stage = (root: string): void => {
    git(root, 'init', '-q');
    git(root, 'add', '-A');
  };
  expect(await forbidden({ 'src/a.ts': `${START}hasConsent();` }, '{ call: hasConsent }', { staged: true }, stage)).toBe(0);
});
