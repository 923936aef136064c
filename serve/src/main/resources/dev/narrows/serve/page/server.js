/** What the page asks the server for. */

const TOKEN = "narrows-token";

/** A call that the server refused, or that did not reach it. */
export class CallError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export function rememberToken(token) {
  sessionStorage.setItem(TOKEN, token);
}

async function call(address, options = {}) {
  const token = sessionStorage.getItem(TOKEN);
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  let response;
  try {
    response = await fetch(address, { ...options, headers });
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new CallError(0, "The server does not answer.");
  }
  if (!response.ok) {
    const reply = await response.json().catch(() => ({}));
    throw new CallError(response.status, reply.error ?? `The server answered with status ${response.status}.`);
  }
  return response;
}

export async function models() {
  return (await call("demo/models")).json();
}

export async function samples() {
  return (await call("demo/samples")).json();
}

/** The address of a sample's picture, for an img: fetched, as an img cannot carry a token. */
export async function sample(name) {
  const response = await call(`demo/samples/${encodeURIComponent(name)}`);
  return URL.createObjectURL(await response.blob());
}

/**
 * Runs a picture.
 *
 * choice: names and values of the query; picture: a Blob, or null for a sample; signal: ends it.
 */
export async function run(choice, picture, signal) {
  const query = new URLSearchParams(choice);
  const response = await call(`demo/run?${query}`, { method: "POST", body: picture, signal });
  return response.json();
}
