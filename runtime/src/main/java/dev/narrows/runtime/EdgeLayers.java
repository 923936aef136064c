package dev.narrows.runtime;

import dev.narrows.model.FeatureLayer;
import dev.narrows.model.ModelDirectory;
import dev.narrows.model.OnnxExporter;
import java.util.List;

/** The encoders of a model's feature layers, each loaded when it is first asked for. */
final class EdgeLayers implements AutoCloseable {
  private final ModelDirectory model;
  private final RuntimeOptions options;
  private final OnnxNetwork[] networks;
  private boolean closed;

  EdgeLayers(ModelDirectory model, RuntimeOptions options) {
    this.model = model;
    this.options = options;
    networks = new OnnxNetwork[layersOf(model).size()];
  }

  /**
   * The encoder of a layer.
   *
   * @param index from 0
   * @throws InferenceException if ONNX Runtime cannot load it or it is not what the model says
   */
  synchronized OnnxNetwork layer(int index) throws InferenceException {
    if (closed) {
      throw new IllegalStateException(model.path() + ": the edge half is closed");
    }
    if (networks[index] == null) {
      OnnxNetwork.Port picture = new OnnxNetwork.Port(OnnxExporter.PICTURE, EdgeRuntime.RGB);
      OnnxNetwork.Port features =
          new OnnxNetwork.Port(OnnxExporter.FEATURES, layersOf(model).get(index).channels());
      networks[index] = OnnxNetwork.open(model.edge(index), picture, features, options);
    }
    return networks[index];
  }

  @Override
  public synchronized void close() throws InferenceException {
    closed = true;
    for (int i = 0; i < networks.length; i++) {
      OnnxNetwork network = networks[i];
      networks[i] = null;
      if (network != null) {
        network.close();
      }
    }
  }

  private static List<FeatureLayer> layersOf(ModelDirectory model) {
    return model.description().network().featureLayers();
  }
}
