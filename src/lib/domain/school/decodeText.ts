/** From the bytes of a file that somebody saved somewhere to its text: by strict decoders, so that no name is garbled in silence. */

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
/** `spreadsheet`: a workbook instead of a text. */
export type DecodingFault = 'spreadsheet' | 'encoding_unknown' | 'not_text';
export type Decoded =
	{ ok: true; text: string; encoding: TextEncoding } | { ok: false; fault: DecodingFault };

/** Null where the bytes are no text of this encoding. A byte order mark is dropped. */
function decodeAs(encoding: TextEncoding, bytes: Uint8Array): string | null {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

/** How the files of spreadsheets begin: a zip (xlsx, ods, numbers), or an OLE file (xls). */
const workbooks = ['504b0304', 'd0cf11e0'];

const isWorkbook = (bytes: Uint8Array) =>
	workbooks.includes(
		[...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
	);

/** By the mark at the start, or by the zero byte that UTF-16 has in every character of a Latin heading. */
function findUtf16([a, b]: Uint8Array): TextEncoding | null {
	if ((a === 0xff && b === 0xfe) || (a && b === 0)) return 'utf-16le';
	if ((a === 0xfe && b === 0xff) || (a === 0 && b)) return 'utf-16be';
	return null;
}

/**
 * A Western text (Windows-1252) often decodes as GB18030 too, as other people's names. But there accented letters stand
 * alone among ASCII ones, while nearly all Chinese names are of characters whose two bytes are both from A1 on (GB 2312).
 */
function looksChinese(bytes: Uint8Array): boolean {
	let [common, others] = [0, 0];
	for (let at = 0; at < bytes.length; at += 1) {
		if (bytes[at]! < 0x80) continue;
		if (bytes[at]! >= 0xa1 && (bytes[at + 1] ?? 0) >= 0xa1) common += 1;
		else others += 1;
		at += 1;
	}
	return common > 4 * others;
}

function decodeUnmarked(bytes: Uint8Array): Decoded {
	const utf8 = decodeAs('utf-8', bytes);
	if (utf8 !== null) return { ok: true, text: utf8, encoding: 'utf-8' };
	const chinese = looksChinese(bytes) ? decodeAs('gb18030', bytes) : null;
	if (chinese !== null) return { ok: true, text: chinese, encoding: 'gb18030' };
	return { ok: false, fault: 'encoding_unknown' };
}

function decode(bytes: Uint8Array): Decoded {
	const utf16 = findUtf16(bytes);
	if (utf16 === null) return decodeUnmarked(bytes);
	const text = decodeAs(utf16, bytes);
	if (text === null) return { ok: false, fault: 'encoding_unknown' };
	return { ok: true, text, encoding: utf16 };
}

/** Reads UTF-8 and UTF-16, with and without a byte order mark, and GB18030; refuses what it is not sure of. */
export function decodeText(bytes: Uint8Array): Decoded {
	if (isWorkbook(bytes)) return { ok: false, fault: 'spreadsheet' };
	const decoded = decode(bytes);
	return decoded.ok && decoded.text.includes('\0') ? { ok: false, fault: 'not_text' } : decoded;
}
