import { escapeTerminal } from './escape-terminal.ts';

/**
 * A value inside a workflow command, as message or as property.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function escapeGithub(value: string, part: 'message' | 'property'): string {
  const message = escapeTerminal(value).replaceAll('%', '%25');
  return part === 'message' ? message : message.replaceAll(':', '%3A').replaceAll(',', '%2C');
}
