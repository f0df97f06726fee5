/** The readers, in a process of their own: so many streams, spread over the time of one reply, one reply after another. */
import { setTimeout as wait } from 'node:timers/promises';
import type { LoadResult, Order, Reply } from './measured.ts';
import { createModelReader } from './modelReader.ts';
import { openRoom, signIn } from './room.ts';

type Reader = { ask(): Promise<Reply>; close(): void };

async function openProductReaders({ origin, load }: Order): Promise<Reader[]> {
	const cookie = await signIn(origin);
	const readers: Reader[] = [];
	const AT_ONCE = 10;
	while (readers.length < load.streams) {
		const left = Math.min(AT_ONCE, load.streams - readers.length);
		readers.push(
			...(await Promise.all(Array.from({ length: left }, () => openRoom(origin, cookie)))),
		);
	}
	return readers;
}

async function openReaders(order: Order): Promise<Reader[]> {
	const { arm, load, modelUrl, relayUrl } = order;
	if (arm === 'product') return openProductReaders(order);
	const url = arm === 'direct' ? modelUrl : relayUrl;
	return Array.from({ length: load.streams }, () => ({
		ask: createModelReader(url),
		close() {},
	}));
}

/** Begins its share of one reply's time later than the first, so that no burst stands at the start. */
async function readFor(reader: Reader, { load }: Order, share: number): Promise<Reply[]> {
	const replyMs = load.firstTokenMs + (load.tokensPerReply * 1000) / load.rate;
	const until = performance.now() + load.seconds * 1000;
	await wait(share * Math.min(replyMs, load.seconds * 1000));
	const replies: Reply[] = [];
	do replies.push(await reader.ask());
	while (performance.now() < until);
	reader.close();
	return replies;
}

const missing = ({ load }: Order, replies: readonly Reply[][]) =>
	replies.flat().reduce((sum, { sentMs }) => sum + load.tokensPerReply - sentMs.length, 0);

process.on('message', async (order: Order | { type: 'go' } | 'probe') => {
	if (order === 'probe' || 'type' in order) return;
	const readers = await openReaders(order);
	const go = new Promise((resolve) => process.once('message', resolve));
	process.send?.({ type: 'opened' });
	await go;
	const { streams } = order.load;
	const replies = await Promise.all(
		readers.map((reader, at) => readFor(reader, order, at / streams)),
	);
	const result: LoadResult = { replies, tokensMissing: missing(order, replies) };
	process.send?.({ type: 'read', ...result });
});
// Nothing but orders keeps it alive.
process.channel?.ref();
process.send?.({ type: 'ready', port: 0 });
process.on('disconnect', () => process.exit());
