package dev.narrows.client;

/** What gives way when a picture comes and there is no room for it. */
public enum DropPolicy {
  /** The picture that has waited longest: what arrives is as new as can be. */
  OLDEST,
  /** The picture that comes. */
  NEWEST,
  /** Time: whoever gives pictures waits, and none is dropped. */
  NONE
}
