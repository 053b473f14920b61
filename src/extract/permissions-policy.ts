import type { Span } from '../model/evidence.ts';
import type { Sighting } from '../model/facts.ts';

/** What pages that have the feature can learn. */
const FEATURES: ReadonlyMap<string, string> = new Map([
  ['geolocation', 'user.location.precise'],
  ['camera', 'user.content.photos'],
  ['microphone', 'user.content.audio'],
  ['accelerometer', 'user.sensor'],
  ['gyroscope', 'user.sensor'],
  ['magnetometer', 'user.sensor'],
]);

export interface AllowedFeature {
  feature: string;
  data: string;
  start: number;
  end: number;
}

/**
 * The features that a Permissions-Policy (`geolocation=(self)`) or a Feature-Policy (`geolocation 'self'`) grants. What
 * is denied (`geolocation=()`, `geolocation 'none'`) is not listed.
 */
export function allowedFeatures(value: string): AllowedFeature[] {
  const allowed: AllowedFeature[] = [];
  for (const { 0: part, index } of value.matchAll(/[^;,]+/g)) {
    const read = /^[\s"'`]*([a-z-]+)\s*=?\s*(.*)$/is.exec(part);
    const feature = read?.[1]?.toLowerCase() ?? '';
    const data = FEATURES.get(feature);
    if (!read || data === undefined) continue;
    const origins = (read[2] ?? '').replace(/[\s()"'`\\]+/g, ' ').trim();
    if (origins === 'none' || origins === '') continue;
    const start = index + part.toLowerCase().indexOf(feature);
    allowed.push({ feature, data, start, end: start + feature.length });
  }
  return allowed;
}

/** A page's declared leave to use a feature. */
export function sightFeature({ feature, data }: AllowedFeature, span: Span): Sighting {
  return {
    ...span, rule: 'permissions-policy', action: 'collect', data: [data], recipient: null, purpose: null,
    via: 'permission', api: `Permissions-Policy: ${feature}`, strength: 'declared', confidence: 'medium', detail: feature,
  };
}
