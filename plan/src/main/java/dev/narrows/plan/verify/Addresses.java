package dev.narrows.plan.verify;

import java.net.InetSocketAddress;

/** Addresses as gRPC takes them. */
final class Addresses {
  private Addresses() {}

  static String target(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }
}
