import { describe, expect, it } from 'vitest';
import { reportInventoryCsv } from '../../src/report/inventory-csv.ts';
import { reportInventoryMarkdown } from '../../src/report/inventory-markdown.ts';
import { reportInventoryPretty } from '../../src/report/inventory-pretty.ts';
import { reportInventoryJson } from '../../src/report/json.ts';
import { makeContext, makeEvidence, makeInventory } from './sample.ts';

const position = makeEvidence({ id: '1', path: 'src/locate.ts', recipient: null, action: 'collect', via: 'device-sensor', data: ['user.location.precise'], api: 'navigator.geolocation.getCurrentPosition()' });
const cookie = makeEvidence({ id: '2', path: 'src/session.ts', recipient: null, action: 'store', via: 'cookie', data: ['user.device.cookie_id'], api: 'document.cookie' });
const address = makeEvidence({ id: '3', path: 'src/server.ts', recipient: null, action: 'log', via: 'server-log', data: ['user.device.ip_address'], api: 'req.ip' });
const field = makeEvidence({ id: '4', path: 'src/form.tsx', recipient: null, action: 'collect', via: 'form', data: ['user.contact.email'], api: 'input[name=email]' });
const shares = Array.from({ length: 9 }, (_, i) => makeEvidence({ id: `5${i}`, path: `src/s${i}.ts` }));
const inventory = makeInventory({ evidence: [...shares, field, address, cookie, position], skipped: [{ path: 'x.js', reason: 'minified', detail: '' }] });

describe('pretty inventory', () => {
  const text = reportInventoryPretty(inventory, makeContext());

  it('has each family once, each piece of evidence in one of them', () => {
    const heads = text.split('\n').filter((line) => /^\S/.test(line));
    expect(heads.map((line) => line.split('  ')[0])).toEqual(['Location', 'Cookies and storage', 'IP address and device', 'Personal fields', 'Third parties']);
    expect(heads.map((line) => Number(/(\d+) place/.exec(line)?.[1])).reduce((a, b) => a + b)).toBe(inventory.evidence.length);
  });

  it('shows who gets what, and how many places there are beyond those shown', () => {
    expect(text).toMatch(/Segment {2}9 places\n {4}gets e-mail address/);
    expect(text).toContain('and 4 more places');
  });

  it('is empty when nothing was found', () => {
    expect(reportInventoryPretty(makeInventory(), makeContext())).toBe('');
  });
});

describe('json inventory', () => {
  it('follows the contract, in a stable order', () => {
    const text = reportInventoryJson(inventory, makeContext());
    expect(reportInventoryJson({ ...inventory, evidence: [...inventory.evidence].reverse() }, makeContext())).toBe(text);
    const parsed = JSON.parse(text) as { evidence: object[] };
    expect(Object.keys(parsed)).toEqual(['schemaVersion', 'tool', 'evidence', 'skipped', 'stats']);
    expect(Object.keys(parsed.evidence[0]!)).toEqual([
      'id', 'rule', 'action', 'data', 'recipient', 'purpose', 'via', 'api', 'strength', 'confidence',
      'path', 'line', 'column', 'endLine', 'endColumn', 'subject', 'guards', 'flow', 'support',
    ]);
  });
});

describe('tables', () => {
  it('csv has a head and one row for each piece of evidence', () => {
    const lines = reportInventoryCsv(inventory).trimEnd().split('\n');
    expect(lines).toHaveLength(inventory.evidence.length + 1);
    expect(lines[0]).toContain('path,line,column');
  });

  it('markdown has a table for each family', () => {
    const text = reportInventoryMarkdown(inventory, makeContext());
    expect(text.match(/^## /gm)).toHaveLength(5);
    expect(reportInventoryMarkdown(makeInventory(), makeContext())).toContain('Nothing was found');
  });
});
