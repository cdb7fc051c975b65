// SPDX-License-Identifier: GPL-3.0-or-later
// The site under test, which is the sample corpus served by lighttpd with the configuration of
// scripts/serve, and Debian's Chromium.
//
// $GAZETTE_INDEX and $GAZETTE_CGI are the programs. $GAZETTE_BROWSER_FOLDER contains node_modules and the
// screenshots that the tests make.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

function demand(variable) {
  const value = process.env[variable];
  if (!value) throw new Error(`$${variable} is not set: run this with ctest`);
  return value;
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const folder = demand('GAZETTE_BROWSER_FOLDER');
const modules = createRequire(join(folder, 'package.json'));
const { chromium } = modules('playwright-core');
export const axeSource = readFileSync(modules.resolve('axe-core/axe.min.js'), 'utf8');

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => { socket.destroy(); done(true); });
    socket.on('error', () => done(false));
  });
}

/// Starts lighttpd with the corpus: { origin, log(), close() }. The space in the folder's name is on purpose.
export async function startSite() {
  const place = mkdtempSync(join(tmpdir(), 'gazette browser '));
  // lighttpd splits the path of the program at spaces, so it gets a link without one.
  const programs = mkdtempSync(join(tmpdir(), 'gazette-browser-'));
  symlinkSync(demand('GAZETTE_CGI'), join(programs, 'gazette.cgi'));
  execFileSync(demand('GAZETTE_INDEX'), ['--quiet', '--db', join(place, 'db'), join(root, 'corpus')]);
  const port = await freePort();
  const server = spawn('lighttpd', ['-D', '-f', join(root, 'web/conf/serve.conf')], {
    env: {
      ...process.env,
      PATH: `${process.env.PATH}:/usr/sbin`,
      GAZETTE_CGI: join(programs, 'gazette.cgi'),
      GAZETTE_DB: join(place, 'db'),
      GAZETTE_SOCKETS: place,
      PORT: String(port),
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let log = '';
  server.stderr.on('data', (text) => { log += text; });
  const ended = new Promise((done) => {
    server.on('exit', done);
    server.on('error', (error) => { log += `${error}\n`; done(); });
  });
  for (let wait = 0; wait < 600 && !(await answers(port)); ++wait) {
    if (server.pid === undefined || server.exitCode !== null) throw new Error(`lighttpd did not start: ${log}`);
    await pause(100);
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    log: () => log,
    async close() {
      server.kill();
      await ended;
      for (const each of [place, programs]) rmSync(each, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export function startBrowser() {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
  if (!executablePath) throw new Error('Chromium is missing: install the package chromium');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--hide-scrollbars'],
  });
}

/// A new page of `site`, in English; `options` are those of Playwright's newContext.
export async function openPage(browser, site, options = {}) {
  const context = await browser.newContext({
    baseURL: site.origin, locale: 'en-GB', viewport: { width: 1440, height: 900 }, ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}
