package dev.narrows.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where one sample lies.
 *
 * @param name unique within its dataset
 * @param picture PNG, 8 bits a channel
 * @param labels PNG of label ids
 * @param disparity 16-bit PNG, see {@link FileDataset}
 */
record SampleFiles(String name, Path picture, Optional<Path> labels, Optional<Path> disparity) {}
