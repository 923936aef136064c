package dev.narrows.cli;

/** What the process tells its caller, beside 0 for done and 1 for a fault of the program. */
final class ExitCodes {
  /** Wrong arguments, or files that cannot be used. */
  static final int UNUSABLE = 2;

  /** Stopped from the keyboard, by the custom of shells. */
  static final int STOPPED = 130;

  private ExitCodes() {}
}
