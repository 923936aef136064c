package dev.narrows.client;

/**
 * What a server knows a caller by; sent with every call, as it stands, so over TLS only where
 * strangers may listen.
 *
 * @param secret visible characters of ASCII
 */
public record BearerToken(String secret) {
  /**
   * @throws IllegalArgumentException if it is empty or has other characters; does not repeat it
   */
  public BearerToken {
    if (secret.isEmpty() || !secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "token: expected visible characters of ASCII without spaces, found "
              + (secret.isEmpty() ? "none" : secret.length() + " characters, others among them"));
    }
  }

  /** Not the secret. */
  @Override
  public String toString() {
    return "BearerToken[…]";
  }
}
