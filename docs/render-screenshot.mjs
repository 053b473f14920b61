// Renders what privlint really says of the bundled example as docs/screenshot.svg: `node docs/render-screenshot.mjs`.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const COLUMNS = 92;
const FOLDER = 'fixtures/apps/drifted';
const WORDS = ['--only', 'prohibited', '--only', 'undeclared-recipient'];

const CELL = 8.4;
const LINE = 19;
const SIZE = 14;
const PAD = 22;
const BAR = 44;

const COLORS = { plain: '#d7dce5', dim: '#7d8799', red: '#ff7b72', green: '#7ee787', yellow: '#e3b341', blue: '#79c0ff', cyan: '#76d9e6' };
const CODES = { 31: 'red', 32: 'green', 33: 'yellow', 34: 'blue', 36: 'cyan' };

const root = fileURLToPath(new URL('..', import.meta.url));
const { PATH } = process.env;
const run = spawnSync(process.execPath, ['bin/privlint.js', FOLDER, ...WORDS], {
  cwd: root, encoding: 'utf8', env: { PATH, FORCE_COLOR: '1', COLUMNS: String(COLUMNS) },
});
if (run.status !== 1) throw new Error(`the example should end with 1, not ${run.status}\n${run.stderr}`);

const prompt = `\x1b[32m$\x1b[39m privlint ${WORDS.join(' ')}`;
const lines = [prompt, '', ...`${run.stdout}${run.stderr}`.trimEnd().split('\n')].map(readLine);
writeFileSync(new URL('screenshot.svg', import.meta.url), draw(lines));

/** A line as runs of text of one style, each with its column. */
function readLine(line) {
  const runs = [];
  let style = { color: 'plain', bold: false, dim: false };
  let column = 0;
  for (const part of line.split(/(\x1b\[\d+m)/)) {
    const code = /^\x1b\[(\d+)m$/.exec(part)?.[1];
    if (code !== undefined) style = restyle(style, Number(code));
    else if (part !== '') {
      if (part.trim() !== '') runs.push({ ...style, text: part, column });
      column += [...part].length;
    }
  }
  return runs;
}

function restyle(style, code) {
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 39) return { ...style, color: 'plain' };
  if (code in CODES) return { ...style, color: CODES[code] };
  throw new Error(`no style for code ${code}`);
}

function draw(rows) {
  const width = Math.round(COLUMNS * CELL + 2 * PAD);
  const height = BAR + rows.length * LINE + PAD;
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map((fill, i) => `<circle cx="${PAD + i * 20}" cy="19" r="6" fill="${fill}"/>`).join('');
  const text = rows.flatMap((runs, row) => runs.map((one) => drawRun(one, BAR + (row + 1) * LINE - 4))).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="privlint in a terminal">
<rect width="${width}" height="${height}" rx="10" fill="#12161f"/>
${dots}
<text x="${width / 2}" y="24" text-anchor="middle" font-family="system-ui, sans-serif" font-size="13" fill="${COLORS.dim}">${FOLDER}</text>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${SIZE}">
${text}
</g>
</svg>
`;
}

/** The width is given, so that columns meet whatever monospaced font there is. */
function drawRun({ text, column, color, bold, dim }, y) {
  const lead = text.length - text.trimStart().length;
  const shown = text.trim();
  const x = (PAD + (column + lead) * CELL).toFixed(1);
  const weight = bold ? ' font-weight="700"' : '';
  const fill = dim && color === 'plain' ? COLORS.dim : COLORS[color];
  return `<text x="${x}" y="${y}" fill="${fill}"${weight} textLength="${([...shown].length * CELL).toFixed(1)}">${escape(shown)}</text>`;
}

function escape(text) {
  // Plain spaces in a row would collapse.
  return text.replace(/[&<> ]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', ' ': '\u00a0' })[one]);
}
