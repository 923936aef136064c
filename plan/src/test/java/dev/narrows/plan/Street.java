package dev.narrows.plan;

import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The models and pictures of the repository. */
public final class Street {
  /** With learned latents of two layers. */
  public static final Path LATENTS = Path.of("../models/street");

  /** With features and their priors. */
  public static final Path FEATURES = Path.of("../models/street-features");

  private Street() {}

  /** Two street scenes. */
  public static List<Picture> pictures() throws IOException {
    List<Picture> pictures = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      pictures.add(PictureFile.read(Path.of("../models/samples/street-" + i + ".png")));
    }
    return pictures;
  }
}
