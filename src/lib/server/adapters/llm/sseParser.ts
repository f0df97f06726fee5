/** Server-sent events out of bytes, wherever the network cuts them: https://html.spec.whatwg.org/#parsing-an-event-stream */
import { StringDecoder } from 'node:string_decoder';

/** @returns the `data` of each event that these bytes complete. */
export type SseParser = (bytes: Buffer) => string[];

const dataOf = (line: string): string => line.slice(line[5] === ' ' ? 6 : 5);

export function createSseParser(): SseParser {
	const decoder = new StringDecoder('utf8');
	let rest = '';
	let data: string | null = null;
	let isStart = true;
	let endedInReturn = false;

	/** Lines end in LF, CR or both; a CR at the very end may be half of a pair. */
	function takeLines(text: string): string[] {
		const fresh = endedInReturn && text.startsWith('\n') ? text.slice(1) : text;
		if (text.length > 0) endedInReturn = text.endsWith('\r');
		const lines = (rest + fresh).split(fresh.includes('\r') ? /\r\n|\r|\n/ : '\n');
		rest = lines.pop() ?? '';
		return lines;
	}

	return (bytes) => {
		let text = decoder.write(bytes);
		if (isStart && text.length > 0) {
			if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
			isStart = false;
		}
		const events: string[] = [];
		for (const line of takeLines(text)) {
			if (line === '') {
				if (data !== null) events.push(data);
				data = null;
			} else if (line.startsWith('data:')) {
				data = data === null ? dataOf(line) : `${data}\n${dataOf(line)}`;
			}
		}
		return events;
	};
}
