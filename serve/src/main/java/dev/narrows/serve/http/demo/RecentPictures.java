package dev.narrows.serve.http.demo;

import dev.narrows.picture.Picture;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the last few pictures would take as files: whoever moves a slider asks for the same one
 * again and again.
 */
final class RecentPictures {
  private static final int MOST = 8;

  private final Map<String, PictureAlternatives> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PictureAlternatives> eldest) {
          return size() > MOST;
        }
      };

  /** What a picture would take; the same object for an equal picture. */
  synchronized PictureAlternatives alternatives(Picture picture) {
    return recent.computeIfAbsent(key(picture), unknown -> new PictureAlternatives(picture));
  }

  private static String key(Picture picture) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(picture.rgb());
      return picture.width() + " " + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
