import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallGold } from '../grading/gold/smallGold.fixture.ts';
import { smallRubric, smallScenario } from '../scenario/fixtures/smallScenario.ts';
import { archiveFilesOf, archiveLimits, faultsOfEntries, readCaseArchive } from './caseArchive.ts';
import type { CaseFiles } from './checkDraft.ts';

const sound: CaseFiles = {
	slug: 'sore-knee',
	language: 'en',
	scenario: smallScenario,
	rubric: smallRubric,
	gold: { average: smallGold },
};
const svg = new TextEncoder().encode(
	'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
);
const pictures = new Set(['knee.svg']);
const packed = () => archiveFilesOf([sound], new Map([['knee.svg', svg]]));
const bytesOf = (text: string) => new TextEncoder().encode(text);
const reasonsIn = (more: Record<string, Uint8Array>) => {
	const read = readCaseArchive(new Map([...packed(), ...Object.entries(more)]), pictures);
	return 'faults' in read ? read.faults : [];
};

const entry = (name: string, more: object = {}) => ({
	...{ name, size: 100, packedSize: 80, isLink: false, isEncrypted: false },
	...more,
});

describe('a zip of a case', () => {
	it('comes back as it went out', () => {
		expect(readCaseArchive(packed(), pictures)).toEqual({ cases: [sound] });
	});

	it('names what it does not know, and then takes in nothing', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-z/.]{1,20}$/), (name) => {
				fc.pre(!packed().has(name));
				expect(reasonsIn({ [name]: bytesOf('x') })).toContainEqual({
					reason: 'unknown_file',
					name,
				});
			}),
		);
	});

	it.each([
		['findings/knee.svg', bytesOf('GIF89a'), 'fake_picture'],
		['findings/knee.svg', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'fake_picture'],
		['findings/other.svg', svg, 'unknown_picture'],
		['sore-knee/gold/weak.en.yaml', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'nested'],
		['sore-knee/gold/weak.en.yaml', new Uint8Array([0xff, 0xfe, 0x41]), 'not_text'],
		['sore-knee/rubric.en.yaml', new Uint8Array(1024 * 1024 + 1).fill(0x61), 'too_large'],
	])('refuses %s that is not what it says: %#', (name, bytes, reason) => {
		expect(reasonsIn({ [name]: bytes })).toEqual([{ reason, name }]);
	});

	it('holds one case, whole', () => {
		expect(reasonsIn({ 'another/scenario.en.yaml': bytesOf('a: 1') })).toEqual([
			{ reason: 'several_cases' },
		]);
		expect(reasonsIn({ 'sore-knee/scenario.zh-CN.yaml': bytesOf('a: 1') })).toEqual([
			{ reason: 'incomplete', name: 'zh-CN' },
		]);
		expect(readCaseArchive(new Map(), pictures)).toEqual({ faults: [{ reason: 'no_case' }] });
	});
});

describe('what a zip announces', () => {
	const climbing = fc.oneof(
		fc
			.tuple(fc.constantFrom('..', '.', 'a/..', 'a/../..'), fc.stringMatching(/^[a-z]{1,8}$/))
			.map(([up, name]) => `${up}/${name}`),
		fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `/${name}`),
		fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `C:${name}`),
		fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `a\\${name}`),
		fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `${name}\u0000.yaml`),
	);

	it('is refused where a name climbs out or begins at the root', () => {
		fc.assert(
			fc.property(climbing, (name) => {
				expect(faultsOfEntries([entry(name)])).toEqual([{ reason: 'unsafe_path', name }]);
			}),
		);
	});

	it('is refused as a bomb, by its ratio, its size or its count', () => {
		const one = entry('a', { size: 1_000_000, packedSize: 1_000 });
		expect(faultsOfEntries([one])).toEqual([{ reason: 'bomb', name: 'a' }]);
		const many = Array.from({ length: archiveLimits.entries + 1 }, (_, index) =>
			entry(`a${index}`),
		);
		expect(faultsOfEntries(many)).toEqual([{ reason: 'too_many_entries' }]);
		const large = entry('a', { size: archiveLimits.bytes + 1, packedSize: archiveLimits.bytes });
		expect(faultsOfEntries([large])).toEqual([{ reason: 'too_large' }]);
	});

	it('is refused for links, passwords and names given twice', () => {
		expect(faultsOfEntries([entry('a', { isLink: true })])).toMatchObject([{ reason: 'link' }]);
		expect(faultsOfEntries([entry('a', { isEncrypted: true })])).toMatchObject([
			{ reason: 'encrypted' },
		]);
		expect(faultsOfEntries([entry('a'), entry('A')])).toMatchObject([
			{ reason: 'duplicate', name: 'A' },
		]);
	});
});
