package dev.narrows.plan;

/** Where the network runs. */
public enum Way {
  /** All of it on the device; nothing is sent. */
  LOCAL("local"),
  /** All of it in the cloud: the picture is sent. */
  IMAGE("image"),
  /** Its edge half on the device, its tasks in the cloud: features are sent. */
  FEATURES("features");

  private final String label;

  Way(String label) {
    this.label = label;
  }

  /** Its name in tables and files. */
  public String label() {
    return label;
  }
}
