import type { CheckReport, InventoryReport } from './context.ts';

const CHECK: Readonly<Record<string, () => Promise<CheckReport>>> = {
  pretty: async () => (await import('./pretty.ts')).reportPretty,
  compact: async () => (await import('./compact.ts')).reportCompact,
  json: async () => (await import('./json.ts')).reportJson,
  sarif: async () => (await import('./sarif.ts')).reportSarif,
  github: async () => (await import('./github.ts')).reportGithub,
};

const INVENTORY: Readonly<Record<string, () => Promise<InventoryReport>>> = {
  pretty: async () => (await import('./inventory-pretty.ts')).reportInventoryPretty,
  json: async () => (await import('./json.ts')).reportInventoryJson,
  markdown: async () => (await import('./inventory-markdown.ts')).reportInventoryMarkdown,
  csv: async () => (await import('./inventory-csv.ts')).reportInventoryCsv,
};

export const CHECK_FORMATS: readonly string[] = Object.keys(CHECK);
export const INVENTORY_FORMATS: readonly string[] = Object.keys(INVENTORY);

/** Loads a report of `check` by name. The name must be one of CHECK_FORMATS. */
export function loadCheckReport(name: string): Promise<CheckReport> {
  return pick(CHECK, name)();
}

/** Loads a report of `inventory` by name. The name must be one of INVENTORY_FORMATS. */
export function loadInventoryReport(name: string): Promise<InventoryReport> {
  return pick(INVENTORY, name)();
}

function pick<T>(table: Readonly<Record<string, T>>, name: string): T {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) throw new RangeError(`no report format "${name}"`);
  return found;
}
