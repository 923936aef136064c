package dev.narrows.serve.http.browser;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window, with a profile of its own that goes when it is closed. */
public final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final String ANNOUNCEMENT = "DevTools listening on ";
  private static final int PATIENCE_SECONDS = 180;

  private final Process process;
  private final Path profile;
  private final DevTools tools;

  private Chromium(Process process, Path profile, DevTools tools) {
    this.process = process;
    this.profile = profile;
    this.tools = tools;
  }

  /** The browser's file: what the variable {@code CHROMIUM} says, or the first in the path. */
  public static Optional<Path> find() {
    String own = System.getenv("CHROMIUM");
    if (own != null && !own.isBlank()) {
      return Optional.of(Path.of(own));
    }
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return NAMES.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(at -> Path.of(at, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Whether tests must have one: on machines that check changes, which set {@code CI}. */
  public static boolean required() {
    String ci = Optional.ofNullable(System.getenv("CI")).orElse("");
    return (!ci.isEmpty() && !ci.equals("false"))
        || System.getProperty("narrows.browser", "").equals("required");
  }

  /** Starts it. */
  public static Chromium start(Path file) throws IOException {
    Path profile = Files.createTempDirectory("narrows-chromium");
    Process process =
        new ProcessBuilder(
                file.toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                // Without a sandbox of its own, as where tests run as root there is none.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--hide-scrollbars",
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return new Chromium(process, profile, DevTools.connect(announced(process)));
    } catch (IOException | RuntimeException failure) {
      end(process, profile);
      throw failure;
    }
  }

  /**
   * The address that it writes to its standard error; what else comes there is read and dropped.
   */
  private static URI announced(Process process) throws IOException {
    CompletableFuture<URI> address = new CompletableFuture<>();
    Thread reading =
        new Thread(
            () -> {
              try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  if (line.startsWith(ANNOUNCEMENT)) {
                    address.complete(URI.create(line.substring(ANNOUNCEMENT.length()).strip()));
                  }
                }
              } catch (IOException e) {
                address.completeExceptionally(e);
              }
              address.completeExceptionally(new IOException("Chromium ended before it listened"));
            },
            "chromium-lines");
    reading.setDaemon(true);
    reading.start();
    return DevTools.await(address, PATIENCE_SECONDS);
  }

  /** A new empty page of a size. */
  public BrowserPage page(int width, int height) throws IOException {
    return BrowserPage.open(tools, width, height);
  }

  @Override
  public void close() throws IOException {
    tools.close();
    end(process, profile);
  }

  private static void end(Process process, Path profile) throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(Chromium::delete);
    } catch (UncheckedIOException e) {
      // A child that has not quite ended may still write; the system clears its folder some day.
      return;
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
