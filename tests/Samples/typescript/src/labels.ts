// docs+4: stale-parameter
/**
 * Puts a label on a title.
 * @param title what it is put on
 * @param {string} color its colour
 */
export function labelled(title: string, label: string): string {
  return `${title} [${label}]`;
}

/**
 * Joins labels.
 * @param {{ name: string }} options what to join
 * @param options.name the name
 */
export function joined({ name }: { name: string }, ...rest: string[]): string {
  return [name, ...rest].join(' ');
}
