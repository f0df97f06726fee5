/** Runs the server around a build that is there, in this very process: signals and exit codes are the server's own. */

import { register } from 'tsx/esm/api';

process.env.NODE_ENV ??= 'production';

const unregister = register();
const { runServer } = await import('../server.ts');
// The built app is plain JavaScript: reading it through the compiler would cost a second.
await unregister();
process.setSourceMapsEnabled(false);
await runServer();
