#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import module from 'node:module';
import v8 from 'node:v8';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

// Asked for in every hook and CI log: not worth loading anything for.
if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
  process.stdout.write(`${version}\n`);
} else {
  // Most of the code runs for seconds only: compiled at once, and optimised where it turns out to be worth it.
  v8.setFlagsFromString('--always-sparkplug');
  v8.setFlagsFromString('--interrupt-budget=600000');
  module.enableCompileCache?.();
  const { main } = await import('../dist/cli.js');
  await main(version);
}
