import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zipSync } from 'fflate';
import { zipArchive } from './zipArchive.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const link = { os: 3, attrs: (0o120777 << 16) >>> 0 };

describe('a zip from anywhere', () => {
	it('is unpacked as it was packed', async () => {
		const files = new Map([
			['knee/scenario.en.yaml', bytesOf('title: 膝痛')],
			['knee/rubric.en.yaml', bytesOf('sections: []')],
		]);
		const read = await zipArchive.read(zipArchive.write(files));
		const texts =
			'files' in read
				? [...read.files].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])
				: [];
		expect(texts).toEqual([
			['knee/scenario.en.yaml', 'title: 膝痛'],
			['knee/rubric.en.yaml', 'sections: []'],
		]);
	});

	it.each([
		['a climbing path', zipSync({ '../../etc/x.yaml': bytesOf('x') }), 'unsafe_path'],
		['an absolute path', zipSync({ '/etc/x.yaml': bytesOf('x') }), 'unsafe_path'],
		['a link', zipSync({ 'a.yaml': [bytesOf('/etc/passwd'), link] }), 'link'],
		['a bomb', zipSync({ 'a.yaml': new Uint8Array(5_000_000) }), 'bomb'],
		[
			'too much',
			zipSync({ 'a.yaml': [new Uint8Array(13 * 1024 * 1024), { level: 0 }] }),
			'too_large',
		],
		['no zip', bytesOf('PK but not really'), 'not_a_zip'],
		['nothing', new Uint8Array(), 'not_a_zip'],
	])('is refused before it is unpacked: %s', async (_, bytes, reason) => {
		expect(await zipArchive.read(bytes)).toMatchObject({ faults: [{ reason }] });
	});

	it('is refused where an entry unpacks to more than it announced', async () => {
		const bytes = zipSync({ 'a.yaml': bytesOf('x'.repeat(50_000)) });
		const view = new DataView(bytes.buffer, bytes.byteOffset);
		const directory = bytes.findLastIndex(
			(_, at) => at + 4 <= bytes.length && view.getUint32(at, true) === 0x02014b50,
		);
		view.setUint32(directory + 24, 10, true);
		expect(await zipArchive.read(bytes)).toEqual({ faults: [{ reason: 'not_a_zip' }] });
	});

	it('brings nothing down, whatever byte of it is changed', async () => {
		const whole = zipSync({ 'knee/scenario.en.yaml': bytesOf('title: a'.repeat(50)) });
		await fc.assert(
			fc.asyncProperty(
				fc.nat(whole.length - 1),
				fc.integer({ min: 0, max: 255 }),
				async (at, value) => {
					const changed = whole.slice();
					changed[at] = value;
					const read = await zipArchive.read(changed);
					expect('files' in read || read.faults.length > 0).toBe(true);
				},
			),
			{ numRuns: 300 },
		);
	});
});
