package dev.narrows.plan;

/** Where the answer is wanted. */
public enum Destination {
  /** On the device that has the picture. */
  DEVICE,
  /** In the cloud, which goes on with it. */
  CLOUD
}
