import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { explain, suggestId } from '../../src/cli/explain/explain.ts';
import { VERDICTS } from '../../src/model/finding.ts';
import type { Catalogue } from '../../src/model/rules.ts';

const catalogue: Catalogue = {
  apis: [{
    id: 'browser-geolocation', title: 'Browser Geolocation API', action: 'collect', data: ['user.location.precise'], via: 'device-sensor',
    match: ['global navigator.geolocation.getCurrentPosition()'], examples: { found: ['navigator.geolocation.getCurrentPosition(cb)'], silent: [] },
  }],
  vendors: [{
    id: 'segment', name: 'Segment', company: 'Twilio', kind: 'analytics', purposes: ['analytics'], hosts: ['*.segment.com'], packages: { npm: ['analytics-node'] },
    'sends-by-default': ['user.device.ip_address'], returns: [], cookies: [], env: [], globals: [], match: [], 'self-hosted': [], examples: { found: [], silent: [] },
  }],
  fields: [{ category: 'user.contact.email', names: ['e_mail'], 'in-person': [], 'as-key': [] }],
};
const painter = { color: new Chalk({ level: 0 }), width: 80 };

describe('explain', () => {
  it.each([...VERDICTS, 'browser-geolocation', 'segment', 'Segment', 'user.location.precise', 'user.contact.email', 'marketing.advertising'])('knows %s', (id) => {
    const text = explain(id, catalogue, painter) ?? '';
    expect(text.split('\n').length).toBeGreaterThan(3);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90);
  });

  it('says how to declare and how to suppress', () => {
    const text = explain('browser-geolocation', catalogue, painter) ?? '';
    expect(text).toContain('data: [user.location.precise]');
    expect(text).toContain('privlint-ignore-next-line browser-geolocation -- ');
  });

  it('shows no more of a long list than can be read, and folds what can be copied', () => {
    const [segment] = catalogue.vendors;
    const npm = Array.from({ length: 60 }, (_, i) => `package-${i}`);
    const sends = ['user.device.ip_address', 'user.device.user_agent', 'user.unique_id.pseudonymous', 'user.device.cookie_id'];
    const text = explain('segment', { ...catalogue, vendors: [{ ...segment!, packages: { npm }, 'sends-by-default': sends }] }, painter) ?? '';
    expect(text).toMatch(/and\s+40 more/);
    expect(text).not.toContain('package-59');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('knows nothing of others, and guesses', () => {
    expect(explain('segmnt', catalogue, painter)).toBeNull();
    expect(explain('constructor', catalogue, painter)).toBeNull();
    expect(suggestId('segmnt', catalogue)).toBe('segment');
  });
});
