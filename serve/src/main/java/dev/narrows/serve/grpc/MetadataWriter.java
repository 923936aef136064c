package dev.narrows.serve.grpc;

import dev.narrows.protocol.inference.ModelMetadataResponse;
import dev.narrows.protocol.inference.ModelMetadataResponse.TensorMetadata;
import dev.narrows.serve.models.ModelFacts;

/** What is known of a model as a message. */
final class MetadataWriter {
  private MetadataWriter() {}

  static ModelMetadataResponse write(ModelFacts facts) {
    ModelMetadataResponse.Builder message =
        ModelMetadataResponse.newBuilder()
            .setName(facts.name())
            .addAllVersions(facts.versions())
            .setPlatform(ModelFacts.PLATFORM);
    facts.inputs().forEach(tensor -> message.addInputs(write(tensor)));
    facts.outputs().forEach(tensor -> message.addOutputs(write(tensor)));
    return message.build();
  }

  private static TensorMetadata write(ModelFacts.Tensor tensor) {
    return TensorMetadata.newBuilder()
        .setName(tensor.name())
        .setDatatype(tensor.datatype())
        .addAllShape(tensor.shape())
        .build();
  }
}
