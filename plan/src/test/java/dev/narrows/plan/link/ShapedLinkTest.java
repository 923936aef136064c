package dev.narrows.plan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.narrows.plan.Bandwidth;
import dev.narrows.plan.Connection;
import dev.narrows.plan.Link;
import dev.narrows.plan.TcpSegments;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// Against hangs only.
@Timeout(120)
class ShapedLinkTest {
  private static final Link FAST = Link.symmetric(new Bandwidth(1e12), Duration.ofNanos(2));

  @Test
  void bytesArriveAsTheyWereSent() throws Exception {
    long seed = System.nanoTime();
    byte[] bytes = new byte[3_000_000];
    new Random(seed).nextBytes(bytes);
    Link link = Link.symmetric(Bandwidth.ofMegabits(400), Duration.ofMillis(4));
    try (ByteService service = new ByteService();
        ShapedLink shaped = ShapedLink.open(service.address(), link);
        ByteService.Client client = ByteService.Client.connect(shaped.address())) {
      assertThat(client.echo(bytes)).as("seed %d", seed).isEqualTo(bytes);
      assertThat(client.echo(new byte[] {1, 2, 3})).containsExactly(1, 2, 3);
    }
  }

  /**
   * What the link takes is a sum of its own definition. A wait never ends early, so that every time
   * has a floor: the segments' headers, which depend on how the stream is cut, are left out of it.
   * Above it there is what the machine takes to wake threads, and whatever else runs on it: the
   * fastest of some exchanges has the least of that, much less than 15 % of these sums.
   */
  @ParameterizedTest
  @CsvSource({"1, 40, 8000, 20000", "5, 40, 40000, 100000", "20, 40, 200000, 400000"})
  void anExchangeTakesWhatRateAndDelaySay(
      double megabits, long roundTrip, int request, int response) throws Exception {
    Bandwidth rate = Bandwidth.ofMegabits(megabits);
    Link link = Link.symmetric(rate, Duration.ofMillis(roundTrip));
    double expected =
        roundTrip
            + rate.milliseconds((double) TcpSegments.wireBytes(request))
            + rate.milliseconds((double) TcpSegments.wireBytes(response));
    double[] times = new double[12];
    try (ByteService service = new ByteService();
        ShapedLink shaped = ShapedLink.open(service.address(), link);
        ByteService.Client client = ByteService.Client.connect(shaped.address())) {
      client.exchange(8, 1);
      for (int i = 0; i < times.length; i++) {
        long start = System.nanoTime();
        client.exchange(request, response);
        times[i] = (System.nanoTime() - start) / 1e6;
      }
    }

    double fastest = DoubleStream.of(times).min().orElseThrow();
    double headers =
        TcpSegments.HEADERS * (TcpSegments.count(request) + TcpSegments.count(response));
    assertThat(fastest).isBetween(expected - rate.milliseconds(headers), 1.15 * expected);
  }

  @Test
  void eachDirectionHasItsRate() throws Exception {
    Link link =
        new Link(
            Bandwidth.ofMegabits(1),
            Optional.of(Bandwidth.ofMegabits(100)),
            Duration.ZERO,
            Connection.WARM);
    try (ByteService service = new ByteService();
        ShapedLink shaped = ShapedLink.open(service.address(), link);
        ByteService.Client client = ByteService.Client.connect(shaped.address())) {
      long start = System.nanoTime();
      client.exchange(50_000, 1);
      double up = (System.nanoTime() - start) / 1e6;
      start = System.nanoTime();
      client.exchange(8, 50_000);
      double down = (System.nanoTime() - start) / 1e6;

      assertThat(up).isGreaterThanOrEqualTo(400);
      assertThat(down).isLessThan(up);
    }
  }

  @Test
  void connectionsShareTheLink() throws Exception {
    Link link = Link.symmetric(Bandwidth.ofMegabits(4), Duration.ZERO);
    try (ByteService service = new ByteService();
        ShapedLink shaped = ShapedLink.open(service.address(), link);
        ByteService.Client one = ByteService.Client.connect(shaped.address());
        ByteService.Client other = ByteService.Client.connect(shaped.address())) {
      long start = System.nanoTime();
      Thread thread = new Thread(() -> exchange(other));
      thread.start();
      exchange(one);
      thread.join();
      double both = (System.nanoTime() - start) / 1e6;

      // 50 000 bytes take 100 ms.
      assertThat(both).isGreaterThanOrEqualTo(200);
    }
  }

  @Test
  void whatPassesIsCounted() throws Exception {
    try (ByteService service = new ByteService();
        ShapedLink shaped = ShapedLink.open(service.address(), FAST);
        ByteService.Client client = ByteService.Client.connect(shaped.address())) {
      client.exchange(1000, 10);
      Traffic before = shaped.up();
      client.exchange(1448, 20);

      assertThat(before).isEqualTo(new Traffic(1000, 1052));
      assertThat(shaped.up().since(before)).isEqualTo(new Traffic(1448, 1500));
      assertThat(shaped.down()).isEqualTo(new Traffic(30, 30 + 2 * 52));
    }
  }

  @Test
  void aSenderThatIsFasterThanTheLinkWaits() throws Exception {
    Link link = Link.symmetric(new Bandwidth(1e5), Duration.ofMillis(10));
    try (ByteService service = new ByteService();
        ShapedLink shaped = ShapedLink.open(service.address(), link);
        Socket client = new Socket()) {
      client.setSendBufferSize(1 << 16);
      client.connect(shaped.address());
      Thread sender = new Thread(() -> flood(client));
      sender.setDaemon(true);
      sender.start();
      // 64 KiB are let in at once, and what 100 kbit/s pass meanwhile; the flood is 64 MiB.
      Thread.sleep(1000);

      assertThat(sender.isAlive()).isTrue();
      assertThat(shaped.up().payload()).isBetween(32_768L, 1_000_000L);
    }
  }

  @Test
  void theEndOfOneDirectionLeavesTheOther() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ShapedLink shaped =
            ShapedLink.open(
                (InetSocketAddress) server.getLocalSocketAddress(),
                Link.symmetric(Bandwidth.ofMegabits(10), Duration.ofMillis(10)));
        Socket client = new Socket(shaped.address().getAddress(), shaped.address().getPort());
        Socket accepted = server.accept()) {
      client.getOutputStream().write(new byte[] {1, 2});
      client.shutdownOutput();

      assertThat(accepted.getInputStream().readAllBytes()).containsExactly(1, 2);
      accepted.getOutputStream().write(new byte[] {3, 4, 5});
      accepted.shutdownOutput();
      assertThat(client.getInputStream().readAllBytes()).containsExactly(3, 4, 5);
    }
  }

  @Test
  void aServerThatIsNotThereEndsTheConnection() throws Exception {
    InetSocketAddress gone;
    try (ByteService service = new ByteService()) {
      gone = service.address();
    }
    try (ShapedLink shaped = ShapedLink.open(gone, FAST);
        Socket client = new Socket(shaped.address().getAddress(), shaped.address().getPort())) {
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  // Whether a thread still waits in accept is a matter of chance.
  @RepeatedTest(50)
  void aClosedLinkCutsItsConnections() throws Exception {
    try (ByteService service = new ByteService()) {
      ShapedLink shaped = ShapedLink.open(service.address(), FAST);
      try (ByteService.Client client = ByteService.Client.connect(shaped.address())) {
        client.exchange(8, 1);
        shaped.close();

        assertThat(readOrFail(client)).isEqualTo(-1);
        assertThatThrownBy(() -> ByteService.Client.connect(shaped.address()))
            .isInstanceOf(ConnectException.class);
      }
    }
  }

  /** A cut connection shows as an end or as a reset, as it happens. */
  private static int readOrFail(ByteService.Client client) throws IOException {
    try {
      return client.in().read();
    } catch (SocketException reset) {
      return -1;
    }
  }

  private static void exchange(ByteService.Client client) {
    try {
      client.exchange(50_000, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void flood(Socket client) {
    byte[] block = new byte[1 << 16];
    try {
      OutputStream out = client.getOutputStream();
      for (int i = 0; i < 1024; i++) {
        out.write(block);
      }
    } catch (IOException cut) {
      return;
    }
  }
}
