import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractServerConfig } from '../../../src/extract/server-config/extract-server-config.ts';
import { api, fakeMatchers, vendor } from '../fake-matchers.ts';

const log = api('access-log', ['user.device.ip_address', 'user.device.user_agent'], 'server-log', 'log');
const ip = api('server-ip', ['user.device.ip_address'], 'request');
const matchers = fakeMatchers({
  vendors: [vendor('sentry', { hosts: ['*.sentry.io'], env: ['SENTRY_*'] })],
  named: {
    'server log_format': log, 'server access_log': log, 'server LogFormat': log, 'server CustomLog': log,
    'server $remote_addr': ip, 'server REMOTE_ADDR': ip, 'server {remote_host}': ip, 'server userid': api('visitor-cookie', ['user.device.cookie_id'], 'cookie', 'store'),
    'key set-cookie': api('set-cookie', ['user.device.cookie'], 'cookie', 'store'),
  },
});
const found = (path: string, text: string): string[] => extractServerConfig(path, text, matchers).map(({ rule, recipient, data, line, column }) => `${recipient ?? rule} ${data.join(' ')} ${line}:${column}`);

const IP = 'user.device.ip_address';
const UA = 'user.device.user_agent';
const REF = 'user.behavior.browsing_history.referrer';

describe('nginx', () => {
  test('variables, outside comments', () => {
    expect(found('nginx.conf', '# $remote_addr\nlocation / { # $remote_addr\n  proxy_set_header X-Real-IP $remote_addr;\n  set $x "a;${remote_addr}";\n}')).toEqual([`server-ip ${IP} 3:30`, `server-ip ${IP} 4:13`]);
  });
  test('a log holds what its format names', () => {
    expect(found('nginx.conf', `log_format main '$remote_addr "$http_user_agent"'\n  '$http_referer';\nlog_format anonymous '$time_local $status';\naccess_log /a.log main;\naccess_log /b.log anonymous;\naccess_log /c.log;\naccess_log off;`)).toEqual([
      `access-log ${REF} ${IP} ${UA} 1:1`, `access-log ${REF} ${IP} ${UA} 4:1`, `access-log ${REF} ${IP} ${UA} 6:1`,
    ]);
  });
  test('directives that are on', () => {
    expect(found('site.conf', 'userid on;\nserver { userid off; }')).toEqual(['visitor-cookie user.device.cookie_id 1:1']);
  });
  test('headers', () => {
    expect(found('nginx.conf', `add_header Permissions-Policy "geolocation=(self), camera=()";\nadd_header Set-Cookie "a=b; Path=/";\nadd_header Content-Security-Policy "script-src 'self' https://browser.sentry.io;\n  img-src https://cdn.x.io" always;\n# add_header Set-Cookie "a=b";`)).toEqual([
      'permissions-policy user.location.precise 1:32', 'set-cookie user.device.cookie 2:12', 'sentry  3:55', 'cdn.x.io  4:11',
    ]);
  });
});

describe('Apache and Caddy', () => {
  test('formats', () => {
    expect(found('httpd.conf', 'ServerName x\nLogFormat "%h %l %t \\"%{User-agent}i\\"" custom\nLogFormat "%t %s" quiet\nCustomLog logs/a custom\nCustomLog logs/b quiet\nCustomLog logs/c combined\n# CustomLog logs/d common\nCustomLog logs/e "%h"')).toEqual([
      `access-log ${IP} ${UA} 2:1`, `access-log ${IP} ${UA} 4:1`, `access-log ${REF} ${IP} ${UA} 6:1`, `access-log ${IP} 8:1`,
    ]);
  });
  test('variables', () => {
    expect(found('.htaccess', 'RewriteCond %{REMOTE_ADDR} !^10\\.\nRewriteCond %{HTTP_HOST} x')).toEqual([`server-ip ${IP} 1:13`]);
    expect(found('Caddyfile', 'x.io {\n  header_up X-Real-IP {remote_host}\n  # {remote_host}\n}')).toEqual([`server-ip ${IP} 2:23`]);
  });
});

describe('hosting files', () => {
  test.each([
    ['_headers', '/*\n  Permissions-Policy: geolocation=(self)\n  Content-Security-Policy: default-src https://a.sentry.io; frame-ancestors https://x.io', ['permissions-policy user.location.precise 2:23', 'sentry  3:40']],
    ['netlify.toml', '[[headers]]\n[headers.values]\nFeature-Policy = "geolocation \'self\'"\nContent-Security-Policy = \'\'\'\n  connect-src wss://ws.x.io;\n\'\'\'\n[build.environment]\nSENTRY_DSN = "x"', ['sentry  8:1', 'permissions-policy user.location.precise 3:19', 'ws.x.io  5:15']],
    ['vercel.json', '{"headers": [{"source": "/", "headers": [\n{ "key": "Permissions-Policy", "value": "geolocation=*" },\n{ "key": "Set-Cookie", "value": "a=b" }]}]}', ['permissions-policy user.location.precise 2:42', 'set-cookie user.device.cookie 3:11']],
    ['_headers', '/*\n  Permissions-Policy: geolocation=(), camera=(), microphone=()', []],
    ['vercel.json', '{"rewrites": [{"source": "/a", "destination": "https://x.io"}]}', []],
  ])('%s', (path, text, expected) => {
    expect(found(path, text)).toEqual(expected);
  });
});

describe('hostile configuration', () => {
  const PATHS = ['nginx.conf', '.htaccess', 'Caddyfile', '_headers', 'vercel.json'];
  test('anything is read', () => {
    const unit = fc.constantFrom('"', "'", '\\', ';', '{', '}', '#', '\n', ' ', '$remote_addr', '${', '%{', '}i', 'log_format ', 'Set-Cookie', ':', '=', 'a');
    fc.assert(fc.property(fc.constantFrom(...PATHS), fc.array(unit, { maxLength: 30 }), (path, parts) => void extractServerConfig(path, parts.join(''), matchers)));
  });
  test.each(['"', "'", '\\"', '"\\\'', '{', 'a{', '$', '%{', '${a', ';', 'Set-Cookie ', 'Set-Cookie: "', '\\\n', '# ', 'log_format a ', '{a', '"\\"', ' '])('%j, very often, takes a moment', (part) => {
    const text = part.repeat(Math.ceil(100_000 / part.length));
    for (const path of PATHS) {
      const before = performance.now();
      extractServerConfig(path, text, matchers);
      expect(performance.now() - before, path).toBeLessThan(3000);
    }
  });
});
