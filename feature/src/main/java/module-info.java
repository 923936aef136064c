/** Feature tensors and their way onto the wire. Depends on {@code java.base} alone. */
module dev.narrows.feature {
  exports dev.narrows.feature;
  exports dev.narrows.feature.naming;
  exports dev.narrows.feature.coder;
  exports dev.narrows.feature.bitstream;
  exports dev.narrows.feature.entropy;
  exports dev.narrows.feature.quantize;
}
