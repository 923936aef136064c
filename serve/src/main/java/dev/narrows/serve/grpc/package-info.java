/**
 * The gRPC side: requests and answers as messages, who may call, flow control. What requests do
 * lives in {@code inference}.
 */
package dev.narrows.serve.grpc;
