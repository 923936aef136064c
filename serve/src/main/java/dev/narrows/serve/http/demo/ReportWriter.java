package dev.narrows.serve.http.demo;

import dev.narrows.feature.FeatureShape;
import dev.narrows.feature.FeatureTensor;
import dev.narrows.picture.Picture;
import dev.narrows.picture.PictureCodecs;
import dev.narrows.runtime.CloudDecoder;
import dev.narrows.runtime.EncodedPicture;
import dev.narrows.serve.http.demo.BothHalves.Way;
import dev.narrows.serve.http.demo.DemoReport.Features;
import dev.narrows.serve.http.demo.DemoReport.Offload;
import dev.narrows.serve.http.demo.DemoReport.Pictures;
import dev.narrows.serve.http.demo.DemoReport.TasksAlone;
import dev.narrows.serve.http.demo.DemoReport.Times;
import dev.narrows.serve.inference.StageMicros;
import dev.narrows.serve.models.ServedModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a report of what a picture's ways were.
 *
 * @param model which ran, and is leased
 * @param alternatives to sending features of the picture
 */
record ReportWriter(ServedModel model, PictureAlternatives alternatives) {
  private static final double NANOSECONDS = 1e6;
  private static final double MICROSECONDS = 1e3;

  /**
   * The report.
   *
   * @param whole with all tasks that were asked for
   * @param alone without the reconstruction, if there were tasks beside it
   */
  DemoReport write(Way whole, Optional<Way> alone) throws IOException {
    Picture picture = alternatives.picture();
    TaskViews views =
        new TaskViews(
            whole.result(), model.directory().description(), picture.width(), picture.height());
    Optional<Picture> reconstruction = views.reconstruction();
    Optional<Double> psnr = reconstruction.map(decoded -> Psnr.of(picture, decoded));
    CloudDecoder decoder = model.decoder();
    FeatureTensor features = decoder.features(decoder.receive(whole.sent().bitstream(), Set.of()));
    return new DemoReport(
        model.key().name(),
        String.valueOf(model.key().version()),
        whole.sent().coding(),
        picture.width(),
        picture.height(),
        features(features, whole.sent()),
        times(whole),
        alone.map(ReportWriter::tasksAlone),
        offloads(psnr),
        psnr.filter(Double::isFinite),
        views.legend(),
        views.disparityRange(),
        new Pictures(
            address(picture),
            address(FeaturePicture.of(features)),
            address(views.segmentation()),
            address(views.disparity()),
            address(reconstruction)));
  }

  private static Features features(FeatureTensor features, EncodedPicture sent) {
    FeatureShape shape = features.shape();
    return new Features(
        sent.bytes(),
        sent.sideInformationBytes(),
        sent.layers(),
        shape.channels(),
        shape.height(),
        shape.width(),
        FeaturePicture.zeros(features));
  }

  private static Times times(Way way) {
    StageMicros cloud = way.result().times();
    return new Times(
        way.sent().featuresNanoseconds() / NANOSECONDS,
        way.sent().codingNanoseconds() / NANOSECONDS,
        cloud.queue() / MICROSECONDS,
        cloud.decode() / MICROSECONDS,
        cloud.infer() / MICROSECONDS);
  }

  private static TasksAlone tasksAlone(Way way) {
    return new TasksAlone(way.sent().bytes(), way.sent().layers(), times(way));
  }

  private List<Offload> offloads(Optional<Double> psnr) throws IOException {
    List<Offload> offloads = new ArrayList<>();
    if (psnr.isPresent()) {
      offloads.addAll(offloads("same-psnr", alternatives.reaching(psnr.get())));
    }
    offloads.addAll(offloads("usual", alternatives.usual()));
    offloads.addAll(offloads("lossless", alternatives.lossless()));
    return offloads;
  }

  private static List<Offload> offloads(
      String why, List<PictureAlternatives.Alternative> alternatives) {
    return alternatives.stream()
        .map(
            one ->
                new Offload(
                    one.codec(),
                    why,
                    one.bytes(),
                    Optional.of(one.psnr()).filter(Double::isFinite),
                    one.encodeNanoseconds() / NANOSECONDS,
                    one.decodeNanoseconds() / NANOSECONDS))
        .toList();
  }

  private static Optional<String> address(Optional<Picture> picture) throws IOException {
    return picture.isEmpty() ? Optional.empty() : Optional.of(address(picture.get()));
  }

  private static String address(Picture picture) throws IOException {
    byte[] png = PictureCodecs.parse("png").encode(picture);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
