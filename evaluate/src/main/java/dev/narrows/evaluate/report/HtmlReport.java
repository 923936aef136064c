package dev.narrows.evaluate.report;

import dev.narrows.evaluate.Evaluation;
import dev.narrows.evaluate.report.text.Html;
import dev.narrows.evaluate.result.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * A report as one HTML file that needs nothing else: styles, charts and pictures are within it.
 * What the data lack is left out by itself.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /**
   * Writes a report, whole or not at all.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(ReportData data, Path file) throws IOException {
    AtomicFile.write(file, render(data).getBytes(StandardCharsets.UTF_8));
  }

  /** The page. The same data give the same page. */
  public static String render(ReportData data) {
    Analysis analysis = Analysis.of(data);
    Finding finding = Finding.of(analysis);
    Evaluation first = data.models().get(0).evaluation();
    String sentences =
        finding.sentences().stream()
            .map(sentence -> "<li>" + sentence + "</li>")
            .collect(Collectors.joining("\n"));
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <header>
        <p class="brand">Narrows <span>%s</span></p>
        <h1>%s</h1>
        %s
        <ul class="finding">
        %s
        </ul>
        </header>
        <main>
        %s</main>
        <footer>%s, %d pictures of %s pixels</footer>
        <script>
        %s</script>
        </body>
        </html>
        """
        .formatted(
            Html.escape(data.title()),
            PageStyle.css(),
            Html.escape(data.title()),
            finding.headline(),
            KeyFigures.html(analysis),
            sentences,
            sections(analysis),
            Html.escape(first.data().description()),
            first.data().pictures(),
            first.data().size(),
            PageStyle.script());
  }

  private static String sections(Analysis analysis) {
    return CurvesSection.html(analysis)
        + RatesSection.html(analysis)
        + PicturesSection.html(analysis)
        + FeaturesSection.html(analysis)
        + ClassesSection.html(analysis)
        + TableSection.html(analysis)
        + TrainingSection.html(analysis)
        + ProvenanceSection.html(analysis);
  }
}
