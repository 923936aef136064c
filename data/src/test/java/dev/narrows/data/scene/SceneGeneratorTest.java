package dev.narrows.data.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.narrows.data.CityscapesClasses;
import dev.narrows.data.PictureSize;
import dev.narrows.data.Sample;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class SceneGeneratorTest {
  private static final PictureSize SMALL = new PictureSize(96, 48);
  private final SceneGenerator generator = new SceneGenerator(11);

  @Test
  void aSceneIsTheSameOnEveryMachineAndVersionOfJava() {
    long[] sums =
        IntStream.range(0, 6)
            .mapToLong(index -> checksum(generator.generate("train", index, SMALL)))
            .toArray();
    assertThat(sums)
        .as("pictures change only on purpose; then retrain what was trained on them")
        .containsExactly(1799369820L, 167104834L, 3126837247L, 498863061L, 2595046349L, 469132769L);
  }

  @Test
  void aSceneDoesNotDependOnThreadsOrOrder() {
    List<Long> inOrder =
        IntStream.range(0, 12)
            .mapToObj(index -> checksum(generator.generate("val", index, SMALL)))
            .toList();
    List<Long> atOnce =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(index -> checksum(new SceneGenerator(11).generate("val", index, SMALL)))
            .toList();
    assertThat(atOnce).isEqualTo(inOrder);
  }

  @Test
  void seedsSplitsAndIndicesGiveDifferentScenes() {
    long scene = checksum(generator.generate("train", 0, SMALL));
    assertThat(checksum(new SceneGenerator(12).generate("train", 0, SMALL))).isNotEqualTo(scene);
    assertThat(checksum(generator.generate("val", 0, SMALL))).isNotEqualTo(scene);
    assertThat(checksum(generator.generate("train", 1, SMALL))).isNotEqualTo(scene);
  }

  @Test
  void theSameSceneIsSeenAtEverySize() {
    for (int index = 0; index < 10; index++) {
      Sample small = generator.generate("train", index, SMALL);
      // An odd factor puts the middle of every small pixel on the middle of a large one.
      Sample large = generator.generate("train", index, new PictureSize(288, 144));
      byte[] smallLabels = small.labels().orElseThrow();
      byte[] largeLabels = large.labels().orElseThrow();
      float[] smallDisparity = small.disparity().orElseThrow();
      float[] largeDisparity = large.disparity().orElseThrow();
      for (int y = 0; y < 48; y++) {
        for (int x = 0; x < 96; x++) {
          int pixel = y * 96 + x;
          int same = (3 * y + 1) * 288 + 3 * x + 1;
          if (Math.abs(smallDisparity[pixel] - largeDisparity[same]) < 1e-2) {
            assertThat(smallLabels[pixel]).isEqualTo(largeLabels[same]);
          }
        }
      }
      long differing =
          IntStream.range(0, 96 * 48)
              .filter(
                  p -> smallLabels[p] != largeLabels[(3 * (p / 96) + 1) * 288 + 3 * (p % 96) + 1])
              .count();
      // Rounding may move a ray across an edge; that is rare.
      assertThat(differing).isLessThan(5);
    }
  }

  @Test
  void skyHasNoDisparityAndNearThingsHave() {
    for (int index = 0; index < 20; index++) {
      Sample sample = generator.generate("train", index, SMALL);
      byte[] labels = sample.labels().orElseThrow();
      float[] disparity = sample.disparity().orElseThrow();
      float least = (float) Camera.disparity(SceneRenderer.RANGE);
      for (int pixel = 0; pixel < labels.length; pixel++) {
        if (labels[pixel] == TrainId.SKY) {
          assertThat(disparity[pixel]).isZero();
        } else if (disparity[pixel] != 0) {
          assertThat(disparity[pixel]).isGreaterThanOrEqualTo(least * 0.999f);
        }
        if (labels[pixel] == TrainId.CAR || labels[pixel] == TrainId.PERSON) {
          assertThat(disparity[pixel]).isPositive();
        }
      }
    }
  }

  @Test
  void theRoadHasTheDisparityOfAPlane() {
    Projection rays = Projection.throughPixelCentres(SMALL);
    for (int index = 0; index < 10; index++) {
      SceneRandom random = SceneRandom.of(11, "train", index);
      Camera camera = SceneComposer.compose(random.fork()).camera();
      Sample sample = generator.generate("train", index, SMALL);
      byte[] labels = sample.labels().orElseThrow();
      float[] disparity = sample.disparity().orElseThrow();
      for (int pixel = 0; pixel < labels.length; pixel++) {
        if (labels[pixel] == TrainId.ROAD && disparity[pixel] > 0) {
          Vec ray = camera.toWorld(new Vec(rays.rayX(pixel % 96), rays.rayY(pixel / 96), 1));
          double depth = camera.position().y() / -ray.y();
          // Disparities are floats of 24 bits; 1e-3 px is far above their rounding.
          assertThat((double) disparity[pixel])
              .isCloseTo(2262 * 0.209 / depth, org.assertj.core.data.Offset.offset(1e-3));
        }
      }
    }
  }

  @Test
  void everyClassIsSeenOftenAndLargeEnoughToLearn() {
    int scenes = 200;
    long[] pixels = new long[256];
    int[] present = new int[256];
    for (int index = 0; index < scenes; index++) {
      long[] counts = new long[256];
      for (byte label : generator.generate("train", index, SMALL).labels().orElseThrow()) {
        counts[Byte.toUnsignedInt(label)]++;
      }
      for (int label = 0; label < 256; label++) {
        pixels[label] += counts[label];
        present[label] += counts[label] >= 3 ? 1 : 0;
      }
    }
    double total = (double) scenes * SMALL.pixels();
    for (int label = 0; label < CityscapesClasses.CLASSES.size(); label++) {
      String name = CityscapesClasses.CLASSES.classes().get(label).name();
      assertThat(pixels[label] / total).as("share of %s", name).isGreaterThan(0.0015);
      assertThat(present[label]).as("scenes with %s", name).isGreaterThan(scenes / 12);
    }
  }

  private static long checksum(Sample sample) {
    CRC32C sum = new CRC32C();
    sum.update(sample.rgb());
    sum.update(sample.labels().orElseThrow());
    float[] disparity = sample.disparity().orElseThrow();
    ByteBuffer bytes = ByteBuffer.allocate(4 * disparity.length);
    bytes.asFloatBuffer().put(disparity);
    sum.update(bytes);
    return sum.getValue();
  }
}
