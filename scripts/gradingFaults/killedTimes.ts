/** As a server's, but shorter, so that a run of kills ends within the hour. */
export const killedTimes = { silentSeconds: 3, aliveEveryMs: 700, pollMs: 300 };
