/** Runs what is chosen and shows what came of it. */

import { Controls } from "./controls.js";
import { Latency } from "./latency.js";
import * as server from "./server.js";
import * as views from "./views.js";
import * as bytes from "./bytes.js";

const at = (id) => document.getElementById(id);
/** While a slider moves, only where it rests is run. */
const PAUSE = 120;
const MOST_TRIES = 5;
/** The status of a run by a model that the server no longer has. */
const MODEL_GONE = 404;
/** After which a server without a model is asked again, milliseconds. */
const NO_MODEL_PAUSE = 3000;

let report = null;
let running = new AbortController();
let waiting = 0;

const latency = new Latency((link) => {
  if (report !== null) {
    views.showWay(report, link);
  }
});
const controls = new Controls(() => {
  clearTimeout(waiting);
  state("busy");
  waiting = setTimeout(run, PAUSE);
});

function state(name) {
  document.documentElement.dataset.state = name;
}

function problem(text) {
  at("problem").hidden = text === null;
  at("problem").textContent = text ?? "";
}

async function run() {
  running.abort();
  if (!controls.complete) {
    state("idle");
    return;
  }
  const own = new AbortController();
  running = own;
  state("busy");
  try {
    const found = await persistent(() => server.run(controls.choice, controls.picture, own.signal), own.signal);
    if (own.signal.aborted) {
      return;
    }
    report = found;
    problem(null);
    views.show(report);
    bytes.showHeadline(report);
    bytes.show(report);
    latency.show(report);
    state("ready");
  } catch (failure) {
    if (!own.signal.aborted) {
      failed(failure);
      if (failure.status === MODEL_GONE) {
        await refresh();
      }
    }
  }
}

/** Models come and go while the page is open. */
async function refresh() {
  try {
    if (await controls.refresh()) {
      await run();
    }
  } catch (failure) {
    failed(failure);
  }
}

/** A server that is busy is asked again, a little later each time. */
async function persistent(call, signal) {
  for (let tries = 1; ; tries++) {
    try {
      return await call();
    } catch (failure) {
      if (failure.status !== 429 || tries === MOST_TRIES) {
        throw failure;
      }
      await new Promise((resolve) => setTimeout(resolve, 300 * 2 ** tries));
      signal.throwIfAborted();
    }
  }
}

function failed(failure) {
  state("failed");
  at("token").hidden = failure.status !== 401;
  problem(failure.message);
  if (!(failure instanceof server.CallError)) {
    throw failure;
  }
}

async function begin() {
  try {
    const any = await controls.load();
    at("token").hidden = true;
    problem(null);
    if (any) {
      await run();
    } else {
      state("failed");
      problem("The server has no model yet.");
      setTimeout(begin, NO_MODEL_PAUSE);
    }
  } catch (failure) {
    failed(failure);
  }
}

at("token").addEventListener("submit", (event) => {
  event.preventDefault();
  server.rememberToken(at("token-text").value.trim());
  problem(null);
  begin();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    refresh();
  }
});
views.listen();
begin();
