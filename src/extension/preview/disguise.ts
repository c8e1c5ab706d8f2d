/** Words of a style that could put something above our banner, or take the banner away. */
const placing =
  /(?:position|transform|translate|margin|inset|top|right|bottom|left|z-index|clip|opacity|display|visibility)[\w-]*\s*:/i;

/**
 * Whether HTML in a document could pass for our banner or hide it: by our class names, by a style sheet, or by
 * leaving its place.
 */
export function isDisguise(html: string): boolean {
  const text = withoutCharacterReferences(html);
  if (/\bsop-/i.test(text) || /<\s*(?:style|link|base|meta)\b/i.test(text)) return true;
  const style = /\bstyle\s*=/i.test(text);
  // A backslash in a style can spell any word in another way.
  return style && (placing.test(text) || text.includes('\\'));
}

/** A browser reads `&#115;op-` in a class as `sop-`. */
function withoutCharacterReferences(html: string): string {
  return html.replace(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?/gi, (reference, hex, decimal) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
  });
}
