/**
 * The HTTP side: the REST form of the Open Inference Protocol, the metrics, the page and what it
 * asks for. What a picture's run is made of lives in {@code demo}, inference in {@code
 * dev.narrows.serve.inference}.
 */
package dev.narrows.serve.http;
