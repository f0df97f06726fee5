/** The fake model in a process of its own. */
import { startModelServer } from '../../tests/fakes/modelServer.ts';
import type { ModelScriptInput } from '../../tests/fakes/modelScript.ts';

const script = JSON.parse(process.argv[2] ?? '{}') as ModelScriptInput;
const { baseUrl } = await startModelServer(script);
process.send?.({ type: 'ready', port: Number(new URL(baseUrl).port) });
process.on('disconnect', () => process.exit());
