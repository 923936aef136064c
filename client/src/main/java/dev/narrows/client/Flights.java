package dev.narrows.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/** Pictures on their way, in the order in which they were given. The stream's lock guards it. */
final class Flights {
  private final int room;
  private final Deque<Flight> flights = new ArrayDeque<>();

  Flights(int room) {
    this.room = room;
  }

  boolean full() {
    return flights.size() >= room;
  }

  boolean isEmpty() {
    return flights.isEmpty();
  }

  void add(Flight flight) {
    flights.addLast(flight);
  }

  /** The first, if it has come to its end: the next to be told of. */
  Optional<Flight> landed() {
    return Optional.ofNullable(flights.peekFirst()).filter(Flight::answered);
  }

  void removeFirst() {
    flights.removeFirst();
  }

  /** The first that has not come to its end. */
  Optional<Flight> unanswered() {
    return first(flight -> !flight.answered());
  }

  /** The one that is to be sent next, at once or later. */
  Optional<Flight> due() {
    return flights.stream()
        .filter(Flight::due)
        .reduce((a, b) -> b.notBefore() - a.notBefore() < 0 ? b : a);
  }

  /** The one that has been with the server longest. */
  Optional<Flight> silent() {
    return flights.stream()
        .filter(Flight::underway)
        .reduce((a, b) -> b.sentAt() - a.sentAt() < 0 ? b : a);
  }

  /** The one of an id, if it is with the server. */
  Optional<Flight> underway(String id) {
    return first(flight -> flight.underway() && flight.id().equals(id));
  }

  /** The server is gone: what was with it is to be sent again, none later than now. */
  void recall(long now) {
    flights.stream().filter(Flight::underway).forEach(flight -> flight.recall(now));
  }

  private Optional<Flight> first(Predicate<Flight> which) {
    return flights.stream().filter(which).findFirst();
  }
}
