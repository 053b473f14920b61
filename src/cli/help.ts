import type { Command, Option } from 'commander';

const EXIT_CODES = `
Exit codes:
  0  clean
  1  findings at or above the level of --fail-on
  2  usage, configuration, manifest or internal error; no manifest
  3  nothing was scanned, or the scan is incomplete
`;

export const ROOT_EXAMPLES = `
Examples:
  privlint inventory                  what is collected and shared, and where
  privlint init                       draft a privacy.yml from it
  privlint                            hold the code against it
  privlint --staged                   in a pre-commit hook
  privlint policy                     privacy.yml against the text of the policy
  privlint explain undeclared-sharing
${EXIT_CODES}`;

export const CHECK_EXAMPLES = `
Examples:
  privlint                            the whole tree
  privlint src/checkout               a part of it
  privlint --staged                   what the next commit holds
  privlint --ci --format sarif=privlint.sarif --format pretty
  privlint --rule opaque=warning --max-warnings 0
  privlint --include tests --only stripe

Without --format, pretty is printed, and annotations beside it under GitHub Actions.
Findings go to standard output, all else to standard error.
${EXIT_CODES}`;

export const INVENTORY_EXAMPLES = `
Examples:
  privlint inventory
  privlint inventory --format json packages/app
  privlint inventory --format markdown=data.md --format csv=data.csv
`;

export const INIT_EXAMPLES = `
Examples:
  privlint init                       writes privacy.yml; every entry says status: to-review
  privlint init --force               writes it anew
  privlint init --policy PRIVACY.md   proposes a quote of the policy for each entry
`;

export const POLICY_EXAMPLES = `
Examples:
  privlint policy                     valid, not contradictory, every quote in the text?
  privlint policy --format json

Ends with 1 where the manifest contradicts itself or its text, with 2 where it
cannot be read.
`;

export const EXPLAIN_EXAMPLES = `
Examples:
  privlint explain undeclared-collection    a verdict
  privlint explain browser-geolocation      a rule
  privlint explain segment                  a third party
  privlint explain user.location.precise    a category of data
  privlint explain cookie-consent           a control
  privlint explain 4f0c2ab91d6e7788         a finding, by its id: the way of the data, and why no
                                            entry covers it; scans the working directory
`;

export const RULES_EXAMPLES = `
Examples:
  privlint rules list
  privlint rules test my-rules
`;

export const FMT_EXAMPLES = `
Examples:
  privlint fmt                        formats the nearest privacy.yml
  privlint fmt --check packages/*/privacy.yml
`;

export const MIGRATE_EXAMPLES = `
Examples:
  privlint migrate --dry-run          what would change
  privlint migrate

Exit code 1 where a word may mean several keys: these are listed and left alone.
`;

export const FIDES_IMPORT_EXAMPLES = `
Examples:
  privlint import fides .fides/*.yml --output privacy.yml
`;

export const FIDES_EXPORT_EXAMPLES = `
Examples:
  privlint export fides --output .fides/privlint.yml
`;

export function addHelp(command: Command, examples: string): Command {
  return command.addHelpText('after', examples);
}

/** Choices and defaults in words; an empty list is no default worth telling. */
export function describeOption({ description, argChoices, defaultValue }: Option): string {
  const choices = argChoices ? `: ${argChoices.join(', ')}` : '';
  return description + choices + (typeof defaultValue === 'string' ? ` (default: ${defaultValue})` : '');
}

/** The flags of the default command, for the help of the program itself. */
export function showOptionsOf(command: Command): string {
  const help = Object.assign(command.createHelp(), { optionDescription: describeOption });
  const options = help.visibleOptions(command).filter((option) => option.long !== '--help');
  const width = Math.max(...options.map((option) => help.optionTerm(option).length));
  const lines = options.map((option) => help.formatItem(help.optionTerm(option), width, help.optionDescription(option), help));
  return `\nOptions of check, the default command:\n${lines.join('\n')}\n`;
}
