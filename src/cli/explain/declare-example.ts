/** How a collection of these categories is declared. */
export function declareCollection(data: readonly string[]): string[] {
  return ['collects:', `  ${lastPart(data)}:`, `    data: [${data.join(', ')}]`];
}

/** How a share with a vendor is declared. */
export function declareShare(vendor: string, data: readonly string[]): string[] {
  return ['shares:', `  ${vendor}:`, `    with: ${vendor}`, `    data: [${data.join(', ')}]`];
}

function lastPart([first = 'user']: readonly string[]): string {
  return first.slice(first.lastIndexOf('.') + 1).replaceAll('_', '-');
}
