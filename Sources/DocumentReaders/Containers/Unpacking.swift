/// Unpacking by programs that read what this one does not, without their ever writing a file: what they unpack comes
/// through a pipe, so that no name in an archive can lead anywhere.
enum Unpacking {
  /// The content of a gzip file.
  static func gunzip(
    _ path: String, budget: ExpansionBudget, context: ReadingContext
  ) throws(ReadingError.Kind) -> (content: SpoolFile, remark: ReadingError.Kind?) {
    guard let gzip = ProgramSearch.find("gzip") else { throw .toolMissing(.unpacker) }
    let content = try SpoolFile()
    let isWhole = try run(gzip, ["-dc", path], into: content, budget: budget, context: context)
    if content.count == 0, !isWhole { throw .damaged(.gzip) }
    return (content, isWhole ? nil : .damaged(.gzip))
  }

  /// An archive's members as a tar archive, which bsdtar makes of any kind it knows; nil if it makes nothing of it.
  static func tar(
    of path: String, budget: ExpansionBudget, context: ReadingContext
  ) throws(ReadingError.Kind) -> (content: SpoolFile, isWhole: Bool)? {
    guard let bsdtar = ProgramSearch.find("bsdtar") else { return nil }
    let content = try SpoolFile()
    let isWhole = try run(bsdtar, ["-cf", "-", "@" + path], into: content, budget: budget, context: context)
    return (content, isWhole)
  }

  /// What a program writes, in a file; whether it ended content.
  static func run(
    _ program: String, _ arguments: [String], into content: SpoolFile, budget: ExpansionBudget, context: ReadingContext
  ) throws(ReadingError.Kind) -> Bool {
    let limit = min(budget.bytes, context.limits.archiveExpandedBytes)
    var failure: ReadingError.Kind?
    let isWhole = try start(program, arguments, context: context) { piece in
      do throws(ReadingError.Kind) {
        guard content.count + piece.count <= limit + (limit >> 3) else { throw .overLimit(.expanded(bytes: limit)) }
        try content.add(piece)
      } catch { failure = error }
      return failure == nil
    }
    if let failure { throw failure }
    return isWhole
  }

  /// Runs a program and hands on what it writes until `take` wants no more; whether it ended content.
  static func start(
    _ program: String, _ arguments: [String], context: ReadingContext, take: ([UInt8]) -> Bool
  ) throws(ReadingError.Kind) -> Bool {
    let limits = context.limits
    var settings = ChildProcess.Program(path: program, arguments: arguments)
    settings.environment = ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"]
    // It has nothing to write but what comes through the pipe.
    settings.limits = ChildProcess.Limits(
      memory: limits.memory, processorSeconds: limits.seconds, fileBytes: 1)
    let deadline = ContinuousClock.now + .seconds(limits.seconds)
    do throws(ChildProcess.Failure) {
      let child = try ChildProcess(settings)
      guard try child.drain(deadline: deadline, take: take) else { return false }
      return try child.finish(deadline) == .exit(0)
    } catch {
      switch error {
      case .notStarted(let code): throw .system(code)
      case .timedOut: throw .overLimit(.time(seconds: limits.seconds))
      case .tooMuch, .ended: return false
      }
    }
  }
}
