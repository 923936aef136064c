/**
 * The edge and the cloud half of a model directory on ONNX Runtime, and what it knows of its
 * features or latents. How features become bytes lives in {@code feature} and {@code picture},
 * training in {@code train}.
 */
package dev.narrows.runtime;
