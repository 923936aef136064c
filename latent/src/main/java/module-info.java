/** The codec of learned latents. Depends on {@code java.base} and the feature module alone. */
module dev.narrows.latent {
  requires transitive dev.narrows.feature;

  exports dev.narrows.latent;
}
