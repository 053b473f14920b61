import type { Sighting } from '../../model/facts.ts';
import type { Matchers } from '../../model/matchers.ts';
import type { Positions } from '../positions.ts';
import { sightApi } from '../../model/sighting.ts';
import type { Directive } from './read-directives.ts';
import { dataOfFormat, FORMAT_DIRECTIVES, KNOWN_FORMATS, LOG_DIRECTIVES } from './server-tables.ts';

const MENTIONS = /\$\{?[A-Za-z_]\w*\}?|%\{[\w:.-]{1,100}\}[a-zA-Z]?|%[<>]?[a-zA-Z]|\{[>\w.$-]{1,100}\}/g;

/** What directives and the variables in them say, by the API models on them. */
export function sightDirectives(directives: readonly Directive[], positions: Positions, matchers: Matchers): Sighting[] {
  const formats = new Map(KNOWN_FORMATS);
  for (const { name, rest } of directives) {
    const label = formatName(name, rest);
    if (label !== '') formats.set(label, dataOfFormat(rest));
  }
  return directives.flatMap((directive) => sightDirective(directive, formats, positions, matchers));
}

function sightDirective(directive: Directive, formats: ReadonlyMap<string, readonly string[]>, positions: Positions, matchers: Matchers): Sighting[] {
  const { name, rest, start, restStart, end } = directive;
  const logs = FORMAT_DIRECTIVES.has(name) || LOG_DIRECTIVES.has(name);
  if (/^\s*["']?(?:off|none)["']?\s*$/i.test(rest)) return [];
  const sightings: Sighting[] = [];
  const sighted = new Set<string>();
  const logged = logs ? dataLogged(name, rest, formats) : null;
  // A format that holds nothing of a person is no evidence, whatever such formats hold as a rule.
  if (logged === null || logged.length > 0) {
    for (const model of matchers.apisNamed('server', name)) {
      sighted.add(model.id);
      sightings.push(sightApi(model, name, positions.span(start, end), { detail: name, ...(logged ? { data: [...logged], confidence: 'high' as const } : {}) }));
    }
  }
  // In a log format the variables are what the format's own evidence says already.
  if (logs) return sightings;
  for (const { 0: mention, index } of rest.matchAll(MENTIONS)) {
    const span = positions.span(restStart + index, restStart + index + mention.length);
    for (const spelling of spellings(mention)) {
      for (const model of matchers.apisNamed('server', spelling)) {
        if (sighted.has(model.id)) continue;
        sighted.add(model.id);
        sightings.push(sightApi(model, spelling, span, { detail: spelling }));
      }
    }
  }
  return sightings;
}

/** Null where the format is one that the file does not define. */
function dataLogged(name: string, rest: string, formats: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  if (FORMAT_DIRECTIVES.has(name) || rest.includes('%')) return dataOfFormat(rest);
  const words = rest.trim().split(/\s+/);
  if (name === 'TransferLog') return formats.get('common') ?? null;
  return formats.get(words[1] ?? 'combined') ?? null;
}

/** The name that a directive gives to a log format: first in nginx, last in Apache. */
function formatName(name: string, rest: string): string {
  if (name === 'log_format') return /^\s*(\S+)/.exec(rest)?.[1] ?? '';
  if (name === 'LogFormat') return rest.trim().split(/\s/).at(-1) ?? '';
  return '';
}

/** `${name}` is `$name`; Apache's `%{REMOTE_ADDR}e` is `%{REMOTE_ADDR}` and REMOTE_ADDR; header names have no case. */
function spellings(mention: string): string[] {
  if (mention.startsWith('$')) return [mention.replace(/[{}]/g, '')];
  const braced = /^%\{(.+)\}([a-zA-Z]?)$/.exec(mention);
  if (!braced) return [mention];
  const [, inner = '', letter = ''] = braced;
  return [...new Set([mention, `%{${inner.toLowerCase()}}${letter}`, `%{${inner}}`, inner])];
}
