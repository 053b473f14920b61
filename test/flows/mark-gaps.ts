/**
 * The text of a theme with `todo: true` on exactly the cases that are gaps, in the order of the file.
 * Works on lines, so that the rest stays as it was written.
 */
export function markGaps(yaml: string, gaps: readonly boolean[]): string {
  let index = -1;
  return yaml.split('\n').flatMap((line) => {
    if (line === '  todo: true') return [];
    if (!line.startsWith('- name: ')) return [line];
    index++;
    return gaps[index] === true ? [line, '  todo: true'] : [line];
  }).join('\n');
}
