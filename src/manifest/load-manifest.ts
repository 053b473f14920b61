import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { findRepository } from './find-manifest.ts';
import type { KnownVendors } from './known.ts';
import { readManifest, type ManifestReading } from './read-manifest.ts';

const LARGEST_BYTES = 2 * 1024 * 1024;

/**
 * Reads a manifest and those it extends from disk. Bases must lie inside the repository (without one: in the
 * manifest's own folder), links included.
 * @param file absolute path
 * @param from the folder from which paths are shown to people
 */
export function loadManifest(file: string, from: string, known: KnownVendors): ManifestReading {
  const top = realpathSync(findRepository(dirname(file)) ?? dirname(file));
  const absolute = new Map<string, string>();
  const show = (path: string): string => {
    const shown = relative(from, path).split(sep).join('/');
    absolute.set(shown, path);
    return shown;
  };
  const first = readText(file);
  const shown = show(file);
  if ('problem' in first) {
    return { manifest: null, problems: [{ severity: 'error', file: shown, line: 1, column: 1, message: first.problem, hint: null }] };
  }
  return readManifest(shown, first.text, known, (extending, path) => {
    const wanted = resolve(dirname(absolute.get(extending)!), path);
    const found = readText(wanted, top);
    return 'problem' in found ? { problem: `${path}: ${found.problem}` } : { file: show(wanted), text: found.text };
  });
}

function readText(path: string, top?: string): { text: string } | { problem: string } {
  try {
    if (top !== undefined && !isInside(realpathSync(path), top)) return { problem: 'lies outside the repository' };
    const real = realpathSync(path);
    const { size } = lstatSync(real);
    if (!lstatSync(real).isFile()) return { problem: 'is no file' };
    if (size > LARGEST_BYTES) return { problem: 'is too large' };
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(real)) };
  } catch (error) {
    if (error instanceof TypeError) return { problem: 'is not UTF-8 text' };
    return { problem: 'cannot be read' };
  }
}

function isInside(path: string, top: string): boolean {
  const way = relative(top, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
