import { z } from 'zod';
import { AppError } from './core/index.ts';

/** The environment, read once. Every field: default, rule, and what it is for. */
const schema = z.object({
  HOST: z
    .enum(['127.0.0.1', '::1', 'localhost'])
    .default('127.0.0.1')
    .describe('Address to listen on: loopback, since anybody on the simulator can speak as everybody.'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(8080)
    .describe('Port of the page; 0 takes a free one.'),
  SHOUWANG_DATA: z
    .string()
    .min(1)
    .default('./data')
    .describe('Directory of the embedded store and of the local master key.'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//)
    .optional()
    .describe('A MongoDB to use instead of the embedded store.'),
  SHOUWANG_MASTER_KEY: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, '32 bytes in base64')
    .optional()
    .describe(
      'Master key that wraps every data key. Unset: made once in SHOUWANG_DATA/master.key. Keep it out of the database.',
    ),
  SHOUWANG_PROFILE: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'small letters, digits and dashes')
    .default('demo-county')
    .describe('Id of the county profile in flows/profiles.'),
  SHOUWANG_CHANNEL: z.enum(['simulator']).default('simulator').describe('Which messenger to speak on.'),
  SHOUWANG_DEMO: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Load the fictional demo county into an empty database.'),
  ROOM_GAP_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(20)
    .describe(
      'Least pause between two messages to groups, milliseconds; a real messenger wants 1000 or more.',
    ),
  PIECES_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000)
    .default(2_000)
    .describe(
      'How long the reply to a story or a photo waits for more of it, milliseconds; 0: it is given at once.',
    ),
  SPEECH_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'Service that turns voice messages into words: POST of the voice, answer {"text": "…"}. Unset: none.',
    ),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Config = z.infer<typeof schema>;

/** Names, defaults and help of every setting, for the README and `--help`. */
export const settings = Object.entries(schema.shape).map(([name, field]) => ({
  name,
  help: field.description ?? '',
}));

/** Read the environment; an unusable one throws `config:invalid` and says which field and why. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const known = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const parsed = schema.safeParse(known);
  if (!parsed.success) {
    const detail = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new AppError('config:invalid', detail);
  }
  return parsed.data;
}
