import Glibc
import Synchronization

/// A pseudo-terminal that this process itself writes to, and counts what arrives frame by frame.
final class Teletype: Sendable {
  /// What has arrived and not been taken.
  private let arrived = Mutex<[UInt8]>([])
  private let master: Int32
  private static let end = Array("\u{1B}[?2026l".utf8)

  /// Makes standard input and output a terminal of that size; nil if none can be had.
  init?(width: Int, height: Int) {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    // TIOCSPTLCK and TIOCGPTN: what unlockpt and ptsname do, which are not handed to Swift.
    var locked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, 0x4004_5431, &locked) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
      return nil
    }
    var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard slave >= 0, dup2(slave, 0) == 0, dup2(slave, 1) == 1 else { return nil }
    close(slave)
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Teletype>.fromOpaque(pointer).takeUnretainedValue().drain()
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
  }

  private func drain() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { return }
      arrived.withLock { $0 += buffer[..<count] }
    }
  }

  /// The bytes of the frame that was just drawn, its marks among them.
  func takeFrame() -> [UInt8] {
    while true {
      let frame = arrived.withLock { bytes -> [UInt8]? in
        guard bytes.count >= Self.end.count, bytes.suffix(Self.end.count).elementsEqual(Self.end) else { return nil }
        defer { bytes = [] }
        return bytes
      }
      if let frame { return frame }
      usleep(100)
    }
  }
}
