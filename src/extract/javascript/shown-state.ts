import type { ArrayPattern } from '@babel/types';

const escape = (name: string): string => name.replace(/\$/g, '\\$');

/**
 * Whether `const [owner, setOwner] = useState({ name: "" })` is state that a component only shows: nothing is typed into
 * it, neither by a control that shows it nor by an event that sets it, and nobody else is given the setter.
 */
export function isOnlyShown(pattern: ArrayPattern, code: string): boolean {
  const [state, setter] = pattern.elements;
  if (state?.type !== 'Identifier' || setter?.type !== 'Identifier') return false;
  const shown = escape(state.name);
  const set = escape(setter.name);
  const typed = new RegExp(`(?:value|checked|defaultValue|selected|ref)=\\{\\(?${shown}\\b|\\{\\s*\\.\\.\\.${shown}\\b|\\[\\.\\.\\.${shown}\\b|\\b${set}\\([^;]{0,160}\\b(?:target|currentTarget|text|value|prev\\w*|event)\\b|=\\{${set}\\}|[,:({]\\s*${set}\\s*[,})]`);
  return new RegExp(`\\b${set}\\(`).test(code) && !typed.test(code);
}
