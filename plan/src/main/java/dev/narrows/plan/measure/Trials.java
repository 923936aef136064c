package dev.narrows.plan.measure;

import dev.narrows.codecs.FeatureCodecs;
import dev.narrows.feature.FeatureCodecRegistry;
import dev.narrows.feature.entropy.FeaturePriors;
import dev.narrows.feature.quantize.FeatureCoding;
import dev.narrows.model.Architecture;
import dev.narrows.model.Task;
import dev.narrows.picture.PictureCodecs;
import dev.narrows.plan.PlanException;
import dev.narrows.runtime.EdgeCoding;
import dev.narrows.runtime.ModelPriors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which ways to try.
 *
 * @param codecs of features that are no latents, as {@code [QUANTIZER/]CODEC}; none for the usual
 * @param rates of latents; none for the usual
 * @param pictures codecs of pictures; none for the usual
 */
public record Trials(List<String> codecs, List<Integer> rates, List<String> pictures) {
  private static final List<String> USUAL_CODECS =
      List.of("native:strong", "native:fast", "png", "jpeg:90");
  private static final List<String> WITH_PRIORS =
      List.of("native:trained", "dead-zone:4/native:trained");
  private static final List<String> USUAL_PICTURES =
      List.of("png", "jpeg:50", "jpeg:75", "jpeg:90", "webp:50", "webp:75", "webp:90");
  private static final int RATE_STEP = 16;

  /** Copies the lists. */
  public Trials {
    codecs = List.copyOf(codecs);
    rates = List.copyOf(rates);
    pictures = List.copyOf(pictures);
  }

  /**
   * The ways of a model: on the device, with the picture in each codec, with its features in each
   * codec or, of latents, at each rate; of latents once with the layers that the tasks read and, if
   * there are more, once with all.
   *
   * @param tasks that are asked for
   * @throws IOException if a codec is unknown, a rate is none, or the model's priors are damaged
   */
  public List<Trial> of(SplitModel model, Set<Task> tasks) throws IOException {
    List<Trial> trials = new ArrayList<>();
    trials.add(new Trial.Local());
    for (String name : pictures.isEmpty() ? USUAL_PICTURES : pictures) {
      trials.add(new Trial.Image(PictureCodecs.parse(name)));
    }
    for (EdgeCoding coding :
        model.rates().isPresent()
            ? latents(model, model.rates().getAsInt(), tasks)
            : features(model)) {
      trials.add(new Trial.Features(coding));
    }
    return trials;
  }

  private List<EdgeCoding> features(SplitModel model) throws IOException {
    Optional<FeaturePriors> priors = ModelPriors.of(model.directory());
    FeatureCodecRegistry registry = FeatureCodecs.withPriors(priors);
    Set<String> names = new LinkedHashSet<>(codecs);
    if (names.isEmpty()) {
      names.addAll(priors.isPresent() ? WITH_PRIORS : List.of());
      names.addAll(USUAL_CODECS);
    }
    List<EdgeCoding> codings = new ArrayList<>();
    for (String name : names) {
      FeatureCoding coding = FeatureCoding.parse(name, registry);
      codings.add(
          new EdgeCoding.Features(
              coding.quantizer(), Optional.of(coding.codec()), OptionalLong.empty()));
    }
    return codings;
  }

  private List<EdgeCoding> latents(SplitModel model, int count, Set<Task> tasks)
      throws PlanException {
    Architecture network = model.directory().description().network();
    boolean more =
        tasks.stream().mapToInt(network::layersOf).max().orElseThrow()
            < network.featureLayers().size();
    List<EdgeCoding> codings = new ArrayList<>();
    for (int rate : rates.isEmpty() ? usualRates(count) : rates) {
      if (rate < 0 || rate >= count) {
        throw new PlanException(
            "rate: expected 0 to %d of %s, found %d"
                .formatted(count - 1, model.directory().path(), rate));
      }
      codings.add(new EdgeCoding.Latents(tasks, List.of(rate)));
    }
    if (more) {
      for (EdgeCoding coding : List.copyOf(codings)) {
        codings.add(new EdgeCoding.Latents(Set.of(), ((EdgeCoding.Latents) coding).rates()));
      }
    }
    return codings;
  }

  private static List<Integer> usualRates(int count) {
    List<Integer> usual = new ArrayList<>();
    for (int rate = 0; rate < count - 1; rate += RATE_STEP) {
      usual.add(rate);
    }
    usual.add(count - 1);
    return usual;
  }
}
