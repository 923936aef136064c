package dev.narrows.data.scene;

import dev.narrows.data.DataException;
import dev.narrows.data.PictureSize;
import dev.narrows.data.Sample;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Writes generated scenes in Cityscapes' layout, the split's name being the city:
 *
 * <pre>
 * leftImg8bit/SPLIT/SPLIT/SPLIT_000000_000000_leftImg8bit.png       8-bit RGB
 * gtFine/SPLIT/SPLIT/SPLIT_000000_000000_gtFine_labelIds.png        8-bit label ids
 * disparity/SPLIT/SPLIT/SPLIT_000000_000000_disparity.png           16 bit, see {@link SceneFiles}
 * </pre>
 *
 * <p>Every file appears complete or not at all. A second call goes on where an interrupted one
 * stopped: scenes whose files are there are kept.
 */
public final class SceneWriter {
  private static final String NOTE = "scenes.txt";

  private final long seed;
  private final PictureSize size;
  private final int threads;

  /**
   * @param seed of the generator
   * @param size of every picture
   * @param threads that draw, at least 1
   */
  public SceneWriter(long seed, PictureSize size, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected at least 1, found " + threads);
    }
    this.seed = seed;
    this.size = size;
    this.threads = threads;
  }

  /**
   * Writes the scenes 0 to {@code count} − 1 of a split.
   *
   * @param root folder of the dataset; made if missing
   * @param progress told, from any thread, how many scenes are done
   * @throws DataException if the folder holds scenes of another seed or size, or cannot be written
   * @throws IOException if the thread is interrupted
   */
  public void write(Path root, String split, int count, IntConsumer progress) throws IOException {
    prepare(root, split);
    SceneGenerator generator = new SceneGenerator(seed);
    AtomicInteger done = new AtomicInteger();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> scenes = new ArrayList<>();
      for (int index = 0; index < count; index++) {
        int number = index;
        scenes.add(
            workers.submit(
                () -> {
                  SceneFiles files = SceneFiles.of(root, split, number);
                  if (!files.exist()) {
                    Sample sample = generator.generate(split, number, size);
                    files.write(sample);
                  }
                  progress.accept(done.incrementAndGet());
                  return null;
                }));
      }
      await(scenes);
    } finally {
      workers.shutdownNow();
    }
  }

  private static void await(List<Future<?>> scenes) throws IOException {
    for (Future<?> scene : scenes) {
      try {
        scene.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (IOException)
            new InterruptedIOException("writing scenes was interrupted").initCause(e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private void prepare(Path root, String split) throws DataException {
    String note = "Generated street scenes, seed " + seed + ", " + size + "\n";
    Path file = root.resolve(NOTE);
    try {
      for (Path folder : SceneFiles.folders(root, split)) {
        Files.createDirectories(folder);
      }
      if (Files.exists(file)) {
        String found = Files.readString(file);
        if (!found.equals(note)) {
          throw new DataException(
              file + ": expected \"" + note.strip() + "\", found \"" + found.strip() + "\"");
        }
      } else {
        SceneFiles.replace(file, note.getBytes(StandardCharsets.UTF_8));
      }
    } catch (DataException e) {
      throw e;
    } catch (IOException e) {
      throw new DataException(root + ": expected a folder to write scenes in, found " + e, e);
    }
  }
}
