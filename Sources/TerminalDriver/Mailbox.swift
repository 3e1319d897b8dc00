internal import Synchronization

/// Messages from workers to the one thread that owns the terminal.
///
/// Any thread may post; posting ends the wait of the loop that reads them.
public final class Mailbox<Message: Sendable>: Sendable {
  private let waiting = Mutex<[Message]>([])
  private let wake: @Sendable () -> Void

  /// An empty mailbox; `wake` is called when the first of some messages arrives.
  public init(wake: @escaping @Sendable () -> Void = { Terminal.wake() }) { self.wake = wake }

  /// Adds a message.
  public func post(_ message: Message) { post(contentsOf: CollectionOfOne(message)) }

  /// Adds messages in their order.
  public func post(contentsOf messages: some Collection<Message>) {
    let wasEmpty = waiting.withLock { held in
      defer { held.append(contentsOf: messages) }
      return held.isEmpty
    }
    if wasEmpty { wake() }
  }

  /// Takes at most so many messages, the oldest first.
  public func take(_ most: Int) -> [Message] {
    waiting.withLock { held in
      let taken = Array(held.prefix(most))
      held.removeFirst(taken.count)
      return taken
    }
  }

  /// Whether nothing waits.
  public var isEmpty: Bool { waiting.withLock(\.isEmpty) }
}
