import Disclosure
import Glibc

// How well slips in table 3 are found: reports whose relations hold, slips made in them with the shares of the
// reference, and what the diagnosis makes of the result. A hit is the whole truth, cells and values.
// usage: diagnosis-bench [REPORTS-A-LINE] [SEED]

/// Processor time, so that other programs' work does not count.
func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

struct Score {
  var reports = 0
  var detected = 0
  var first = 0
  var topThree = 0
  var lost = 0
  var times: [Double] = []
}

let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
let count = arguments.first ?? 1000
let seed = arguments.dropFirst().first ?? 1
let editions: [Edition] = [.form2021, .form2019]

/// The rank of the truth among the candidates of one diagnosis; nil if it is not there.
func rank(_ diagnosis: Diagnosis, _ truth: SimulatedTable) -> Int? {
  diagnosis.candidates.firstIndex { candidate in
    candidate.changes.allSatisfy { change in
      truth.form.index(of: change.cell.row, change.cell.column).map { truth.values[$0] == change.to.whole } ?? false
    }
  }
}

/// Whether the changes of these candidates are all that differs.
func settles(_ chosen: [Diagnosis.Candidate], _ stated: SimulatedTable, _ truth: SimulatedTable) -> Bool {
  var values = stated.values
  for change in chosen.flatMap(\.changes) {
    if let place = stated.form.index(of: change.cell.row, change.cell.column) { values[place] = change.to.whole ?? -1 }
  }
  return values == truth.values
}

func judge(_ stated: SimulatedTable, _ truth: SimulatedTable, _ score: inout Score) {
  let report = stated.report
  var time = Double.infinity
  var diagnoses: [Diagnosis] = []
  for _ in 0..<3 {
    let start = now()
    diagnoses = Diagnosis.diagnose(report)
    time = min(time, now() - start)
  }
  score.reports += 1
  score.times.append(time)
  guard !diagnoses.isEmpty else { return }
  score.detected += 1
  if diagnoses.contains(where: { $0.candidates.isEmpty }) { score.lost += 1 }
  let ranks = diagnoses.map { rank($0, truth) }
  guard !ranks.contains(nil) else { return }
  let found = zip(diagnoses, ranks).compactMap { diagnosis, rank in rank.map { diagnosis.candidates[$0] } }
  guard settles(found, stated, truth) else { return }
  let product = ranks.reduce(1) { $0 * (1 + ($1 ?? 0)) }
  if product == 1 { score.first += 1 }
  if product <= 3 { score.topThree += 1 }
}

func percent(_ part: Int, _ whole: Int) -> String {
  let tenths = whole == 0 ? 0 : (1000 * part + whole / 2) / whole
  let text = "\(tenths / 10).\(tenths % 10)"
  return String(repeating: " ", count: max(0, 7 - text.count)) + text
}

func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }

func measure(_ name: String, _ size: Size, _ slips: (inout Random) -> [Slip]) {
  var score = Score()
  var random = Random(seed: seed)
  var attempts = 0
  while score.reports < Int(count), attempts < 50 * Int(count) {
    attempts += 1
    let truth = SimulatedTable(Form.table(.requests, editions[attempts % 2]), size, &random)
    var stated = truth
    var made = true
    for slip in slips(&random) {
      var fits = stated.make(slip, &random)
      if !fits, name.contains("mix") || name.contains("cells") {
        for _ in 0..<30 where !fits {
          fits = stated.make(pick(name.contains("mix") ? shares : cellShares, &random), &random)
        }
      }
      made = made && fits
    }
    guard made, stated.values != truth.values else { continue }
    judge(stated, truth, &score)
  }
  let times = score.times.sorted()
  func time(_ share: Double) -> String {
    times.isEmpty ? "-" : String(Int(times[min(times.count - 1, Int(share * Double(times.count)))] + 0.5))
  }
  print(
    padded(size.rawValue, 8) + padded(name, 18) + percent(score.detected, score.reports)
      + percent(score.first, score.reports) + percent(score.topThree, score.reports)
      + percent(score.lost, score.reports) + "   " + padded(time(0.5), 7) + padded(time(0.99), 7) + time(1))
}

func pick(_ shares: [(slip: Slip, share: Double)], _ random: inout Random) -> Slip {
  shares[random.weighted(shares.map(\.share))].slip
}

print("\(count) reports a line, both editions, seed \(seed); hits in %, times in µs")
print("size    slips            detected  first  top 3 no cell   median 99%    worst")
for size in Size.allCases {
  measure("1 cell", size) { random in [pick(cellShares, &random)] }
  for cells in [2, 3, 5] {
    measure("\(cells) cells", size) { random in (0..<cells).map { _ in pick(cellShares, &random) } }
  }
  for slip in Slip.allCases where slip.rawValue > Slip.copiedNeighbour.rawValue && slip != .anythingElse {
    measure(slip.id, size) { _ in [slip] }
  }
  for events in 1...4 {
    measure("mix of \(events)", size) { random in (0..<events).map { _ in pick(shares, &random) } }
  }
}
