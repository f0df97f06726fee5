/** One arm for one round: opens the streams, reads them, and tells what each process used meanwhile. */
import { readUsage, nextMessage } from './childProcess.ts';
import type { watchMachine } from './machine.ts';
import type { Arm, Load, LoadResult, Order, Round } from './measured.ts';
import type { Stage } from './stage.ts';

async function usages({ model, relay, readers, product, databaseMicros }: Stage) {
	const [ofModel, ofRelay, ofReaders, ofProduct] = await Promise.all(
		[model, relay, readers, product].map(readUsage),
	);
	if (!ofModel || !ofRelay || !ofReaders || !ofProduct) throw new Error('A process is missing.');
	return { ofModel, ofRelay, ofReaders, ofProduct, database: databaseMicros() };
}

export async function runRound(
	stage: Stage,
	machine: ReturnType<typeof watchMachine>,
	arm: Arm,
	load: Load,
): Promise<Round> {
	const { readers, urls } = stage;
	const opened = nextMessage(readers, 'opened');
	const order: Order = { arm, load, ...urls };
	readers.send(order);
	await opened;
	const before = await usages(stage);
	const ownBefore = process.cpuUsage();
	const endWatch = machine.watch();
	const read = nextMessage<LoadResult & { type: 'read' }>(readers, 'read');
	readers.send({ type: 'go' });
	const { replies, tokensMissing } = await read;
	const { ofModel, ofRelay, ofReaders, ofProduct, database } = await usages(stage);
	const own = process.cpuUsage(ownBefore);
	const databaseMicros = database - before.database;
	const all = [ofModel, ofRelay, ofReaders, ofProduct].map(({ cpuMicros }) => cpuMicros);
	endWatch(all.reduce((sum, one) => sum + one, databaseMicros + own.user + own.system));
	return {
		arm,
		replies,
		tokensMissing,
		usage: { direct: ofReaders, relay: ofRelay, product: ofProduct }[arm],
		databaseMicros: arm === 'product' ? databaseMicros : 0,
		restBytes: arm === 'product' ? before.ofProduct.residentBytes : before.ofRelay.residentBytes,
		loadLoopDelayMs: ofReaders.loopDelayMs,
		modelLoopDelayMs: ofModel.loopDelayMs,
	};
}
