/**
 * The server as a whole. Its parts live in packages of their own: {@code models}, {@code
 * inference}, {@code grpc}, {@code http} and {@code operation}.
 */
package dev.narrows.serve;
