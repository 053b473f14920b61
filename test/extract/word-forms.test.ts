import { expect, test } from 'vitest';
import { formsOf } from '../../src/catalogue/word-forms.ts';

const formsIn = (text: string, word: string): string[] => {
  const start = text.indexOf(word);
  return [...formsOf(text, start, start + word.length)];
};

test.each<[string, string, string[], string[]]>([
  ['a member', 'req.ip', ['ip', '.ip', '{ip'], []],
  ['a member that is called', 'req.ip()', ['.ip(', 'ip(', '{ip'], []],
  ['a part of a pattern', 'const { ip, host } = req', ['{ip'], ['.ip']],
  ['a member by its text', "headers['ip']", ['{ip', '"ip'], ['.ip']],
  ['a text', 'get("ip")', ['"ip'], ['{ip']],
  ['a word of a sentence', '// the ip of somebody', ['ip'], ['{ip', '@ip', '"ip']],
])('%s', (_, text, has, lacks) => {
  const forms = formsIn(text, 'ip');
  for (const form of has) expect(forms).toContain(form);
  for (const form of lacks) expect(forms).not.toContain(form);
});

test.each<[string, boolean]>([
  ['const wide = screen.width', true],
  ['const { width } = screen;', true],
  ['show(screen)', true],
  ['window.screen.width', true],
  ['return screen\n', true],
  ['// off the screen. Then', false],
  ['<Page screen={main} />', false],
  ["open('screen')", false],
])('whether %j uses the variable', (text, isUsed) => {
  expect(formsIn(text, 'screen').includes('@screen')).toBe(isUsed);
});
