/** For the tests of rosters: one text in the encodings in which people save it. */
const utf16 = (text: string, isLittle: boolean) =>
	Uint8Array.from(
		[...Array(text.length).keys()].flatMap((at) => {
			const unit = text.charCodeAt(at);
			return isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255];
		}),
	);

export const utf8 = (text: string) => new TextEncoder().encode(text);
export const utf16le = (text: string) => utf16(text, true);
export const utf16be = (text: string) => utf16(text, false);

/** "姓名,邮箱\n李雷,lei@hill.example\n" as a spreadsheet in China saves it. */
export const gb18030 = Uint8Array.from([
	...[0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd3, 0xca, 0xcf, 0xe4, 0x0a],
	...[0xc0, 0xee, 0xc0, 0xd7, 0x2c],
	...utf8('lei@hill.example\n'),
]);

/** "name,email\nMüller,m@hill.example\n" in Windows-1252, which decodes as GB18030 too: as "M黮ler". */
export const windows1252 = Uint8Array.from([
	...utf8('name,email\nM'),
	0xfc,
	...utf8('ller,m@hill.example\n'),
]);
