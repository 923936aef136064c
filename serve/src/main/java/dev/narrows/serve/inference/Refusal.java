package dev.narrows.serve.inference;

/** Why a request has no answer. Each has its status in gRPC and in HTTP. */
public enum Refusal {
  /** The request cannot be answered, now or later: 400. */
  INVALID_ARGUMENT,
  /** Larger than a limit: in gRPC an invalid argument too, in HTTP 413. */
  TOO_LARGE,
  /** There is no such model or version: 404. */
  NOT_FOUND,
  /** There are more requests than the server takes: 429, with a time after which to try again. */
  RESOURCE_EXHAUSTED,
  /** The time was up before there was an answer: 504. */
  DEADLINE_EXCEEDED,
  /** The server is about to end: 503. */
  UNAVAILABLE,
  /** A fault of the server: 500. */
  INTERNAL
}
