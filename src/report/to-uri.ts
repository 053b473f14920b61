/** A relative path as a URI reference (RFC 3986): every character that is not plain is percent-encoded. */
export function toUri(path: string): string {
  // Lone surrogates have no UTF-8 form.
  const whole = path.replace(/\p{Surrogate}/gu, '\ufffd');
  return whole.split('/').map(encodeSegment).join('/');
}

const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
