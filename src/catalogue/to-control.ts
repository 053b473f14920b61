import { foldCheck, type ControlModel } from '../model/controls.ts';

const NAMES = ['checks', 'except', 'refusals', 'asks'] as const;
const LISTS = ['attributes', 'packages', 'permissions', 'declared', 'requested', 'prompts'] as const;
const KNOWN: ReadonlySet<string> = new Set(['control', 'title', 'docs', ...NAMES, ...LISTS]);

/** A rule on a control; patterns of names are folded as the names are that they are compared with. */
export function toControl(raw: Record<string, unknown>): { control: ControlModel; problem: string | null } {
  const list = (key: string): string[] => {
    const value = raw[key];
    return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  };
  const control = {
    control: String(raw['control']),
    title: String(raw['title'] ?? ''),
    ...Object.fromEntries(NAMES.map((key) => [key, list(key).map(foldCheck)])),
    ...Object.fromEntries(LISTS.map((key) => [key, list(key)])),
  } as unknown as ControlModel;
  const unknown = Object.keys(raw).find((key) => !KNOWN.has(key));
  if (unknown !== undefined) return { control, problem: `unknown field \`${unknown}\`; a control has ${[...KNOWN].join(', ')}` };
  return { control, problem: control.title === '' ? 'no title' : null };
}
