import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import { cspHosts } from '../content-security-policy.ts';
import { sightEnvironment } from '../environment/extract-environment.ts';
import { allowedFeatures, sightFeature } from '../permissions-policy.ts';
import { Positions } from '../positions.ts';
import { MENTIONED, sightHostUse } from '../sight-host.ts';
import { sightApi } from '../../model/sighting.ts';
import { readDirectives } from './read-directives.ts';
import { readHeaderValues, type HeaderValue } from './read-header-values.ts';
import { sightDirectives } from './sight-directives.ts';

/** Configuration of web servers and hosts: nginx, Apache, Caddy, `_headers`, netlify.toml, vercel.json and the like. */
export function extractServerConfig(path: string, text: string, matchers: Matchers): Sighting[] {
  const positions = new Positions(text);
  const syntax = syntaxOf(path, text);
  return [
    ...(syntax === 'data' ? sightEnvironment(text, positions, matchers) : sightDirectives(readDirectives(text, syntax), positions, matchers)),
    ...readHeaderValues(text).flatMap((header) => sightHeader(header, positions, matchers)),
  ];
}

function syntaxOf(path: string, text: string): 'nginx' | 'lines' | 'data' {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/\.(?:json|toml|ya?ml)$/.test(name) || name.startsWith('_headers')) return 'data';
  if (/^(?:\.htaccess|Caddyfile|httpd|apache)/i.test(name) || /^[^\S\n]*(?:<\/?(?:VirtualHost|Directory|IfModule|Location)\b|(?:RewriteEngine|LogFormat|CustomLog|ServerName|Header)\s)/m.test(text)) return 'lines';
  return 'nginx';
}

function sightHeader({ name, value, nameStart, start, end }: HeaderValue, positions: Positions, matchers: Matchers): Sighting[] {
  const span = positions.span(nameStart, end);
  if (name === 'set-cookie') {
    const cookie = /^\s*([^=;\s]+)=/.exec(value)?.[1];
    const models = matchers.apisNamed('key', 'set-cookie');
    return models.map((model) => sightApi(model, 'Set-Cookie', span, cookie === undefined ? {} : { detail: cookie }));
  }
  if (name.startsWith('content-security-policy')) {
    return cspHosts(value).flatMap((source) => sightHostUse(matchers, source.host, source.path, positions.span(start + source.start, start + source.end), MENTIONED));
  }
  const models = matchers.apisNamed('string', value);
  const said = new Set(models.flatMap((model) => model.data));
  const features = allowedFeatures(value).filter(({ data }) => !said.has(data));
  return [
    ...models.map((model) => sightApi(model, name, span)),
    ...features.map((feature) => sightFeature(feature, positions.span(start + feature.start, start + feature.end))),
  ];
}
