// C0 and C1 controls, DEL, line separators, and the marks that reorder or hide text.
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * One line of text that a terminal and a CI log show as it is: controls become visible stand-ins, each one column
 * wide, and nothing can be taken for a workflow command (`::name` at the start of a line, `##[name]` anywhere).
 */
export function escapeTerminal(text: string): string {
  return escapeCode(text).replace(/(^|\s)::/g, '$1\u2236:');
}

/** The same for a line of source, which never starts a line of output. Keeps the number of UTF-16 units. */
export function escapeCode(line: string): string {
  return line.replace(UNSAFE, showControl).replaceAll('##[', '#\u266f[');
}

function showControl(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}
