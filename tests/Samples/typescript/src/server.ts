import { exec, execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import express from 'express';
import cors from 'cors';
import { db } from './db';

const app = express();
const COLUMNS = ['id', 'title'];
// security: hardcoded-secret
const githubToken = '{{SECRET:GITHUB}}';
const stripeKey = process.env.STRIPE_KEY;

// security: permissive-cors
app.use(cors({ origin: true, credentials: true }));

app.get('/cards', async (req, res) => {
  const { title } = req.query;
  // security: sql-injection
  const rows = await db.query(`SELECT * FROM cards WHERE title = '${title}'`);  // data+0: select-star
  const same = await db.query('SELECT * FROM cards WHERE title = $1', [title]);  // data+0: select-star
  res.json([...rows, ...same]);
});

app.get('/sorted', async (req, res) => {
  const column = String(req.query.column);
  if (!COLUMNS.includes(column)) {
    return res.status(400).end();
  }
  res.json(await db.query(`SELECT * FROM cards WHERE done = 0 ORDER BY ${column}`));  // data+0: select-star  // data+0: filter-without-index
});

app.get('/page/:id', async (req, res) => {
  const id = parseInt(req.params.id, 10);
  res.json(await db.query(`SELECT * FROM cards WHERE id = ${id}`));  // data+0: select-star
});

app.get('/thumb', (req, res) => {
  const name = req.query.name;
  // security: command-injection
  exec(`convert ${name} thumb.png`, () => res.end());
});

app.get('/thumb-safe', (req, res) => {
  execFile('convert', [String(req.query.name), 'thumb.png'], () => res.end());
});

app.get('/hello', (req, res) => {
  // security: cross-site-scripting
  res.send('<h1>Hello ' + req.query.name + '</h1>');
});

app.get('/hello-json', (req, res) => {
  res.json({ hello: req.query.name });
});

app.get('/file', async (req, res) => {
  // security: path-traversal
  res.end(await readFile(path.join('/srv', String(req.query.file))));
});

app.get('/file-safe', async (req, res) => {
  res.end(await readFile(path.join('/srv', path.basename(String(req.query.file)))));
});

app.get('/proxy', async (req, res) => {
  // security: server-side-request
  const answer = await fetch(String(req.query.url));
  res.end(await answer.text());
});

app.get('/item', async (req, res) => {
  const answer = await fetch(`https://api.example.com/items/${req.query.id}`);
  res.end(await answer.text());
});

app.get('/go', (req, res) => {
  // security: open-redirect
  res.redirect(req.query.to as string);
});

app.post('/eval', (req, res) => {
  // security: code-injection
  res.json(eval(req.body.formula));
});

export function sessionToken() {
  // security: weak-random
  return Math.random().toString(36);
}

export function safeToken() {
  return randomBytes(20).toString('hex');
}

export function jitter() {
  return 100 + Math.random() * 50;
}

export function sign(password: string) {
  // security: weak-hash
  return createHash('sha1').update(password).digest('hex');
}

export function cacheKey(content: string) {
  return createHash('md5').update(content).digest('hex');
}

export function show(element: HTMLElement, title: string) {
  // security: cross-site-scripting
  element.innerHTML = '<b>' + title + '</b>';
  element.textContent = '<b>' + title + '</b>';
}

export const agent = {
  // security: certificate-not-checked
  rejectUnauthorized: false,
};

app.listen(3000, () => console.log('listening', stripeKey !== undefined, githubToken.length));
