import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.ts';
import { fakeMatchers } from '../extract/fake-matchers.ts';

const matchers = fakeMatchers({});
const read = (path: string, text: string) => extract(path, text, matchers);
const wrap = (body: string): string => `<?xml version="1.0"?><plist version="1.0">${body}</plist>`;
const LIST = 'NSPrivacyCollectedDataTypes';
const TABLE = '| Category | Collected |\n|---|---|\n| A. Identifiers | yes |\n';

describe('what cannot be read is skipped with its reason', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'.split('').map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghij'[i]};`.repeat(10)}">`).join('')}]><plist><dict><key>&j;</key><string>&j;</string></dict></plist>`;
  it.each([
    ['entities', 'PrivacyInfo.xcprivacy', bomb, 'parse-error', /entities/],
    ['an external entity', 'PrivacyInfo.xcprivacy', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><plist><dict><key>a</key><string>&e;</string></dict></plist>', 'parse-error', /entities/],
    ['an unclosed tag', 'PrivacyInfo.xcprivacy', wrap('<dict><key>a</key><array>').replace('</plist>', ''), 'parse-error', /not closed/],
    ['a tag that closes nothing', 'PrivacyInfo.xcprivacy', wrap('<dict><key>a</key></array></dict>'), 'parse-error', /closed|closes/],
    ['a value without a key', 'PrivacyInfo.xcprivacy', wrap('<dict>\n<string>a</string></dict>'), 'parse-error', /line 2/],
    ['a key outside of a dictionary', 'PrivacyInfo.xcprivacy', wrap('<array><key>a</key></array>'), 'parse-error', /key/],
    ['no property list', 'PrivacyInfo.xcprivacy', 'hello', 'parse-error', /no property list/],
    ['deep nesting', 'PrivacyInfo.xcprivacy', wrap(`${'<array>'.repeat(50_000)}${'</array>'.repeat(50_000)}`), 'too-deep', /deep/],
    ['a huge list', 'PrivacyInfo.xcprivacy', wrap(`<array>${'<true/>'.repeat(60_000)}</array>`), 'parse-error', /more than/],
    ['an open quote', 'data-safety.csv', 'Question ID,Response ID,Value\nPSL_DATA_TYPES_PERSONAL,"PSL_NAME,true\n', 'parse-error', /line 2.*end/],
    ['text after a quote', 'data-safety.csv', 'Question ID,Response ID,Value\n"PSL_DATA_TYPES_PERSONAL"x,PSL_NAME,true\n', 'parse-error', /line 2/],
    ['a row that is cut off', 'data-safety.csv', 'Question ID,Response ID,Value\nPSL_DATA_TYPES_PERSONAL,PSL_NAME,true\nPSL_DATA_TYPES_PERSONAL\n', 'parse-error', /line 3.*value/],
    ['deep code', 'app.config.js', `export default { privacyManifests: ${'['.repeat(3000)}${']'.repeat(3000)} };`, 'too-deep', /deep/],
  ])('%s', async (_name, path, text, reason, detail) => {
    const { skipped, notices } = await read(path, text);
    expect(skipped).toMatchObject({ path, reason });
    expect(skipped!.detail).toMatch(detail);
    expect(notices).toBeUndefined();
  });
});

describe('files that only look like a notice', () => {
  it.each([
    ['legal/privacy.md', 'We collect identifiers in every category | or not.\n'],
    ['legal/privacy.md', '| Category of products | Collected by |\n|---|---|\n| books | identifiers |\n| toys | us |\n'],
    ['privacy.csv', 'category,collected\nidentifiers,yes\n'],
    ['public/a.html', '<table><tr><th>category<td>collect</table> identifiers'],
    ['manifest.json', '{ "data_collection_permissions": { "required": ["none"] } }'],
    ['app.json', '{ "name": "x", "note": "privacyManifests" }'],
    ['app.config.js', 'export default { ios: { privacyManifests: shared } };'],
    ['ios/Pods/X/PrivacyInfo.xcprivacy', wrap(`<dict><key>${LIST}</key><array/></dict>`)],
    ['Info.plist', wrap(`<dict><key>${LIST}</key><array/></dict>`)],
  ])('%s: %j', async (path, text) => {
    const { notices = [], skipped } = await read(path, text);
    expect({ notices, skipped }).toEqual({ notices: [], skipped: undefined });
  });
});

it('whatever a file holds, there is an answer', async () => {
  const parts = ['<dict>', '</dict>', '<key>', '</key>', '<array>', '<true/>', `<key>${LIST}</key>`, '"', ',', '\n', '|', '---', TABLE, '{', '}', '[', ']', ':', 'PSL_DATA_TYPES_X', '"privacyManifests"', '"data_collection_permissions"', '<table>', '<tr>', '<td>', 'category', 'collect', 'identifiers', '&lt;', '<!--', '\r'];
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 5 })), { maxLength: 40 }), fc.constantFrom('PrivacyInfo.xcprivacy', 'app.json', 'app.config.ts', 'manifest.json', 'privacy.csv', 'privacy.md', 'p.html'), async (texts, path) => {
    const { notices = [] } = await read(path, texts.join(''));
    for (const { items } of notices) for (const { line, column } of items) expect(line > 0 && column > 0).toBe(true);
  }), { numRuns: 300 });
});

it.each(['<dict>', '<key>', '</key>', '<key>a</key><true/>', '&amp;', '<!ENTITY', '"', '""', ',', '|', '\\|', '<td>', '<tr>', '<table>', '[', '{"a":', '\n', '\r', '| A. Identifiers | yes |\n', 'network ', 'PSL_DATA_USAGE_RESPONSES:PSL_', '`', '*'])('%j, very often, takes a moment', async (part) => {
  const text = part.repeat(Math.ceil(200_000 / part.length));
  for (const [path, head] of [['PrivacyInfo.xcprivacy', '<plist>'], ['app.json', '{"privacyManifests":'], ['manifest.json', '{"data_collection_permissions":'], ['privacy.csv', 'PSL_,'], ['privacy.csv', 'category,collect,identifiers\n'], ['privacy.md', `${TABLE}`], ['p.html', '<table>category collect identifiers']] as const) {
    const before = performance.now();
    await read(path, head + text);
    expect(performance.now() - before, path).toBeLessThan(3000);
  }
});
