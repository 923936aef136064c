/**
 * The architecture as data, its cost, weights files, ONNX export and the model directory. What runs
 * a network lives in {@code train} (libtorch) and {@code runtime} (ONNX Runtime).
 */
package dev.narrows.model;
