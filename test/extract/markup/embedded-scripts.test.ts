import fc from 'fast-check';
import { parse } from '@babel/parser';
import { describe, expect, test } from 'vitest';
import { extractMarkup } from '../../../src/extract/markup/extract-markup.ts';
import { fakeMatchers } from '../fake-matchers.ts';

const matchers = fakeMatchers({ fields: { email: 'user.contact.email' } });
const scripts = (path: string, text: string) => extractMarkup(path, text, matchers).scripts;
/** `kind lang line:column code`. */
const shown = (path: string, text: string): string[] => scripts(path, text).map(({ kind, lang, line, column, code }) => `${kind} ${lang} ${line}:${column} ${code.trim()}`);

describe('embedded scripts', () => {
  test('inline scripts and handlers of HTML', () => {
    expect(shown('a.html', '<body onload="go(&quot;a&quot;)">\n<script>\nif (a < b) f("</p>");\n</script>\n<script type="module">x()</script><script src="a.js"></script>')).toEqual([
      'handler js 1:15 go("a")', 'script js 2:9 if (a < b) f("</p>");', 'script js 5:23 x()',
    ]);
  });

  test('what is no program is none', () => {
    expect(shown('a.html', '<script type="application/ld+json">{}</script><script type="text/x-handlebars"><b></script><script type="application/json">[]</script>')).toEqual([]);
  });

  test('a blocked script still counts', () => {
    expect(shown('a.html', '<script type="text/plain" data-category="analytics">fbq("init")</script>')).toEqual(['script js 1:53 fbq("init")']);
  });

  test('template tags in a script leave JavaScript', () => {
    const [script] = scripts('a.ejs', '<script>\nvar a = <%= JSON.stringify(a) %>;\n<% if (b) { %>\nvar u = "https://<%= host %>/x";\n<% } %>\n</script>').filter(({ kind }) => kind === 'script');
    expect(() => parse(script!.code)).not.toThrow();
    expect(script!.code.split('\n')).toHaveLength(6);
  });

  test('Vue', () => {
    expect(shown('A.vue', `<script setup lang="ts">
const a: string = "{{ b }}";
</script>
<template>
  <p :title="a.b" @click="go(a)" v-for="x of list" v-slot="y">{{ a.c }}</p>
</template>`)).toEqual(['script ts 1:25 const a: string = "{{ b }}";', 'expression ts 5:14 a.b', 'handler ts 5:27 go(a)', 'expression ts 5:46 list', 'expression ts 5:65 a.c']);
  });

  test('Svelte', () => {
    expect(shown('A.svelte', `<script>let a = { b: 1 };</script>
{#each items as item (item.id)}
  <b on:click={() => go("}")} class="x {a.b}">{item.name}</b>
{/each}`)).toEqual(['script js 1:9 let a = { b: 1 };', 'expression js 2:8 items', 'expression js 3:16 () => go("}")', 'expression js 3:41 a.b', 'expression js 3:48 item.name']);
  });

  test('Astro', () => {
    expect(shown('A.astro', `---
import X from './x';
---
{list.map((a) => <b title={a.b}>{a.c} isn't</b>)}
<script>x()</script>`)).toEqual([
      "script ts 2:1 import X from './x';", 'expression tsx 4:28 a.b', 'expression tsx 4:34 a.c', 'script ts 5:9 x()',
    ]);
  });

  test('Angular', () => {
    expect(shown('a.component.html', '<p *ngFor="let a of list; trackBy: id" [title]="a.b | upper" (click)="go($event)">{{ a.c | date:"x" }}</p>')).toEqual([
      'expression ts 1:21 list', 'expression ts 1:49 a.b', 'handler ts 1:71 go($event)', 'expression ts 1:85 a.c',
    ]);
  });

  test('pug', () => {
    expect(shown('a.pug', `script.
  go("a");
  if (b) c();
script(type="application/ld+json").
  {}
- var a = 1
p= user.email
button(onclick="go()" data-x=a.b)`)).toEqual(['script js 2:1 go("a");\n  if (b) c();', 'script js 6:2 var a = 1', 'expression js 7:3 user.email', 'handler js 8:17 go()', 'expression js 8:30 a.b']);
  });

  test('code stands where it says', () => {
    const text = '<p>\n<script>\n  first();\n</script>\n<b onclick="second()">é{{ x }}</b>\n<script>third()</script>';
    const lines = text.split('\n');
    for (const { code, line, column } of scripts('a.html', text)) {
      expect(lines.slice(line - 1).join('\n').slice(column - 1).startsWith(code)).toBe(true);
    }
  });
});

describe('hostile markup', () => {
  const PATHS = ['a.html', 'a.vue', 'a.svelte', 'a.astro', 'a.pug', 'a.ejs', 'a.css'];

  test('anything is read', () => {
    const unit = fc.constantFrom('<', '>', '{', '}', '{{', '}}', '<%', '%>', '<script>', '</script>', '<label>', '<input name="email"', '"', "'", '`', '\\', '=', '(', ')', '\n', '  ', '/', '--', '---\n', 'a', ':', '{#', '<!--', '<template lang="pug">');
    fc.assert(fc.property(fc.constantFrom(...PATHS), fc.array(unit, { maxLength: 40 }), (path, parts) => {
      const text = parts.join('');
      for (const { line, column } of extractMarkup(path, text, matchers).sightings) expect(line > 0 && column > 0).toBe(true);
    }), { numRuns: 500 });
  });

  test.each(['<a>', '</a>', '{', '}', '{{', '"', "'", '<%', '{`}', "{\\'}", '{<a ', '<a b="', 'a(', ' a:', '\n a(b="', '<label>', '<script>', '<!--', '/*', 'url(', '{#', '<a {', '&', ' ', '\n', 'p=\n', '{"\\"}', '<?', '<label><input name=email>', '(  ', '- a\n', '<template lang="pug">'])('%j, very often, takes a moment', (part) => {
    const text = part.repeat(Math.ceil(100_000 / part.length));
    for (const path of PATHS) {
      const before = performance.now();
      extractMarkup(path, text, matchers);
      extractMarkup(path, `<p {a="x ${text}`, matchers);
      expect(performance.now() - before, path).toBeLessThan(3000);
    }
  });
});
