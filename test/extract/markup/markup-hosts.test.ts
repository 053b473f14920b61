import { describe, expect, test } from 'vitest';
import { extractMarkup } from '../../../src/extract/markup/extract-markup.ts';
import { fakeMatchers, vendor } from '../fake-matchers.ts';

const matchers = fakeMatchers({
  vendors: [
    vendor('pixel', { hosts: ['connect.facebook.net/en_US/fbevents.js', 'www.facebook.com/tr'], kind: 'ad-network' }),
    vendor('tags', { hosts: ['*.googletagmanager.com'], kind: 'tag-manager' }),
    vendor('fonts', { hosts: ['fonts.googleapis.com', 'fonts.gstatic.com'] }),
    vendor('look-up', { hosts: ['ipinfo.io'], returns: ['user.location.imprecise'] }),
  ],
});

/** `rule via strength line:column` of everything found. */
const found = (text: string, path = 'index.html'): string[] =>
  extractMarkup(path, text, matchers).sightings.map(({ rule, recipient, via, strength, line, column }) =>
    `${rule === 'third-party-host' ? recipient : rule} ${via} ${strength} ${line}:${column}`);

describe('hosts in HTML', () => {
  test('a script runs the vendor, anything else only reaches it', () => {
    expect(found(`<script async
      src="https://connect.facebook.net/en_US/fbevents.js"></script>
<noscript><img src="https://www.facebook.com/tr?id=1&amp;ev=PageView"/></noscript>
<iframe src="https://www.googletagmanager.com/ns.html?id=GTM-1"></iframe>`)).toEqual([
      'pixel sdk initialised 1:1', 'pixel network called 3:11', 'tags network called 4:1',
    ]);
  });

  test('spans are those of the element', () => {
    const [sighting] = extractMarkup('a.html', '<p>\n  <img\n src="https://x.io/a.png">', matchers).sightings;
    expect(sighting).toMatchObject({ line: 2, column: 3, endLine: 3, endColumn: 27, recipient: 'x.io' });
  });

  test('a tag manager is opaque', () => {
    expect(extractMarkup('a.html', '<script src="//www.googletagmanager.com/gtm.js"></script>', matchers).sightings[0]).toMatchObject({ opaque: true });
  });

  test('what answers with data collects it', () => {
    expect(extractMarkup('a.html', '<script src="https://ipinfo.io/?callback=f"></script>', matchers).sightings.map(({ action, data }) => [action, data])).toEqual([
      ['share', []], ['collect', ['user.location.imprecise']],
    ]);
  });

  test.each([
    ['<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=A">', 'fonts'],
    ['<link href="https://fonts.gstatic.com" rel="preconnect" crossorigin>', 'fonts'],
    ['<link rel="shortcut icon" href="https://cdn.x.io/favicon.ico">', 'cdn.x.io'],
    ['<video poster="https://cdn.x.io/a.jpg"></video>', 'cdn.x.io'],
    ['<source srcset="https://cdn.x.io/a.jpg 1x, https://cdn.x.io/b.jpg 2x">', 'cdn.x.io'],
    ['<object data="https://cdn.x.io/a.svg"></object>', 'cdn.x.io'],
    ['<form action="https://formspree.io/f/1"></form>', 'formspree.io'],
    ['<iframe data-src="https://www.youtube.com/embed/1"></iframe>', 'www.youtube.com'],
    ['<script type="text/plain" data-src="https://cdn.x.io/a.js"></script>', 'cdn.x.io'],
    ['<div style="background: url(&quot;https://cdn.x.io/a.jpg&quot;)"></div>', 'cdn.x.io'],
    ['<style>@import "https://fonts.googleapis.com/css";</style>', 'fonts'],
    ["<style>a { background: url('//cdn.x.io/a.png') }</style>", 'cdn.x.io'],
    ['<script type="importmap">{ "imports": { "vue": "https://esm.x.io/vue" } }</script>', 'esm.x.io'],
    [`<meta http-equiv="Content-Security-Policy" content="img-src 'self' https://cdn.x.io">`, 'cdn.x.io'],
    ['<img src="https://cdn.x.io/{{ id }}.png">', 'cdn.x.io'],
    ['<img src="https://{{ account }}.imgix.net/a.png">', 'imgix.net'],
  ])('%s', (text, expected) => {
    expect(found(text).map((line) => line.split(' ')[0])).toEqual([expected]);
  });

  test.each([
    '<a href="https://x.io">x</a>',
    '<link rel="canonical" href="https://x.io/"><link rel="alternate" href="https://x.io/feed">',
    '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    '<script type="application/ld+json">{ "@context": "https://schema.org", "url": "https://x.io" }</script>',
    '<meta property="og:image" content="https://x.io/a.png">',
    '<img src="http://localhost:3000/a.png"><img src="//192.168.0.1/a.png"><script src="https://example.com/a.js"></script>',
    '<img src="https://{{ host }}/a.png">', '<img src="{{ url }}">', '<img src="/a.png"><script src="//app.js"></script>',
    '<!-- <script src="https://cdn.x.io/a.js"></script> -->',
    '<style>/* url(https://x.io/a.png) */ // url(https://x.io/b.png)\n</style>',
    '<script>const s = "<img src=\'https://x.io/a.png\'>";</script>',
  ])('nothing in %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('template languages', () => {
  test.each([
    ['page.ejs', '<% if (a < b) { %>\n<script src="<%= base %>/x.js"></script><img src="https://cdn.x.io/<%= id %>.png">\n<% } %>'],
    ['page.php', '<?php if ($a > 1): ?>\n<div class="<?= $class ?>"></div>               <img src="https://cdn.x.io/a.png"><?php endif ?>'],
    ['page.erb', '<%# "> %>\n<%= link_to "a", "b" %>                            <img alt="<%= t(">") %>" src="https://cdn.x.io/a.png">'],
    ['page.njk', '{% if a > b %}\n<link href="{{ "a" }}">                              <img {% if x %}hidden{% endif %} src="https://cdn.x.io/a.png">'],
    ['page.liquid', '{{ "a" | b: ">" }}\n                                                    <img src="https://cdn.x.io/{{ a }}.png">'],
    ['page.hbs', '{{#if a}}\n{{> partial}}{{{raw}}}                          <img {{attrs}} src="https://cdn.x.io/a.png">{{/if}}'],
  ])('%s', (path, text) => {
    const lines = found(text, path);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^cdn\.x\.io network called 2:/);
  });

  test('component files', () => {
    expect(found('<template>\n  <p v-if="a > b">{{ a < b }}</p>\n  <img :alt="x" src="https://cdn.x.io/a.png" />\n</template>\n<style lang="scss" scoped>\n// @import "https://x.io";\n@import url("https://fonts.googleapis.com/css");\n</style>', 'A.vue')).toEqual([
      'cdn.x.io network called 3:3', 'fonts network called 7:14',
    ]);
    expect(found('<svelte:head>\n  <script src="https://connect.facebook.net/en_US/fbevents.js" />\n</svelte:head>\n{#if a > b}<img alt={x > "}" ? 1 : 2} on:click={() => go()} src="https://cdn.x.io/{id}.png" />{/if}', 'A.svelte')).toEqual([
      'pixel sdk initialised 2:3', 'cdn.x.io network called 4:12',
    ]);
    expect(found('---\nconst a: Array<string> = [];\n---\n{a.map((x) => (\n  <img alt={x} src="https://cdn.x.io/a.png" />\n))}\n<Script src="https://cdn.x.io/b.js" />', 'A.astro')).toEqual([
      'cdn.x.io network called 5:3', 'cdn.x.io network called 7:1',
    ]);
  });

  test('pug', () => {
    expect(found(`doctype html
head
  link(rel='stylesheet', href='https://fonts.googleapis.com/css')
  script(
    async
    src="https://connect.facebook.net/en_US/fbevents.js"
  )
  // img(src="https://x.io")
    img(src="https://x.io")
body: main
  a(href="https://x.io") x
  li: img.photo#a(src=\`https://cdn.x.io/\${id}.png\` alt="a)")
  img(src!= base + "https://x.io")
  img(src='https://img.x.io/' + id + '.jpg', width=9)
  style.
    a { background: url(https://cdn.x.io/b.png) }`, 'a.pug')).toEqual([
      'fonts network called 3:3', 'pixel sdk initialised 4:3', 'cdn.x.io network called 12:7', 'img.x.io network called 14:3', 'cdn.x.io network called 16:25',
    ]);
  });

  test('style sheets', () => {
    expect(found('@import "https://fonts.googleapis.com/css";\n.a { src: url(data:font/woff) }', 'a.css')).toEqual(['fonts network called 1:10']);
  });
});
