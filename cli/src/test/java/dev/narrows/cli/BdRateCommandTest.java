package dev.narrows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BdRateCommandTest {
  /** What the authors' twenty published points give, from an independent computation. */
  @Test
  void thePapersTableFollowsFromItsPoints() throws URISyntaxException {
    Path points = Path.of(getClass().getResource("icip2019-rate-accuracy.csv").toURI());

    CommandRun result =
        CommandRun.of(
            "bdrate",
            "--csv",
            points,
            "--anchor",
            "baseline",
            "--test",
            "compressible",
            "--group",
            "encoder");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsPattern("encoder2-256x16x32 +mIoU +-20\\.68 %")
        .containsPattern("encoder2-256x16x32 +disparity RMSE +-5\\.15 %")
        .containsPattern("encoder2-256x16x32 +PSNR +-6\\.09 %")
        .containsPattern("encoder1-512x8x16 +mIoU +-7\\.81 %")
        .containsPattern("encoder1-512x8x16 +disparity RMSE +-2\\.12 %")
        .containsPattern("encoder1-512x8x16 +PSNR +-4\\.37 %")
        .contains("the curves share only 70 % of their quality range");
  }
}
