import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/index.ts';
import { usesResultWithData, usesWithData } from '../../src/link/uses-in-text.ts';
import type { Matchers } from '../../src/model/matchers.ts';

let matchers: Matchers;
beforeAll(async () => {
  ({ matchers } = await loadCatalogue());
});

describe('what a text does with a name', () => {
  it.each<[string, boolean]>([
    ["track('joined', { email });", true],
    ['track(user.email)', true],
    ['track<Joined>({ phoneNumber: number })', true],
    ['tracker?.track(form.email)', true],
    ['emails.forEach(track)', true],
    ['<track email={user.email} />', true],
    ["track('joined')", false],
    ['track({ plan })', false],
    ['const email = 1; retrack(2)', false],
    ["export const joined = (properties) => track('joined', properties);", true],
    ["const joined = (properties) => track('joined', properties);", false],
  ])('%s', (text, uses) => {
    expect(usesWithData({ local: 'track', members: null }, text, matchers)).toBe(uses);
  });

  it.each<[string, boolean]>([
    ['track.send({ email })', true],
    ['track.close({ email })', false],
    ['track.open().send(user.email)', false],
    ['const { send } = track; send(user.email);', true],
  ])('where only some members matter: %s', (text, uses) => {
    expect(usesWithData({ local: 'track', members: new Set(['send']) }, text, matchers)).toBe(uses);
  });

  it.each<[string, boolean]>([
    ['const { send } = useMail(); send(user.email);', true],
    ['const mail = await useMail(); mail.send({ email });', true],
    ['useMail().send(user.email)', true],
    ["const { send } = useMail(); send('hello');", false],
    ["import { useMail } from './mail'; export const x = 1;", false],
    ['class Mails extends useMail { send(email) {} }', true],
  ])('and with what it gives: %s', (text, uses) => {
    expect(usesResultWithData({ local: 'useMail', members: null }, text, matchers)).toBe(uses);
  });
});

it('looks through long texts in proportion to their length', () => {
  const text = 'const a = useMail(); let b: useMail;\n'.repeat(20_000);
  const started = performance.now();
  expect(usesResultWithData({ local: 'useMail', members: null }, text, matchers)).toBe(false);
  expect(performance.now() - started).toBeLessThan(3000);
});
