/** Text from a workspace must stay text, in elements and in attributes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replace(unreadable, '\ufffd');
}

/** Control characters, of which XML knows but tab and line ends, and what turns the direction of reading. */
const unreadable =
  // eslint-disable-next-line no-control-regex -- these are what must not get through
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
