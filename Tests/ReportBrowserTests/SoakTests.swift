import Disclosure
import Glibc
import ScreenGrid
import Testing

@testable import ReportBrowser

/// A browser to which anything happens in any order: keys, sizes, the mouse, files that come, change and go, answers
/// that come late, twice or not at all.
private struct Soak {
  var model: Model
  var dice: Dice
  var reports: [SourceSample] = []
  var awaited: [Effect] = []
  private let keys: [Key]

  init(seed: UInt64) {
    dice = Dice(state: seed)
    let language = [Language.chinese, .english].randomElement(using: &dice) ?? .chinese
    let widths = CellWidth(ambiguous: Bool.random(using: &dice) ? .wide : .narrow)
    model = Model(
      options: Model.Options(
        language: language, themes: ["dark", "light", "mono"], theme: "dark", isASCII: Bool.random(using: &dice),
        widths: widths))
    let bound = Keymap.standard.bindings.flatMap(\.keys)
    let typed = "lajx云溪年报2021!-:g/dqzZ 0123456789～，＆ｅ\u{1B}\u{202E}".map(Key.character)
    keys = bound + typed + [.backspace, .delete, .insert, .home, .control("a"), .control("w"), .paste("公开\n\u{1B}[2J")]
    arrive(3)
  }

  mutating func step() -> String {
    switch Int.random(in: 0..<100, using: &dice) {
    case 0..<76: return send(.key(keys.randomElement(using: &dice) ?? .escape))
    case 76..<80: return send(.resized(width: side(220), height: side(70)))
    case 80..<87: return send(.mouse(mouse()))
    case 87..<95: return answer()
    default: return happen()
    }
  }

  private mutating func side(_ most: Int) -> Int {
    let least = Bool.random(using: &dice) ? 0 : most / 4
    return Int.random(in: least...most, using: &dice)
  }

  private mutating func mouse() -> MouseEvent {
    let actions: [MouseEvent.Action] = [.press, .doublePress, .release, .wheelUp, .wheelDown]
    let position = Position(x: Int.random(in: -1...230, using: &dice), y: Int.random(in: -1...80, using: &dice))
    return MouseEvent(action: actions.randomElement(using: &dice) ?? .press, position: position)
  }

  @discardableResult
  private mutating func send(_ message: Message) -> String {
    for effect in update(&model, message) where effect != .quit {
      awaited.append(effect)
      // Some are never answered; they must not fill memory here.
      if awaited.count > 50 { awaited.removeFirst() }
    }
    // Whole reports would take longer to describe than all else.
    return switch message {
    case .key, .mouse, .resized, .searchOn: "\(message)"
    case .loaded: "loaded"
    case .opened: "opened"
    case .replaced: "replaced"
    default: "another message"
    }
  }

  /// A report of few agencies, so that they have years and twins.
  private mutating func report() -> SourceSample {
    var report = Hostile.report(&dice)
    if Int.random(in: 0..<4, using: &dice) > 0 {
      report.agency = Sourced(["云溪县民政局", "青川市审计局", "临安经信局"].randomElement(using: &dice) ?? "", .title)
    }
    if Int.random(in: 0..<8, using: &dice) == 0 { report.year = nil }
    if Int.random(in: 0..<8, using: &dice) == 0 { report.requests = nil }
    if Int.random(in: 0..<8, using: &dice) == 0 { report.sections = [] }
    let page = Bool.random(using: &dice) ? 3 : nil
    return SourceSample(report, asTable: Bool.random(using: &dice), page: page)
  }

  private mutating func arrive(_ count: Int) {
    let new = (0..<count).map { _ in report() }
    reports += new
    send(.loaded(new.map { ReportSummary(of: $0.report, findings: Sample.findings($0.report)) }))
    send(.progress(done: reports.count, total: reports.count + 2))
  }

  private mutating func any() -> ReportID { ReportID(index: Int.random(in: 0...reports.count, using: &dice)) }

  private mutating func happen() -> String {
    switch Int.random(in: 0..<11, using: &dice) {
    case 0 where reports.count < 40:
      arrive(Int.random(in: 1...3, using: &dice))
      return "arrived"
    case 1: return replace()
    case 2: return send(.vanished([any(), any()]))
    case 3: return compare()
    case 4: return send(.loadingFinished)
    case 5 where model.shelf.unread.count < 10:
      return send(.unreadable(path: Hostile.text(4, &dice), reason: Hostile.text(3, &dice)))
    case 6: return send(.openFailed(any(), reason: Hostile.text(3, &dice)))
    case 7: return send(.failed(Hostile.text(12, &dice)))
    case 8: return send(.widths(CellWidth(ambiguous: Bool.random(using: &dice) ? .wide : .narrow)))
    case 9: return takeUp()
    default: return send(.notice(Hostile.text(40, &dice)))
    }
  }

  private mutating func replace() -> String {
    let id = any()
    let new = report()
    if reports.indices.contains(id.index) { reports[id.index] = new }
    let summary = ReportSummary(of: new.report, findings: Sample.findings(new.report))
    return send(.replaced([Replacement(id: id, summary: summary)]))
  }

  private mutating func compare() -> String {
    let found = Rules.confront(across: reports.map { ReportRecord(of: $0.report) })
    let grouped = Dictionary(grouping: found, by: \.report)
    return send(
      .foundAcross(grouped.map { AcrossReview(ReportID(index: $0), Review($1.map(\.finding))) }))
  }

  /// The session ends and is taken up again.
  private mutating func takeUp() -> String {
    let text = model.record.text
    guard let record = SessionRecord(text) else { return "the record cannot be read: \(text)" }
    model.restore(record)
    return "restored"
  }

  /// Does one of the things that were asked for.
  private mutating func answer() -> String {
    guard !awaited.isEmpty else { return "nothing" }
    let effect = awaited.remove(at: Int.random(in: 0..<awaited.count, using: &dice))
    let fails = Int.random(in: 0..<5, using: &dice) == 0
    switch effect {
    case .open(let id, _):
      guard reports.indices.contains(id.index), !fails else { return send(.openFailed(id, reason: "没有了")) }
      let sample = reports[id.index]
      let open = OpenReport(
        report: sample.report, findings: Sample.findings(sample.report), document: sample.document)
      return send(.opened(id, open))
    case .export(let request):
      if fails { return send(.exportFailed(path: "x", reason: Hostile.text(5, &dice))) }
      guard case .file(let path) = request.target, !request.overwrites else { return send(.exportDone(path: "x")) }
      return send(Bool.random(using: &dice) ? .exportExists(path: path) : .exportDone(path: path))
    case .setAside(let id, let entry): return send(fails ? .failed("不行") : .setAside(entry, on: [id], path: "x"))
    case .takeBack(let id, let entry): return send(fails ? .failed("不行") : .takenBack(entry, on: [id], path: "x"))
    case .searchOn(let number): return send(.searchOn(number))
    case .prepare: return send(.prepare)
    case .useTheme(let name): return send(.themeInUse(name))
    default: return send(.notice("好"))
    }
  }
}

/// The most memory that was in use so far, in KiB.
private func mostMemory() -> Int {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  return usage.ru_maxrss
}

/// Says something beside the report of the tests, which keeps it from being lost.
private func say(_ text: String) { _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) } }

/// So many random things, each followed by a whole screen; GOUJI_SOAK says how many, GOUJI_SOAK_SEED from which seed.
@Test func nothingThatHappensBreaksAScreen() throws {
  let asked = getenv("GOUJI_SOAK").flatMap { Int(String(cString: $0)) }
  let count = asked ?? 1500
  let seed = getenv("GOUJI_SOAK_SEED").flatMap { UInt64(String(cString: $0)) } ?? UInt64.random(in: 0...999_999)
  say("soak: \(count) steps from seed \(seed)\n")
  var soak = Soak(seed: seed)
  var last: [String] = []
  var warm = 0
  for number in 0..<count {
    last = last.suffix(6) + [String(soak.step().prefix(120))]
    let screen = view(soak.model)
    let faults = screen.faults
    try #require(
      faults.isEmpty && screen.width == soak.model.size.width && screen.height == soak.model.size.height,
      "seed \(seed) step \(number) in \(soak.model.mode) after \(last): \(faults.prefix(3))")
    let model = soak.model
    try #require(model.past.count <= 201 && model.future.count <= 1000, "seed \(seed) step \(number): jumps")
    try #require(model.history.done.count + model.history.undone.count <= 2 * History.limit, "seed \(seed): history")
    if number == count / 4 { warm = mostMemory() }
  }
  let grown = mostMemory() - warm
  say("soak: memory grew by \(grown) KiB over the last three quarters\n")
  if asked != nil { #expect(grown < 64 * 1024, "seed \(seed)") }
}
