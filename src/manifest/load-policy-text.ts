import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Manifest, ManifestProblem } from '../model/manifest.ts';
import { findRepository } from './find-manifest.ts';
import type { PolicyText } from './policy-text/policy-text.ts';
import { formOf, readPolicyText } from './policy-text/read-policy-text.ts';

const LARGEST_BYTES = 1024 * 1024;

export type PolicyTextLoading =
  | { kind: 'none' }
  | { kind: 'read'; text: PolicyText; raw: string }
  | { kind: 'unreadable'; problem: ManifestProblem };

/**
 * Reads the text that `policy.text` of a manifest names. It must lie inside the repository (without one: in the
 * manifest's own folder), links included.
 * @param file absolute path of the manifest
 * @param from the folder from which paths are shown to people
 */
export async function loadPolicyText(manifest: Manifest, file: string, from: string): Promise<PolicyTextLoading> {
  const path = findPolicyText(manifest, file, from);
  if (path === null) return { kind: 'none' };
  const read = await readPolicyFile(path, dirname(file), from);
  if ('problem' in read) {
    const { line, column, file: place = manifest.file } = manifest.policy.textPlace ?? { line: 1, column: 1 };
    return { kind: 'unreadable', problem: { severity: 'error', file: place, line, column, message: `policy.text: ${manifest.policy.text} ${read.problem}`, hint: read.hint } };
  }
  return { kind: 'read', ...read };
}

/**
 * @param path absolute
 * @param folder in whose repository it must lie; outside of any, within the folder itself
 * @param from the folder from which it is shown to people
 */
export async function readPolicyFile(path: string, folder: string, from: string): Promise<{ text: PolicyText; raw: string } | { problem: string; hint: string }> {
  const form = formOf(path);
  if (form === null) return { problem: 'is of no kind that can be read', hint: 'keep the text as .txt, .md or .html' };
  const read = readText(path, realpathSync(findRepository(folder) ?? folder));
  return 'problem' in read ? read : { text: await readPolicyText(relative(from, path).split(sep).join('/'), read.raw, form), raw: read.raw };
}

/** Absolute path of the text that a manifest names; null where it names none. */
export function findPolicyText(manifest: Manifest, file: string, from: string): string | null {
  const { text, textPlace } = manifest.policy;
  if (text === null) return null;
  // An extended manifest writes the path from its own folder.
  return resolve(dirname(textPlace?.file === undefined ? file : resolve(from, textPlace.file)), text);
}

function readText(path: string, top: string): { raw: string } | { problem: string; hint: string } {
  try {
    const real = realpathSync(path);
    const way = relative(top, real);
    if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return { problem: 'lies outside the repository', hint: 'keep a copy of the text in the repository' };
    const stat = lstatSync(real);
    if (!stat.isFile()) return { problem: 'is no file', hint: 'name the file that holds the text' };
    if (stat.size > LARGEST_BYTES) return { problem: 'is too large', hint: `the limit is ${LARGEST_BYTES / 1024} KiB: keep the text alone in the file` };
    const raw = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(real));
    return raw.trim() === '' ? { problem: 'is empty', hint: 'it should hold the policy that the manifest was made from' } : { raw };
  } catch (error) {
    if (error instanceof TypeError) return { problem: 'is not UTF-8 text', hint: 'save it as UTF-8' };
    return { problem: 'cannot be read', hint: 'is the path right? In a manifest it counts from the folder of the manifest' };
  }
}
