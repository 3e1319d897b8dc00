import Disclosure
import Glibc
import PDFExchange
import Synchronization

/// The `gouji-pdf` processes at work: one for each file being read at a time, each serving many files in turn.
final class PDFPool: Sendable {
  /// The pool of the whole program.
  static let shared = PDFPool()

  /// More characters than any report has: a thousand pages full of them.
  static let mostCharacters = 2_000_000

  private let program: String?
  private let idle = Mutex<[Worker]>([])

  /// A pool of that program, by its path; nil where there is none.
  init(program: String? = PDFPool.findProgram()) { self.program = program }

  /// What `gouji-pdf` answers about a file, or why there is no answer; a crash or a file that takes too long ends that
  /// process and no other.
  func read(_ bytes: [UInt8], _ limits: ReadingLimits) -> Result<PDFAnswer, ReadingError.Kind> {
    guard let program else { return .failure(.toolMissing(.pdfReader)) }
    let waiting = idle.withLock { $0.popLast() }
    if let waiting, waiting.memory == limits.memory {
      switch waiting.read(bytes, limits) {
      // It may have been killed while it waited; then the file has not had its turn.
      case .failure(.ended) where !waiting.hasAnswered: break
      case let answer: return finish(answer, waiting, limits)
      }
    }
    do throws(ChildProcess.Failure) {
      let fresh = try Worker(program, limits)
      return finish(fresh.read(bytes, limits), fresh, limits)
    } catch { return .failure(Self.kind(of: error, nil, limits)) }
  }

  private func finish(
    _ answer: Result<PDFAnswer, ChildProcess.Failure>, _ worker: Worker, _ limits: ReadingLimits
  ) -> Result<PDFAnswer, ReadingError.Kind> {
    switch answer {
    case .success(let answer):
      if worker.mayGoOn { idle.withLock { $0.append(worker) } }
      return .success(answer)
    case .failure(let failure): return .failure(Self.kind(of: failure, worker.end(), limits))
    }
  }

  private static func kind(
    of failure: ChildProcess.Failure, _ end: ChildProcess.End?, _ limits: ReadingLimits
  ) -> ReadingError.Kind {
    switch (failure, end) {
    case (.notStarted(ENOENT), _), (.notStarted(EACCES), _): .toolMissing(.pdfReader)
    case (.timedOut, _), (_, .signal(SIGXCPU)): .overLimit(.time(seconds: limits.seconds))
    default: .toolFailed(.pdfReader)
    }
  }

  /// Where `gouji-pdf` lies: named by `GOUJI_PDF`, beside this program, in the `libexec` folder next to its own, on PATH.
  static func findProgram() -> String? {
    let name = "gouji-pdf"
    if let named = getenv("GOUJI_PDF").map({ String(cString: $0) }), !named.isEmpty { return named }
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &buffer, buffer.count)
    if length > 0 {
      let path = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
      let places = ["\(folder)/\(name)", "\(folder)/../libexec/\(name)"]
      if let place = places.first(where: { access($0, X_OK) == 0 }) { return place }
    }
    return ProgramSearch.find(name)
  }
}

/// One `gouji-pdf` process. Handed from one reading task to the next, never shared.
private final class Worker: @unchecked Sendable {
  /// The memory it may take, for it was started so.
  let memory: Int
  /// Whether any answer has come from it yet to the request at hand.
  private(set) var hasAnswered = false
  private let child: ChildProcess
  private var count = 0

  /// After so many files a new process takes over, whatever libraries may have let slip.
  private static let mostFiles = 256
  /// More bytes than the longest answer has.
  private static let longestAnswer = 256 << 20

  init(_ program: String, _ limits: ReadingLimits) throws(ChildProcess.Failure) {
    memory = limits.memory
    var settings = ChildProcess.Program(path: program, limits: ChildProcess.Limits(memory: limits.memory))
    settings.environment = Self.environment
    child = try ChildProcess(settings)
  }

  /// This program's own, and that the C library keep freed memory at hand: poppler asks for millions of small pieces.
  private static let environment: [String] = {
    var own: [String] = []
    var entry = environ
    while let text = entry.pointee {
      own.append(String(cString: text))
      entry += 1
    }
    return own.filter { !$0.hasPrefix("GLIBC_TUNABLES=") } + [
      "GLIBC_TUNABLES=glibc.malloc.tcache_count=50000:glibc.malloc.trim_threshold=134217728"
    ]
  }()

  var mayGoOn: Bool { count < Self.mostFiles }

  func end() -> ChildProcess.End? { child.end() }

  func read(_ bytes: [UInt8], _ limits: ReadingLimits) -> Result<PDFAnswer, ChildProcess.Failure> {
    count += 1
    hasAnswered = false
    var request: [UInt8] = []
    request.reserveCapacity(PDFExchange.requestLength + bytes.count)
    let head = [
      UInt32(clamping: bytes.count), UInt32(clamping: limits.pages), UInt32(PDFPool.mostCharacters),
      UInt32(clamping: limits.seconds),
    ]
    for number in head { withUnsafeBytes(of: number.littleEndian) { request += $0 } }
    request += bytes
    var answer = PDFAnswer()
    var taken = 0
    var isBroken = false
    let deadline = ContinuousClock.now + .seconds(limits.seconds)
    do throws(ChildProcess.Failure) {
      _ = try child.exchange(request, limit: Self.longestAnswer, deadline: deadline) { received in
        hasAnswered = hasAnswered || !received.isEmpty
        isBroken = !Self.take(received, from: &taken, into: &answer)
        return isBroken || answer.outcome != nil
      }
    } catch { return .failure(error) }
    return isBroken ? .failure(.ended) : .success(answer)
  }

  /// Takes in the frames that have come whole; false if they make no sense.
  private static func take(_ received: [UInt8], from taken: inout Int, into answer: inout PDFAnswer) -> Bool {
    while answer.outcome == nil, received.count - taken >= PDFExchange.frameHead {
      guard PDFExchange.Frame(rawValue: received[taken]) != nil else { return false }
      let length = (1...4).reversed().reduce(0) { $0 << 8 | Int(received[taken + $1]) }
      let start = taken + PDFExchange.frameHead
      guard received.count - start >= length else { return true }
      guard answer.take(kind: received[taken], received[start..<start + length]) else { return false }
      taken = start + length
    }
    return true
  }
}
